"""Remarks to published minutes, their approval, and corrections afterwards."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record as note_down
from foundation.writing.actions import freeze
from foundation.writing.models import FrozenVersion
from foundation.writing.queries import latest_version, read
from sessions.actions.minutes.publishing import approval_of, archive, record_begun
from sessions.actions.sessions import locked
from sessions.domain.record import MINUTES
from sessions.models import (
    KeptAs,
    Minutes,
    NetworkSession,
    Remark,
    State,
)
from sessions.queries.approval import remarks_end
from sessions.queries.minutes import as_parts


@transaction.atomic
def make_remark(*, session: NetworkSession, text: str, by: Person) -> Remark:
    """A member's remark to published minutes; the same words twice are kept once.

    Raises Refused before they are published and after they are approved.
    """
    record = record_begun(session)
    if record.published_at is None or record.approved_on is not None:
        raise Refused(_("Remarks can be made from the minutes are published until they are approved."))
    same = record.remarks.filter(by=by, text=text).first()
    if same is not None:
        return same
    made = Remark.objects.create(record=record, by=by, by_name=by.name, text=text)
    note_down(by=by, action="minutes.remark", obj=made, network=session.network_id)
    return made


@transaction.atomic
def answer_remark(*, remark: Remark, answer: str, by: Person) -> Remark:
    """What was done about a remark."""
    row = Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    row.answer, row.answered_at = answer, timezone.now()
    row.save(update_fields=["answer", "answered_at"])
    note_down(by=by, action="minutes.remark_answered", obj=row, network=remark.record.session.network_id)
    return row


@transaction.atomic
def approve_minutes(
    *, session: NetworkSession, by: Person, at: NetworkSession | None = None, on: date | None = None
) -> Minutes:
    """Approved at a later session, or in writing (`at` None); locks them and keeps the archive copy.

    Harmless pressed twice. Raises Refused before they are published, before the day of the session that approves
    them, while a correction is being written, and in writing before the time for remarks is over.
    """
    row = locked(session)
    record = (
        Minutes.objects.select_for_update(of=("self",)).select_related("session", "taker").get(session=row)
    )
    if row.state == State.APPROVED:
        return record
    _may_be_approved(row, record, at)
    record.approved_on, record.approved_in = on or timezone.localdate(), at
    version = _freeze_approved(row, record, by)
    record.version = version.number
    record.save()
    row.state = State.APPROVED
    row.save(update_fields=["state"])
    note_down(by=by, action="minutes.approved", obj=record, network=row.network_id)
    return record


def _may_be_approved(session: NetworkSession, record: Minutes, at: NetworkSession | None) -> None:
    if session.state != State.PUBLISHED:
        raise Refused(_("The minutes are not published yet."))
    if at is not None and timezone.localdate() < at.local_start.date():
        raise Refused(
            _("The session that approves these minutes is another day. They can be approved there.")
        )
    if at is None and timezone.localdate() <= _time_for_remarks(session, record):
        raise Refused(_("The time for remarks is not over yet."))


def _time_for_remarks(session: NetworkSession, record: Minutes) -> date:
    """The last day for remarks in writing; Refused when a session follows soon, for then they are approved there."""
    until = remarks_end(session, record)
    if until is None:
        raise Refused(_("A session follows soon. The minutes are approved there."))
    return until


def _freeze_approved(session: NetworkSession, record: Minutes, by: Person) -> FrozenVersion:
    """The newest published version, word for word, with the approval on it."""
    newest = latest_version(MINUTES, record.pk)
    assert newest is not None
    with translation.override(session.network.language):
        approval = approval_of(record)
        text = replace(read(newest).content, approval=approval)
    version = freeze(
        kind=MINUTES,
        obj=record,
        language=newest.language,
        parts=as_parts(text),
        reason=KeptAs.APPROVED,
        by=by,
    )
    archive(session, text, version, by)
    return version


@transaction.atomic
def begin_correction(*, session: NetworkSession, reason: str, by: Person) -> Minutes:
    """Open approved minutes for a correction that says what it changes; publishing makes it a new version.

    Harmless pressed twice. Raises Refused for minutes that are not approved: those are simply published anew.
    """
    row = locked(session)
    record = Minutes.objects.select_for_update(of=("self",)).get(session=row)
    if row.state != State.APPROVED:
        raise Refused(_("Only approved minutes are corrected. These can still be edited and published anew."))
    if not record.correcting:
        record.correcting, record.correction_reason = True, reason
        record.save(update_fields=["correcting", "correction_reason"])
        note_down(by=by, action="minutes.correction_begun", obj=record, network=row.network_id)
    return record
