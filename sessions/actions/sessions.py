"""Planning, moving and cancelling sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import ProgrammeYear, School
from network.queries import version_of
from sessions.actions.filling import fill_agenda, refit_films
from sessions.models import (
    Attendance,
    Holding,
    Kind,
    Minutes,
    Mode,
    NetworkSession,
    State,
    Task,
    TaskState,
)
from sessions.queries.agenda import content_for
from sessions.queries.sessions import session_after


@transaction.atomic
def plan_session(
    *,
    year: ProgrammeYear,
    kind: str,
    starts_at: datetime,
    by: Person,
    minutes: int | None = None,
    host: School | None = None,
    place: str = "",
    films: Sequence[str] | None = None,
    extra_time_school: School | None = None,
    rkbu_takes_part: bool | None = None,
    more: dict[str, Any] | None = None,
) -> NetworkSession:
    """A new session of the year with its agenda filled; what is not given comes from the content.

    Films of a middle session are the schedule's to choose: none unless given.
    """
    session = NetworkSession(
        programme_year=year,
        network=year.network,
        number=1,
        kind=kind,
        starts_at=starts_at,
        minutes=minutes or 90,
        host=host,
        place=place,
        extra_time_school=extra_time_school,
        content_version=version_of(year.network),
        **(more or {}),
    )
    template = content_for(session).session(kind)
    session.minutes = minutes or template.minutes
    session.films = list(films) if films is not None else list(template.videos if kind != Kind.MIDDLE else ())
    session.rkbu_takes_part = template.rkbu if rkbu_takes_part is None else rkbu_takes_part
    session.save()
    number_sessions(year)
    session.refresh_from_db(fields=["number"])
    fill_agenda(session=session, by=by)
    record(by=by, action="session.planned", obj=session, network=session.network_id)
    return session


def number_sessions(year: ProgrammeYear) -> None:
    """Number the year's standing sessions 1, 2, … by their start."""
    standing = NetworkSession.objects.standing().filter(programme_year=year).in_time_order()
    for number, session in enumerate(standing, start=1):
        if session.number != number:
            NetworkSession.objects.filter(pk=session.pk).update(number=number)


@transaction.atomic
def move_session(
    *,
    session: NetworkSession,
    by: Person,
    starts_at: datetime,
    minutes: int,
    mode: str,
    host: School | None,
    place: str = "",
    online_link: str = "",
) -> NetworkSession:
    """Change when or where; after a call the changed call is the convenor's next step.

    Tasks that are due at the session follow its date. Raises Refused when the session has been held.
    """
    row = locked(session)
    if not row.is_open:
        raise Refused(
            _("The session has been held or cancelled. Its time and place are part of what happened.")
        )
    if row.starts_at != starts_at:
        _take_back_the_start(row)
    row.starts_at, row.minutes, row.mode = starts_at, minutes, mode
    row.host, row.place, row.online_link = host, place, online_link
    row.save()
    number_sessions(row.programme_year)
    _tasks_follow(row)
    record(by=by, action="session.moved", obj=row, network=row.network_id)
    row.refresh_from_db()
    return row


@transaction.atomic
def meet_online(*, session: NetworkSession, online_link: str, by: Person) -> NetworkSession:
    """*Flytt til Teams*: the same time, on the net; harmless pressed twice."""
    row = locked(session)
    if not row.is_open:
        raise Refused(
            _("The session has been held or cancelled. Its time and place are part of what happened.")
        )
    if row.mode != Mode.ONLINE or row.online_link != online_link:
        row.mode, row.online_link = Mode.ONLINE, online_link
        row.save(update_fields=["mode", "online_link"])
        record(by=by, action="session.moved_online", obj=row, network=row.network_id)
    return row


@transaction.atomic
def cancel_session(*, session: NetworkSession, reason: str, by: Person) -> NetworkSession:
    """Cancel a session that has not been held; its open tasks are due at the next. Harmless pressed twice.

    Raises Refused for a session with minutes: what has happened cannot be cancelled.
    """
    row = locked(session)
    if row.state == State.CANCELLED:
        return row
    if row.is_held:
        raise Refused(_("This session has been held and has minutes. It can no longer be cancelled."))
    _take_back_the_start(row)
    row.state, row.cancelled_at, row.cancel_reason = State.CANCELLED, timezone.now(), reason
    row.save(update_fields=["state", "cancelled_at", "cancel_reason"])
    number_sessions(row.programme_year)
    _tasks_go_on(row)
    record(by=by, action="session.cancelled", obj=row, network=row.network_id)
    return row


@transaction.atomic
def edit_session(*, session: NetworkSession, by: Person, **fields: Any) -> NetworkSession:
    """Change heading, focus, preparation, practical matters, who takes part, or the films.

    Raises Refused when the session has been held.
    """
    row = locked(session)
    if not row.is_open:
        raise Refused(_("The session has been held or cancelled. Its agenda is part of what happened."))
    films_before = list(row.films)
    for name, value in fields.items():
        setattr(row, name, value)
    row.agenda_touched = True
    row.save(update_fields=[*fields, "agenda_touched"])
    if list(row.films) != films_before:
        refit_films(session=row, before=films_before, by=by)
    record(by=by, action="session.edited", obj=row, network=row.network_id, detail={"fields": sorted(fields)})
    return row


@transaction.atomic
def ask_question(*, session: NetworkSession, question: str, by: Person) -> NetworkSession:
    """The school with extra time writes what it needs help with; it stands in the agenda."""
    row = locked(session)
    if not row.is_open:
        raise Refused(_("The session has been held. The question can no longer be changed."))
    if row.extra_question != question:
        row.extra_question = question
        row.save(update_fields=["extra_question"])
        record(by=by, action="session.question", obj=row, network=row.network_id)
    return row


@transaction.atomic
def tick_host_check(*, session: NetworkSession, key: str, done: bool, by: Person) -> NetworkSession:
    """The host's checklist: room, projector, coffee, parking."""
    row = locked(session)
    row.host_checks = {**row.host_checks, key: done}
    row.save(update_fields=["host_checks"])
    record(by=by, action="session.host_check", obj=row, network=row.network_id, detail={key: done})
    return row


def locked(session: NetworkSession) -> NetworkSession:
    """The session's row, held until the transaction ends."""
    return (
        NetworkSession.objects.select_for_update(of=("self",))
        .select_related("network", "programme_year", "content_version")
        .get(pk=session.pk)
    )


def _take_back_the_start(session: NetworkSession) -> None:
    """A session that was started by mistake is as before; what somebody has written stands in the way.

    Raises Refused when the minutes hold anything.
    """
    minutes = Minutes.objects.filter(session=session).first()
    if minutes is None:
        return
    written = minutes.notes.exclude(text="").exists() or minutes.decisions.there().exists()
    if written or minutes.summary or Task.objects.filter(session=session).exists():
        raise Refused(
            _("The session has begun, and its minutes have text. End it first; then the minutes are written.")
        )
    Holding.objects.filter(session=session).delete()
    Attendance.objects.filter(session=session).delete()
    minutes.delete()


def _tasks_follow(session: NetworkSession) -> None:
    due = timezone.localdate(session.starts_at)
    Task.objects.filter(due_session=session, state=TaskState.OPEN).update(due_on=due)


def _tasks_go_on(session: NetworkSession) -> None:
    following = session_after(session)
    if following is not None:
        Task.objects.filter(due_session=session, state=TaskState.OPEN).update(
            due_session=following, due_on=timezone.localdate(following.starts_at)
        )
