"""Tasks: given, changed, done, dropped, passed on."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record as note_down
from foundation.writing.actions import keep_choice
from network.models import Network, School
from network.queries import schools_of
from sessions.models import AgendaItem, NetworkSession, Task, TaskState
from sessions.queries.sessions import session_to_come
from sessions.queries.tasks import TASK

WITHOUT_A_SESSION = timedelta(days=30)
MOVED = ("person", "school", "due_on")


@transaction.atomic
def give_task(
    *,
    network: Network,
    what: str,
    by: Person,
    session: NetworkSession | None = None,
    item: AgendaItem | None = None,
    person: Person | None = None,
    school: School | None = None,
    each_school: bool = False,
    due_on: date | None = None,
    due_session: NetworkSession | None = None,
) -> list[Task]:
    """A task for a person, a school, each school for itself, or (none of them) the whole network.

    Due at `due_session` or on `due_on`; without either at the next session, and where none is planned in a month.
    """
    if due_session is None and due_on is None:
        due_session = session_to_come(network, besides=session)
    if due_session is not None:
        due_on = timezone.localdate(due_session.starts_at)
    schools: list[School | None] = list(schools_of(network)) if each_school else [school]
    group = secrets.token_hex(8) if len(schools) > 1 else ""
    tasks = [
        Task.objects.create(
            network=network,
            session=session,
            item=item,
            what=what,
            person=person,
            school=one,
            group=group,
            due_on=due_on or timezone.localdate() + WITHOUT_A_SESSION,
            due_session=due_session,
            created_by=by,
        )
        for one in schools
    ]
    note_down(by=by, action="task.given", obj=tasks[0], network=network.pk, detail={"rows": len(tasks)})
    return tasks


@transaction.atomic
def finish_task(*, task: Task, by: Person) -> Task:
    """Done; harmless pressed twice."""
    return _close(task, TaskState.DONE, "", by)


@transaction.atomic
def drop_task(*, task: Task, reason: str, by: Person) -> Task:
    """Dropped, with the reason; harmless pressed twice."""
    return _close(task, TaskState.DROPPED, reason, by)


@transaction.atomic
def reopen_task(*, task: Task, by: Person) -> Task:
    """Undo: the task is open again; harmless pressed twice."""
    row = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.state == TaskState.OPEN:
        return row
    row.state, row.reason, row.closed_at, row.closed_by = TaskState.OPEN, "", None, None
    row.save(update_fields=["state", "reason", "closed_at", "closed_by"])
    note_down(by=by, action="task.reopened", obj=row, network=row.network_id)
    return row


def _close(task: Task, state: str, reason: str, by: Person) -> Task:
    row = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if row.state != TaskState.OPEN:
        return row
    row.state, row.reason, row.closed_at, row.closed_by = state, reason, timezone.now(), by
    row.save(update_fields=["state", "reason", "closed_at", "closed_by"])
    note_down(by=by, action=f"task.{state}", obj=row, network=row.network_id)
    return row


@transaction.atomic
def change_task(*, task: Task, by: Person, **agreed: Any) -> Task:
    """Change `what`, `person` and `school`, `due_on` and `due_session` of an open task, in each row of its group.

    What stands already is left alone. The new holder is told in the weekly mail. Raises Refused once it is closed.
    """
    rows = list(_rows_of(task).select_for_update(of=("self",)).order_by("pk"))
    if not any(row.state == TaskState.OPEN for row in rows):
        raise Refused(_("The task is closed already. Open it again before you change it."))
    news = {name: value for name, value in agreed.items() if getattr(rows[0], name) != value}
    if news:
        _note_change(rows[0], news, by)
    for row in rows if news else ():
        _set(row, news, by)
    return rows[0]


def _set(row: Task, news: dict[str, Any], by: Person) -> None:
    for name, value in news.items():
        setattr(row, name, value)
    if "person" in news or "school" in news:
        row.is_news = row.person != by
    row.save(update_fields=[*news, "is_news"])


def _note_change(task: Task, news: dict[str, Any], by: Person) -> None:
    """Ids and dates into the audit trail, words into the history of the text."""
    if "what" in news:
        keep_choice(kind=TASK, obj=task, field="what", before=task.what, after=news["what"], by=by)
    facts = {
        name: [_fact(getattr(task, name)), _fact(value)] for name, value in news.items() if name in MOVED
    }
    note_down(by=by, action="task.changed", obj=task, network=task.network_id, detail=facts)


def _fact(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value and value.pk


def _rows_of(task: Task) -> QuerySet[Task]:
    rows = Task.objects.filter(network=task.network_id)
    return rows.filter(group=task.group) if task.group else rows.filter(pk=task.pk)


@transaction.atomic
def take_task_back(*, task: Task, by: Person) -> int:
    """Delete a task given by mistake, with the rows of its group, while nothing has been done about it.

    Raises Refused when some of it is done or dropped.
    """
    rows = _rows_of(task)
    if rows.exclude(state=TaskState.OPEN).exists():
        raise Refused(_("Somebody has already closed this task. Drop the rest with a reason instead."))
    note_down(by=by, action="task.taken_back", obj=task, network=task.network_id)
    return rows.delete()[0]


@transaction.atomic
def pass_on_tasks(
    *, network: Network, leaves: Person, to: Person, by: Person, but: Iterable[Task] = ()
) -> int:
    """Someone takes over: the open tasks that the one who leaves has in their own name, `but` those; how many."""
    held = Task.objects.open().filter(network=network, person=leaves)
    rows = list(held.exclude(pk__in=[task.pk for task in but]))
    for row in rows:
        change_task(task=row, person=to, by=by)
    return len(rows)
