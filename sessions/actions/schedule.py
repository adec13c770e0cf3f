"""Laying the year: closed days, saving a proposal, swapping hosts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import Network, ProgrammeYear, School
from sessions.actions.filling import fill_agenda, refit_films
from sessions.actions.next_year import carry_tasks_over
from sessions.actions.sessions import cancel_session, locked, move_session, plan_session
from sessions.models import ClosedRange, NetworkSession
from sessions.models.sessions import OPEN_STATES


@transaction.atomic
def close_days(*, network: Network, starts_on: date, ends_on: date, reason: str, by: Person) -> ClosedRange:
    """Keep days out of the schedule; the same days twice are one range."""
    found, new = ClosedRange.objects.get_or_create(
        network=network, starts_on=starts_on, ends_on=ends_on, defaults={"reason": reason}
    )
    if new:
        record(by=by, action="schedule.days_closed", obj=found, network=network.pk)
    return found


@transaction.atomic
def open_days(*, closed: ClosedRange, by: Person) -> None:
    """Give closed days back to the schedule."""
    record(by=by, action="schedule.days_opened", obj=closed, network=closed.network_id)
    closed.delete()


@dataclass(frozen=True)
class Laid:
    """One session as it shall stand; `session` is the planned one it changes, None for a new one."""

    session: NetworkSession | None
    kind: str
    starts_at: datetime
    minutes: int
    host: School | None
    extra_time: School | None
    films: tuple[str, ...]
    rkbu: bool


@transaction.atomic
def save_schedule(
    *,
    year: ProgrammeYear,
    laid: Sequence[Laid],
    gone: Sequence[NetworkSession],
    weekday: int,
    starts_at: time,
    middle_sessions: int,
    by: Person,
) -> None:
    """Store a proposal as it was seen and changed; what is called or held is not among `laid`.

    Planned sessions are moved, new ones get their agenda, those the year no longer has are cancelled.
    """
    year.weekday, year.starts_at, year.middle_sessions = weekday, starts_at, middle_sessions
    year.save(update_fields=["weekday", "starts_at", "middle_sessions"])
    for one in laid:
        if one.session is None:
            _plan(year, one, by)
        else:
            _change(one.session, one, by)
    with translation.override(year.network.language):
        reason = _("Not part of the year's schedule any more.")
    for session in gone:
        cancel_session(session=session, reason=reason, by=by)
    carry_tasks_over(year=year, by=by)
    record(
        by=by,
        action="schedule.saved",
        obj=year,
        network=year.network_id,
        detail={"laid": len(laid), "gone": len(gone)},
    )


def _plan(year: ProgrammeYear, one: Laid, by: Person) -> None:
    plan_session(
        year=year,
        kind=one.kind,
        starts_at=one.starts_at,
        minutes=one.minutes,
        host=one.host,
        films=one.films,
        extra_time_school=one.extra_time,
        rkbu_takes_part=one.rkbu,
        by=by,
    )


def _change(session: NetworkSession, one: Laid, by: Person) -> None:
    if session.starts_at != one.starts_at or session.host_id != _key(one.host):
        same_host = session.host_id == _key(one.host)
        session = move_session(
            session=session,
            by=by,
            starts_at=one.starts_at,
            minutes=session.minutes,
            mode=session.mode,
            host=one.host,
            place=session.place if same_host else "",
            online_link=session.online_link,
        )
    row = locked(session)
    films_before = list(row.films)
    extra_changes = row.extra_time_school_id != _key(one.extra_time)
    row.films, row.extra_time_school, row.rkbu_takes_part = list(one.films), one.extra_time, one.rkbu
    if extra_changes:
        row.extra_question = ""  # it was another school's
    row.save(update_fields=["films", "extra_time_school", "rkbu_takes_part", "extra_question"])
    if films_before != row.films and row.agenda_touched:
        refit_films(session=row, before=films_before, by=by)
    elif films_before != row.films:
        fill_agenda(session=row, by=by)


def _key(school: School | None) -> int | None:
    return school.pk if school else None


@transaction.atomic
def move_visits(*, network: Network, sessions: Iterable[int], by: Person) -> None:
    """Let RKBU take part in these of the sessions to come and in no other; twice is once."""
    chosen = set(sessions)
    for session in NetworkSession.objects.filter(network=network, state__in=OPEN_STATES).select_for_update():
        if session.rkbu_takes_part != (session.pk in chosen):
            session.rkbu_takes_part = session.pk in chosen
            session.save(update_fields=["rkbu_takes_part"])
            detail = {"takes_part": session.rkbu_takes_part}
            record(by=by, action="schedule.visit_moved", obj=session, network=network.pk, detail=detail)


@transaction.atomic
def swap_session_hosts(
    *, one: NetworkSession, other: NetworkSession, seen: tuple[int | None, int | None], by: Person
) -> None:
    """Let two sessions exchange hosts; `seen` are the hosts as the convenor saw them, so that twice is once.

    Raises Refused when a session has been held, or the hosts have changed meanwhile.
    """
    rows = [locked(one), locked(other)]
    hosts = (rows[0].host_id, rows[1].host_id)
    if hosts == (seen[1], seen[0]) and seen[0] != seen[1]:
        return
    if hosts != seen:
        raise Refused(_("The hosts have been changed meanwhile. Look at the swap once more."))
    schools = (rows[1].host, rows[0].host)
    for row, host in zip(rows, schools, strict=True):
        move_session(
            session=row,
            by=by,
            starts_at=row.starts_at,
            minutes=row.minutes,
            mode=row.mode,
            host=host,
            place="",
            online_link=row.online_link,
        )
    detail = {"sessions": [row.pk for row in rows]}
    record(by=by, action="schedule.hosts_swapped", obj=rows[0], network=rows[0].network_id, detail=detail)
