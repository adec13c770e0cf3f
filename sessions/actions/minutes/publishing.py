"""Publishing minutes: frozen, kept for the archive, sent; a decision offered to the plans."""

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
from foundation.writing.actions import freeze, keep_copy
from foundation.writing.models import FrozenVersion
from foundation.writing.queries import read
from network.models import Role
from network.queries import holder_of, roles_in, schools_of
from plans.actions.offers import offer_measure
from sessions.actions.minutes.writing import open_record
from sessions.actions.sessions import locked
from sessions.documents import minutes_document
from sessions.domain import life
from sessions.domain.agenda import shortened
from sessions.domain.record import MINUTES, Approval, MinutesText
from sessions.models import (
    Decision,
    KeptAs,
    Minutes,
    NetworkSession,
    State,
)
from sessions.queries import session_after
from sessions.queries.minutes import archive_copy, as_parts, frozen_number, minutes_text, offer_key
from sessions.queries.pages import RELATED


@transaction.atomic
def publish_minutes(*, session: NetworkSession, expected: int, by: Person) -> FrozenVersion | None:
    """Freeze the minutes as they stand, keep the archive copy, send them. `expected` is the number it will get.

    Harmless pressed twice: the second finds the number taken, and nothing is sent. Raises Refused before the
    session has been held, and when the minutes are locked.
    """
    row = locked(session)
    if not row.is_held:
        raise Refused(_("The session has not been held. End it first, then publish the minutes."))
    number = frozen_number(record_begun(row)) + 1
    if number != expected:
        return None
    record = open_record(row)
    was_correcting = record.correcting
    approval = approval_of(record) if was_correcting else Approval()
    version = _freeze(row, record, approval, by, reason=record.correction_reason or KeptAs.PUBLISHED)
    _set_published(row, record, version)
    _tell(row, record, version, by, corrected=was_correcting or version.number > 1)
    note_down(
        by=by, action="minutes.published", obj=record, network=row.network_id, detail={"version": number}
    )
    return version


def record_begun(session: NetworkSession) -> Minutes:
    """The session's minutes; Refused before the session has begun."""
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
    archive(session, text, version, by)
    return version


def archive(session: NetworkSession, text: MinutesText, version: FrozenVersion, by: Person) -> None:
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
    content, paper = read(version).content, _paper(session, version)
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
                        "reason": "" if version.reason == KeptAs.PUBLISHED else version.reason,
                        "address": address,
                    },
                ),
                attachments=[paper],
                reply_to=convenor.email,
                from_name=session.network.name,
                related=(RELATED, session.pk),
                by=by,
            )


def _paper(session: NetworkSession, version: FrozenVersion) -> Attachment:
    """The minutes as they go by mail: the archive's own file, or where an item is exempt the public version."""
    content, kept = read(version).content, archive_copy(version)
    if kept is not None and not content.has_exempt:
        return Attachment(kept.filename, "application/pdf", bytes(kept.content))
    document = minutes_document(session, content, version=version, public=content.has_exempt)
    return Attachment(document.pdf_name, "application/pdf", pdf_of(document))


def _readers(session: NetworkSession) -> list[Person]:
    """Everyone with a role in the network today, the school owner and the reviewer too, each once."""
    return list({role.person_id: role.person for role in roles_in(session.network)}.values())


def approval_of(record: Minutes) -> Approval:
    """When and where the minutes were approved, and what a correction changes."""
    where = _("in writing")
    if record.approved_in is not None:
        where = _("session %(number)d") % {"number": record.approved_in.number}
    return Approval(
        on=record.approved_on.isoformat() if record.approved_on else "",
        where=where,
        changed=record.correction_reason,
    )


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
