"""Reads of tasks: open ones, those of a session, mine."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.actor import Actor
from foundation.audit.models import Entry
from foundation.writing.queries import revisions
from network.models import Network, School
from sessions.models import NetworkSession, Task, TaskState

TASK = "sessions.task"  # what the histories of its words are kept under


def all_tasks() -> QuerySet[Task]:
    """Tasks with what every list of them names."""
    return Task.objects.select_related(
        "person", "school", "session", "due_session", "network", "item"
    ).order_by("due_on", "pk")


def task_for(actor: Actor, pk: int) -> Task | None:
    """The task, if the actor holds a role in its network."""
    return all_tasks().filter(pk=pk, network__in=actor.networks()).first()


def open_tasks(
    *, network: Network | None = None, school: School | None = None, person: Person | None = None
) -> list[Task]:
    """Open tasks of a network, a school or a person, by due date. A person's includes no school's."""
    found = all_tasks().filter(state=TaskState.OPEN)
    if network is not None:
        found = found.filter(network=network)
    if school is not None:
        found = found.filter(school=school)
    if person is not None:
        found = found.filter(person=person)
    return list(found)


def tasks_of(actor: Actor, *, state: str = TaskState.OPEN) -> list[Task]:
    """The actor's own tasks, those of the schools they lead and of the whole networks they convene, by due date."""
    at_school = Q(school__in=actor.schools("principal", "leader"))
    whole = Q(person=None, school=None, network__in=actor.networks("convenor"))
    mine = Q(person=actor.person) | at_school | whole
    return list(all_tasks().filter(mine, state=state, network__in=actor.networks()))


@dataclass(frozen=True)
class TaskLine:
    """A task as people speak of it: one row, or the rows that every school has of the same task."""

    tasks: tuple[Task, ...]

    @property
    def first(self) -> Task:
        """The row that speaks for the line."""
        return self.tasks[0]

    @property
    def what(self) -> str:
        """What is to be done."""
        return self.first.what

    @property
    def due_on(self) -> date:
        """When it is due."""
        return self.first.due_on

    @property
    def who(self) -> str:
        """Whom it is for, in words of the language in use."""
        if self.for_every_school:
            return _("Each school")
        if self.first.person:
            return self.first.person.name
        return self.first.school.name if self.first.school else _("The whole network")

    @property
    def for_every_school(self) -> bool:
        """Each school does it for itself."""
        return len(self.tasks) > 1

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self.tasks)

    @property
    def open_row(self) -> Task:
        """The row to change it by: the first that is open, while one is."""
        return next((task for task in self.tasks if task.state == TaskState.OPEN), self.first)

    @property
    def done(self) -> int:
        """How many of the rows are done."""
        return sum(task.state == TaskState.DONE for task in self.tasks)

    @property
    def is_open(self) -> bool:
        """Somebody still has it to do."""
        return any(task.state == TaskState.OPEN for task in self.tasks)

    @property
    def is_dropped(self) -> bool:
        """Dropped, nobody has it to do and nobody did it."""
        return not self.is_open and not self.done

    @property
    def is_late(self) -> bool:
        """Open past its date."""
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def mark(self) -> str:
        """The shape beside it."""
        if self.is_late:
            return "warn"
        return "open" if self.is_open else "close" if self.is_dropped else "done"


def lines(tasks: list[Task]) -> list[TaskLine]:
    """Tasks as lines, rows of the same group together, in the order of the first."""
    groups: dict[str, list[Task]] = {}
    for task in tasks:
        groups.setdefault(task.group or f"#{task.pk}", []).append(task)
    return [TaskLine(tuple(rows)) for rows in groups.values()]


def open_lines(network: Network) -> list[TaskLine]:
    """The network's open tasks as lines; a task for each school with all its rows, so that it can be counted."""
    still = Task.objects.filter(network=network, state=TaskState.OPEN).exclude(group="")
    wanted = Q(state=TaskState.OPEN) | Q(group__in=still.values("group"))
    return lines(list(all_tasks().filter(wanted, network=network)))


def tasks_before(session: NetworkSession, previous: NetworkSession | None) -> list[TaskLine]:
    """What stands in the session's agenda: everything given before it that is open, and what the last session gave."""
    given = Q(created_at__lt=session.starts_at) & (Q(session__isnull=True) | ~Q(session=session))
    still = Task.objects.filter(network=session.network_id, state=TaskState.OPEN).exclude(group="")
    kept = Q(state=TaskState.OPEN) | Q(group__in=still.values("group"))
    if previous is not None:
        kept |= Q(session=previous)
    return lines(list(all_tasks().filter(given, kept, network=session.network_id)))


def tasks_from(session: NetworkSession) -> list[TaskLine]:
    """The tasks that the session gave."""
    return lines(list(all_tasks().filter(session=session).order_by("item__position", "pk")))


def closed_tasks(network: Network, newest: int = 30) -> list[Task]:
    """The tasks of the network that were closed last, newest first."""
    found = all_tasks().filter(network=network).exclude(state=TaskState.OPEN)
    return list(found.order_by("-closed_at", "-pk")[:newest])


@dataclass(frozen=True)
class TaskChange:
    """One thing that was changed: its date, its holder (names, empty for the whole network) or its words."""

    at: datetime
    name: str
    about: str
    was: Any
    now: Any


def history_of(task: Task) -> list[TaskChange]:
    """What has been changed since the task was given, newest first; five queries at most, however long."""
    first = Task.objects.filter(group=task.group).order_by("pk").first() if task.group else task
    assert first is not None, "the task itself is in its group"
    found = [*_moves(first), *_wordings(first)]
    return sorted(found, key=lambda change: change.at, reverse=True)


def _moves(task: Task) -> list[TaskChange]:
    kept = Entry.objects.filter(kind=task._meta.label_lower, object_id=task.pk, action="task.changed")
    entries = list(kept.select_related("person"))
    facts = [fact for entry in entries for fact in entry.detail.items()]
    names = {
        "person": _names(
            Person.objects.all(), [pk for about, ids in facts if about == "person" for pk in ids]
        ),
        "school": _names(
            School.objects.all(), [pk for about, ids in facts if about == "school" for pk in ids]
        ),
    }
    return [change for entry in entries for change in _of_entry(entry, names)]


def _names(rows: QuerySet[Any], pks: list[int | None]) -> dict[int | None, str]:
    return {pk: row.name for pk, row in rows.in_bulk([pk for pk in pks if pk]).items()}


def _of_entry(entry: Entry, names: dict[str, dict[int | None, str]]) -> Iterable[TaskChange]:
    by = entry.person.name if entry.person else ""
    if "due_on" in entry.detail:
        first, then = (date.fromisoformat(day) for day in entry.detail["due_on"])
        yield TaskChange(entry.at, by, "due", first, then)
    holders = [(names[about], entry.detail[about]) for about in ("person", "school") if about in entry.detail]
    if holders:
        was, now = ("".join(known.get(ids[side], "") for known, ids in holders) for side in (0, 1))
        yield TaskChange(entry.at, by, "who", was, now)


def _wordings(task: Task) -> list[TaskChange]:
    held = list(reversed(revisions(TASK, task.pk, "what")))
    return [
        TaskChange(now.last_saved, now.by.name if now.by else "", "what", was.value, now.value)
        for was, now in pairwise(held)
    ]
