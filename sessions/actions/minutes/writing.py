"""Writing minutes: attendance, case and minute-taker, decisions."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record as note_down
from foundation.writing.actions import bring_back, take_away
from sessions.models import (
    AgendaItem,
    Attendance,
    Decision,
    Minutes,
    NetworkSession,
    Presence,
)


@transaction.atomic
def note_attendance(*, session: NetworkSession, marks: Mapping[int, tuple[str, str]], by: Person) -> int:
    """Who was there: by the key of the list's row, presence and the deputy's name; how many rows changed.

    Raises Refused when the minutes are locked.
    """
    record = open_record(session)
    changed = 0
    for row in Attendance.objects.select_for_update(of=("self",)).filter(session=session, pk__in=marks):
        presence, deputy = marks[row.pk]
        deputy = deputy if presence == Presence.DEPUTY else ""
        if presence in Presence.values and (row.presence, row.deputy) != (presence, deputy):
            row.presence, row.deputy = presence, deputy
            row.save(update_fields=["presence", "deputy"])
            changed += 1
    if changed:
        note_down(by=by, action="minutes.attendance", obj=record, network=session.network_id)
    return changed


@transaction.atomic
def everyone_was_there(*, session: NetworkSession, by: Person) -> int:
    """Mark those whose attendance is not noted as present; how many."""
    record = open_record(session)
    count = session.attendances.filter(presence=Presence.UNKNOWN).update(presence=Presence.PRESENT)
    if count:
        note_down(by=by, action="minutes.attendance", obj=record, network=session.network_id)
    return count


@transaction.atomic
def edit_record(*, session: NetworkSession, by: Person, case_number: str, taker: Person | None) -> Minutes:
    """Case number and minute-taker. Raises Refused when the minutes are locked."""
    record = open_record(session)
    record.case_number, record.taker = case_number, taker
    record.save(update_fields=["case_number", "taker"])
    note_down(by=by, action="minutes.edited", obj=record, network=session.network_id)
    return record


@transaction.atomic
def add_decision(*, session: NetworkSession, item: AgendaItem, text: str, by: Person) -> Decision:
    """Something was decided under an item; the same words twice are kept once."""
    record = open_record(session)
    same = record.decisions.there().filter(item=item, text=text).first()
    if same is not None:
        return same
    made = Decision.objects.create(record=record, item=item, text=text)
    note_down(by=by, action="minutes.decision", obj=made, network=session.network_id)
    return made


@transaction.atomic
def remove_decision(*, decision: Decision, by: Person) -> None:
    """Take a decision out of the draft; it can be brought back for thirty days."""
    open_record(decision.record.session)
    take_away(obj=decision, by=by, network=decision.record.session.network_id)


@transaction.atomic
def bring_decision_back(*, decision: Decision, by: Person) -> None:
    """Undo."""
    open_record(decision.record.session)
    bring_back(obj=decision, by=by, network=decision.record.session.network_id)


def open_record(session: NetworkSession) -> Minutes:
    """The session's minutes, held until the transaction ends; Refused when they are locked or not begun."""
    record = (
        Minutes.objects.select_for_update(of=("self",))
        .select_related("session", "session__network", "session__network__municipality", "taker")
        .filter(session=session)
        .first()
    )
    if record is None:
        raise Refused(_("The session has not begun yet, so there is nothing to minute."))
    if record.is_locked:
        raise Refused(_("The minutes are approved and locked. A change is a correction, with its reason."))
    return record
