"""What the clock makes due: a word to those who have not answered, and each person's tasks once a week."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from foundation import spelling
from foundation.post import due, kinds
from foundation.post.actions import Recipient, post
from network.models import Role, RoleAssignment
from sessions.actions.call import convenor_of, token_for
from sessions.actions.seats import keep_seats
from sessions.models import Answer, CallAnswer, NetworkSession, State, Task, TaskState
from sessions.queries.pages import RELATED
from sessions.queries.tasks import all_tasks

REMIND_BEFORE = timedelta(days=5)
AHEAD = timedelta(days=14)
THURSDAY, NOT_BEFORE = 3, 7
WEEK = "sessions.tasks.week"


def register() -> None:
    """Enter the jobs and what their mails are for."""
    due.register("sessions.seats", keep_the_seats)
    due.register("sessions.remind", remind_the_silent)
    due.register("sessions.tasks", send_task_digests)
    kinds.register("session.call", gettext_lazy("Call to a session"))
    kinds.register("session.update", gettext_lazy("Updated call to a session"))
    kinds.register("session.cancel", gettext_lazy("Cancelled session"))
    kinds.register("session.left", gettext_lazy("No longer called to a session"))
    kinds.register("session.remind", gettext_lazy("Reminder to answer a call"))
    kinds.register("session.minutes", gettext_lazy("Minutes of a session"))


def keep_the_seats(now: datetime) -> int:
    """Who joins after the call gets it, and who leaves has the entry taken out of their calendar; how many mails."""
    coming = NetworkSession.objects.filter(state=State.CALLED, starts_at__gt=now)
    return sum(keep_seats(session=session) for session in coming.select_related("network"))


def remind_the_silent(now: datetime) -> int:
    """Five days before a session, once: a mail to those who have not answered the call; how many."""
    soon = NetworkSession.objects.filter(
        state=State.CALLED, starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE
    ).select_related("network", "host")
    return sum(_remind(session, now) for session in soon)


@transaction.atomic
def _remind(session: NetworkSession, now: datetime) -> int:
    if session.called_at and now - session.called_at < timedelta(days=2):
        return 0
    if not due.remind_once(
        kind="sessions.remind", object_id=session.pk, day=timezone.localdate(session.starts_at)
    ):
        return 0
    silent = (
        session.answers.called().filter(answer=Answer.NONE, person__is_active=True).select_related("person")
    )
    for answer in silent:
        _ask(session, answer)
    return len(silent)


def _ask(session: NetworkSession, answer: CallAnswer) -> None:
    person, convenor = answer.person, convenor_of(session)
    with translation.override(person.language):
        post(
            kind="session.remind",
            recipients=[Recipient(person.email, person.name, person.pk, person.language)],
            subject=_("Are you coming to session %(number)d on %(day)s?")
            % {
                "number": session.number,
                "day": spelling.daymonth(session.local_start.date(), person.language),
            },
            body=render_to_string(
                "sessions/mail/remind.txt",
                {
                    "session": session,
                    "person": person,
                    "convenor": convenor,
                    "address": settings.SITE_ADDRESS
                    + reverse("sessions:answer_by_link", args=[token_for(answer)]),
                },
            ),
            reply_to=convenor.email if convenor else None,
            from_name=session.network.name,
            related=(RELATED, session.pk),
        )


def send_task_digests(now: datetime) -> int:
    """Monday from seven: one mail to each who has a task that is late, due within 14 days or passed to them; how many.

    Was nothing running on Monday, the first day until Thursday when something is: once a week, and once a person. A
    person's own tasks go into the same mail as those they answer for: a school's its principal, the whole network's its
    convenor. Networks that have ended send none.
    """
    here = timezone.localtime(now)
    monday = here.date() - timedelta(days=here.weekday())
    if here.weekday() > THURSDAY or here.hour < NOT_BEFORE:
        return 0
    if due.was_reminded(kind=WEEK, object_id=0, day=monday):
        return 0
    soon = Q(due_on__lte=here.date() + AHEAD) | Q(is_news=True)
    tasks = all_tasks().filter(soon, state=TaskState.OPEN)
    mine = _by_person(list(tasks.filter(network__ended_on__isnull=True)), now)
    sent = sum(_digest(person, held, monday) for person, held in mine.items())
    due.remind_once(kind=WEEK, object_id=0, day=monday)
    return sent


def _by_person(tasks: list[Task], now: datetime) -> dict[Person, list[Task]]:
    answering = _who_answers(tasks, timezone.localdate(now))
    found: dict[Person, list[Task]] = {}
    for task in tasks:
        for person in _holders(task, answering):
            found.setdefault(person, []).append(task)
    return found


Place = tuple[str, int]


def _who_answers(tasks: list[Task], day: date) -> dict[Place, list[Person]]:
    """The principals of the schools and the convenors of the networks, by place."""
    at_school = Q(role=Role.PRINCIPAL, school__in={task.school_id for task in tasks if task.school_id})
    in_network = Q(role=Role.CONVENOR, network__in={task.network_id for task in tasks})
    roles = RoleAssignment.objects.on(day).filter(at_school | in_network, person__is_active=True)
    found: dict[Place, list[Person]] = {}
    for role in roles.select_related("person"):
        place = ("school", role.school_id) if role.school_id else ("network", role.network_id or 0)
        found.setdefault(place, []).append(role.person)
    return found


def _holders(task: Task, answering: dict[Place, list[Person]]) -> Iterable[Person]:
    if task.person is not None:
        return [task.person] if task.person.is_active else []
    place = ("school", task.school_id) if task.school_id else ("network", task.network_id)
    return answering.get(place, [])


@transaction.atomic
def _digest(person: Person, tasks: list[Task], monday: date) -> int:
    if not due.remind_once(kind="sessions.tasks", object_id=person.pk, day=monday):
        return 0
    Task.objects.filter(pk__in=[task.pk for task in tasks], is_news=True).update(is_news=False)
    with translation.override(person.language):
        count = len(tasks)
        word = spelling.words(count, person.language)
        post(
            kind="digest",
            recipients=[Recipient(person.email, person.name, person.pk, person.language)],
            subject=_("One task waits for you")
            if count == 1
            else _("%(count)s tasks wait for you") % {"count": word.capitalize()},
            body=render_to_string(
                "sessions/mail/digest.txt",
                {
                    "person": person,
                    "tasks": tasks,
                    "address": settings.SITE_ADDRESS + reverse("sessions:my_tasks"),
                },
            ),
        )
    return 1
