"""Holding a session: beginning, the clock, the turns, ending."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record as note_down
from foundation.audit.actions import record_daily
from plans.actions import freeze_for_session
from sessions.actions.sessions import locked
from sessions.models import (
    AgendaItem,
    Answer,
    Attendance,
    Holding,
    ItemKind,
    Minutes,
    NetworkSession,
    Note,
    Presence,
    State,
)
from sessions.queries import agenda_of, seats_of

LEAFED_PAST = timedelta(seconds=30)
PRESENCE_OF = {Answer.NOT_COMING: Presence.ABSENT, Answer.DEPUTY: Presence.DEPUTY}


@transaction.atomic
def begin_session(*, session: NetworkSession, by: Person, now: datetime | None = None) -> Holding:
    """Start the session: clock, list of people, empty minutes. Harmless pressed twice.

    Raises Refused before the session's day, and when it is over.
    """
    row = locked(session)
    now = now or timezone.now()
    if not row.is_open:
        raise Refused(_("The session has been held or cancelled."))
    if timezone.localdate(now) < timezone.localdate(row.starts_at):
        raise Refused(_("The session is another day. It can be started on the day itself."))
    open_minutes(row, by)
    first = row.items.live().first()
    holding, is_new = Holding.objects.get_or_create(
        session=row,
        defaults={
            "began_at": now,
            "item": first,
            "item_since": now,
            "turn_since": now,
            "turns": turns_of(row, first),
        },
    )
    if is_new:
        note_down(by=by, action="session.begun", obj=row, network=row.network_id)
    return holding


@transaction.atomic
def mark_held(*, session: NetworkSession, by: Person, now: datetime | None = None) -> NetworkSession:
    """The session has been held, with or without the clock; the minutes are next. Harmless pressed twice.

    Each school's plan is kept as it stood that day; nobody's name stands by it, for nobody chose it.
    Raises Refused before the session's day.
    """
    row = locked(session)
    now = now or timezone.now()
    if row.is_held:
        return row
    if row.state == State.CANCELLED:
        raise Refused(_("The session is cancelled."))
    if timezone.localdate(now) < timezone.localdate(row.starts_at):
        raise Refused(_("The session is another day. It can be started on the day itself."))
    minutes = open_minutes(row, by)
    holding = Holding.objects.filter(session=row).first()
    if holding is not None:
        _close_item(holding, now)
        holding.ended_at, holding.revision = now, holding.revision + 1
        holding.save(update_fields=["ended_at", "revision", "item_times"])
        minutes.began_at, minutes.ended_at = holding.began_at, now
        minutes.save(update_fields=["began_at", "ended_at"])
    row.state = State.HELD
    row.save(update_fields=["state"])
    freeze_for_session(network=row.network, session_day=timezone.localdate(row.starts_at), by=None)
    note_down(by=by, action="session.held", obj=row, network=row.network_id)
    return row


def open_minutes(session: NetworkSession, by: Person) -> Minutes:
    """The session's minutes with a note for each item (in the round for each school) and its list of people."""
    minutes, _is_new = Minutes.objects.get_or_create(
        session=session, defaults={"taker": _taker(session) or by}
    )
    _notes_for(session, minutes)
    if not Attendance.objects.filter(session=session).exists():
        _people_for(session)
    return minutes


def _taker(session: NetworkSession) -> Person | None:
    return next((seat.person for seat in seats_of(session) if seat.takes_minutes), None)


def _notes_for(session: NetworkSession, minutes: Minutes) -> None:
    agenda = agenda_of(session)
    held = set(minutes.notes.values_list("item_id", "school_id"))
    wanted = [
        (line.item, school)
        for line in agenda.lines
        for school in [None, *(agenda.schools if line.item.kind == ItemKind.ROUND else ())]
    ]
    Note.objects.bulk_create(
        Note(record=minutes, item=item, school=school)
        for item, school in wanted
        if (item.pk, school.pk if school else None) not in held
    )


def _people_for(session: NetworkSession) -> None:
    Attendance.objects.bulk_create(
        [
            Attendance(
                session=session,
                person=seat.person,
                name=seat.person.name,
                school=seat.school,
                function=seat.function,
                presence=PRESENCE_OF.get(Answer(seat.state), Presence.UNKNOWN),
                deputy=seat.answer.deputy if seat.answer else "",
            )
            for seat in seats_of(session)
        ],
        ignore_conflicts=True,
    )


# ---- the clock ------------------------------------------------------------------------------


def turns_of(session: NetworkSession, item: AgendaItem | None) -> list[dict[str, Any]]:
    """The turns of an item as the clock has them: who (or all `together`, in which `groups`), how long in seconds."""
    if item is None or item.kind != ItemKind.ROUND:
        return []
    line = next((line for line in agenda_of(session).lines if line.item.pk == item.pk), None)
    if line is None or line.shares is None:
        return []
    shares = line.shares
    if shares.groups:
        spans = [(_("In groups"), shares.group_minutes), (_("All together"), shares.plenary)]
        turns: list[dict[str, Any]] = [
            {"who": who, "seconds": minutes * 60, "extra": False, "together": True} for who, minutes in spans
        ]
        turns[0]["groups"] = shares.groups
        return turns
    return [{"who": turn.school, "seconds": turn.minutes * 60, "extra": turn.extra} for turn in shares.turns]


@transaction.atomic
def go_to_item(*, session: NetworkSession, item: AgendaItem, by: Person) -> Holding:
    """Go to an item of the agenda; its clock starts now."""
    holding = _running(session)
    now = timezone.now()
    _close_item(holding, now)
    holding.item, holding.item_since, holding.turn_since = item, now, now
    holding.turn, holding.granted, holding.paused_at, holding.used = 0, 0, None, []
    holding.turns = turns_of(session, item)
    return _kept(session, holding, by)


@transaction.atomic
def next_turn(*, session: NetworkSession, seen: int, by: Person) -> Holding:
    """The next school has the floor; after the last one the next item. `seen` is the revision the person saw.

    Harmless pressed by two at once: the second has seen an older revision.
    """
    holding = _running(session)
    if holding.revision != seen:
        return holding
    now = timezone.now()
    if holding.turn + 1 < len(holding.turns):
        holding.used = [*holding.used, elapsed(holding, now)]
        holding.turn += 1
        holding.turn_since, holding.granted, holding.paused_at = now, 0, None
        return _kept(session, holding, by)
    return _next_item(session, holding, by)


def _next_item(session: NetworkSession, holding: Holding, by: Person) -> Holding:
    items = list(session.items.live())
    at = next((n for n, item in enumerate(items) if item.pk == holding.item_id), -1)
    if at + 1 >= len(items):
        return holding
    return go_to_item(session=session, item=items[at + 1], by=by)


@transaction.atomic
def grant_minutes(*, session: NetworkSession, minutes: int, by: Person) -> Holding:
    """Give whoever has the floor some minutes more."""
    holding = _running(session)
    holding.granted += minutes * 60
    return _kept(session, holding, by)


@transaction.atomic
def pause_clock(*, session: NetworkSession, by: Person) -> Holding:
    """Stop the clock, or let it go on."""
    holding = _running(session)
    now = timezone.now()
    if holding.paused_at is None:
        holding.paused_at = now
    else:
        stood = now - holding.paused_at
        holding.turn_since = (holding.turn_since or holding.began_at) + stood
        holding.paused_at = None
    return _kept(session, holding, by)


def elapsed(holding: Holding, now: datetime) -> int:
    """Seconds that the turn (or item) has taken, the pauses left out."""
    since = holding.turn_since or holding.item_since or holding.began_at
    until = holding.paused_at or now
    return max(0, int((until - since) / timedelta(seconds=1)))


def _close_item(holding: Holding, now: datetime) -> None:
    """Keep when the item was first taken up and last left; one that was only leafed past counts for nothing."""
    if holding.item_id and holding.item_since and now - holding.item_since >= LEAFED_PAST:
        before = holding.item_times.get(str(holding.item_id), {})
        times = {
            "began": before.get("began") or timezone.localtime(holding.item_since).isoformat(),
            "ended": timezone.localtime(now).isoformat(),
        }
        holding.item_times = {**holding.item_times, str(holding.item_id): times}


def _running(session: NetworkSession) -> Holding:
    holding = (
        Holding.objects.select_for_update(of=("self",)).filter(session=session, ended_at__isnull=True).first()
    )
    if holding is None:
        raise Refused(_("The session is not running."))
    return holding


def _kept(session: NetworkSession, holding: Holding, by: Person) -> Holding:
    holding.revision = F("revision") + 1
    holding.save()
    holding.refresh_from_db(fields=["revision"])
    record_daily(by=by, action="session.clock_run", obj=session, network=session.network_id)
    return holding
