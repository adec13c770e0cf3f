"""Minutes: attendance, decisions, publishing, remarks, approval, correction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation import spelling
from foundation.access.verdict import Refused
from foundation.audit.actions import record as note_down
from foundation.documents.render import pdf_of
from foundation.post.actions import Attachment, Recipient, post
from foundation.writing.actions import bring_back, freeze, keep_copy, take_away
from foundation.writing.models import FrozenVersion
from foundation.writing.queries import latest_version, read
from network.models import Role
from network.queries import holder_of, roles_in, schools_of
from plans.actions.offers import offer_measure
from sessions.actions.sessions import locked
from sessions.documents import minutes_document
from sessions.domain import life
from sessions.domain.agenda import shortened
from sessions.domain.record import MINUTES, Approval, MinutesText
from sessions.models import (
    AgendaItem,
    Attendance,
    Decision,
    Minutes,
    NetworkSession,
    Presence,
    Remark,
    State,
)
from sessions.queries import session_after
from sessions.queries.minutes import as_parts, frozen_number, minutes_text, offer_key
from sessions.queries.pages import RELATED

# ---- writing --------------------------------------------------------------------------------


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


# ---- publishing -----------------------------------------------------------------------------


@transaction.atomic
def publish_minutes(*, session: NetworkSession, expected: int, by: Person) -> FrozenVersion | None:
    """Freeze the minutes as they stand, keep the archive copy, send them. `expected` is the number it will get.

    Harmless pressed twice: the second finds the number taken, and nothing is sent. Raises Refused before the
    session has been held, and when the minutes are locked.
    """
    row = locked(session)
    if not row.is_held:
        raise Refused(_("The session has not been held. End it first, then publish the minutes."))
    number = frozen_number(_record(row)) + 1
    if number != expected:
        return None
    record = open_record(row)
    was_correcting = record.correcting
    approval = _approval(record) if was_correcting else Approval()
    version = _freeze(row, record, approval, by, reason=record.correction_reason or _("Published"))
    _set_published(row, record, version)
    _tell(row, record, version, by, corrected=was_correcting or version.number > 1)
    note_down(
        by=by, action="minutes.published", obj=record, network=row.network_id, detail={"version": number}
    )
    return version


def _record(session: NetworkSession) -> Minutes:
    record = Minutes.objects.filter(session=session).first()
    if record is None:
        raise Refused(_("The session has not begun yet, so there is nothing to minute."))
    return record


def _set_published(session: NetworkSession, record: Minutes, version: FrozenVersion) -> None:
    following = session_after(session)
    next_on = timezone.localdate(following.starts_at) if following else None
    record.published_at = record.published_at or timezone.now()
    record.version = version.number
    if record.approved_on is None and life.approve_in_writing(timezone.localdate(session.starts_at), next_on):
        record.remarks_until = record.remarks_until or life.remarks_until(timezone.localdate())
    record.correcting, record.correction_reason = False, ""
    record.save()
    if session.state == State.HELD:
        session.state = State.PUBLISHED
        session.save(update_fields=["state"])


def _freeze(
    session: NetworkSession, record: Minutes, approval: Approval, by: Person, *, reason: str
) -> FrozenVersion:
    with translation.override(session.network.language):
        text = minutes_text(session, record, approval)
    version = freeze(
        kind=MINUTES,
        obj=record,
        language=session.network.language,
        parts=as_parts(text),
        reason=reason[:200],
        by=by,
    )
    _archive(session, text, version, by)
    return version


def _archive(session: NetworkSession, text: MinutesText, version: FrozenVersion, by: Person) -> None:
    """Keep the full PDF with what an archive asks for."""
    document = minutes_document(session, text, version=version)
    metadata = {
        "title": document.title,
        "date": text.head.day,
        "case_number": text.head.case_number,
        "type": "referat",
        "network": text.head.network,
        "approved": text.approval.on,
    }
    keep_copy(version=version, filename=document.pdf_name, pdf=pdf_of(document), metadata=metadata, by=by)


def _tell(
    session: NetworkSession, record: Minutes, version: FrozenVersion, by: Person, *, corrected: bool
) -> None:
    content = read(version).content
    document = minutes_document(session, content, version=version, public=content.has_exempt)
    paper = Attachment(document.pdf_name, "application/pdf", pdf_of(document))
    convenor = holder_of(session.network, Role.CONVENOR) or by
    address = settings.SITE_ADDRESS + reverse("sessions:minutes", args=[session.pk])
    for person in _readers(session):
        with translation.override(person.language):
            subject = (
                _("Minutes corrected: %(network)s, %(day)s")
                if corrected
                else _("Minutes: %(network)s, %(day)s")
            )
            post(
                kind="session.minutes",
                recipients=[Recipient(person.email, person.name, person.pk, person.language)],
                subject=subject
                % {
                    "network": session.network.name,
                    "day": spelling.daymonth(session.local_start.date(), person.language),
                },
                body=render_to_string(
                    "sessions/mail/minutes.txt",
                    {
                        "session": session,
                        "record": record,
                        "text": content,
                        "person": person,
                        "convenor": convenor,
                        "corrected": corrected,
                        "reason": version.reason,
                        "address": address,
                    },
                ),
                attachments=[paper],
                reply_to=convenor.email,
                from_name=session.network.name,
                related=(RELATED, session.pk),
                by=by,
            )


def _readers(session: NetworkSession) -> list[Person]:
    """Everyone with a role in the network today, the school owner and the reviewer too, each once."""
    return list({role.person_id: role.person for role in roles_in(session.network)}.values())


@transaction.atomic
def offer_decision(*, decision: Decision, by: Person) -> int:
    """Offer a published decision to each school's plan as a measure; how many plans have it. Harmless twice.

    Schools without a plan are passed over. Raises Refused before the minutes are published.
    """
    record = decision.record
    if record.published_at is None:
        raise Refused(_("The minutes are not published yet."))
    network = record.session.network
    offers = [
        offer_measure(
            school=school,
            network=network,
            source="decision",
            source_key=offer_key(decision),
            title=shortened(decision.text, 200),
            description=decision.text,
            by=by,
        )
        for school in schools_of(network)
    ]
    return sum(offer is not None for offer in offers)


# ---- remarks and approval -------------------------------------------------------------------


@transaction.atomic
def make_remark(*, session: NetworkSession, text: str, by: Person) -> Remark:
    """A member's remark to published minutes; the same words twice are kept once.

    Raises Refused before they are published and after they are approved.
    """
    record = _record(session)
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

    Harmless pressed twice. Raises Refused before they are published, while a correction is being written, and in
    writing before the time for remarks is over.
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
    today = timezone.localdate()
    if at is None and record.remarks_until is not None and today <= record.remarks_until:
        raise Refused(_("The time for remarks is not over yet."))


def _freeze_approved(session: NetworkSession, record: Minutes, by: Person) -> FrozenVersion:
    """The newest published version, word for word, with the approval on it."""
    newest = latest_version(MINUTES, record.pk)
    assert newest is not None
    with translation.override(session.network.language):
        approval = _approval(record)
        text = replace(read(newest).content, approval=approval)
        reason = _("Approved")
    version = freeze(
        kind=MINUTES, obj=record, language=newest.language, parts=as_parts(text), reason=reason, by=by
    )
    _archive(session, text, version, by)
    return version


def _approval(record: Minutes) -> Approval:
    where = _("in writing")
    if record.approved_in is not None:
        where = _("session %(number)d") % {"number": record.approved_in.number}
    return Approval(
        on=record.approved_on.isoformat() if record.approved_on else "",
        where=where,
        changed=record.correction_reason,
    )


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
