"""Which texts of sessions save themselves, and how frozen agendas and minutes are read again."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from foundation.writing.frozen import register_schema
from foundation.writing.registry import Writable, register
from sessions import rules
from sessions.domain.called import AGENDA, AgendaText
from sessions.domain.record import MINUTES, MinutesText
from sessions.models import Decision, Minutes, Note
from sessions.queries.minutes import decision_for, note_for, record_for

RECORD, NOTE, DECISION = "sessions.record", "sessions.note", "sessions.decision"


def enter() -> None:
    """Enter the summary, the notes and the decisions of minutes; called once when the program starts."""
    register_schema(MINUTES, shape=MinutesText)
    register_schema(AGENDA, shape=AgendaText)
    register(_writable(RECORD, record_for, ("summary", "correction_reason"), lambda record: record))
    register(_writable(NOTE, note_for, ("text",), lambda note: note.record))
    register(_writable(DECISION, decision_for, ("text",), lambda decision: decision.record))


def _writable(kind: str, load: Any, fields: tuple[str, ...], record_of: Any) -> Writable:
    def may(actor: Actor, obj: Minutes | Note | Decision) -> Verdict:
        return rules.write_minutes(actor, record_of(obj).session)

    def is_open(obj: Minutes | Note | Decision) -> Verdict:
        if record_of(obj).is_locked:
            return no(_("The minutes are approved and locked. A change is a correction, with its reason."))
        return yes()

    return Writable(
        kind=kind,
        load=load,
        may=may,
        fields=fields,
        is_open=is_open,
        who_sees=lambda obj: _("you who write the minutes; everyone in the network when they are published"),
        network=lambda obj: record_of(obj).session.network_id,
        address=lambda obj: reverse("sessions:write_minutes", args=[record_of(obj).session_id]),
        title=lambda obj: _("Minutes of session %(number)d") % {"number": record_of(obj).session.number},
    )
