"""Putting mail in the outbox: rows only, never a word to the mail server."""

from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import make_msgid, parseaddr
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from foundation.post import models, tasks


@dataclass(frozen=True)
class Recipient:
    """Who gets the mail; `language` is nb, nn or en."""

    email: str
    name: str = ""
    person_id: int | None = None
    language: str = "nb"


@dataclass(frozen=True)
class Attachment:
    """A file that goes along; with `alternative` it is a form of the body itself, as a calendar entry is."""

    name: str
    mimetype: str
    content: bytes
    alternative: bool = False


@transaction.atomic
def post(
    *,
    kind: str,
    recipients: Iterable[Recipient],
    subject: str,
    body: str,
    attachments: Iterable[Attachment] = (),
    reply_to: str | None = None,
    related: tuple[str, int] | None = None,
    by: Person | None = None,
    from_name: str = "",
    secret: bool = False,
) -> models.Message:
    """Put a mail in the outbox, one delivery per address; the worker takes it from there.

    `body` is plain text with one empty line between paragraphs. The nudge to the worker is a row of the
    same transaction: it is there when the mail is, and not otherwise.
    """
    message = models.Message.objects.create(
        kind=kind,
        subject=" ".join(str(subject).split())[:300],
        body=str(body),
        from_name=from_name,
        reply_to=reply_to or "",
        related_kind=related[0] if related else "",
        related_id=related[1] if related else None,
        secret=secret,
        by=by,
    )
    _attach(message, list(attachments))
    for delivery in _deliveries(message, recipients):
        tasks.nudge(delivery, first=secret)
    return message


def _attach(message: models.Message, attachments: list[Attachment]) -> None:
    stored = [
        models.FileContent(digest=sha256(file.content).hexdigest(), content=file.content)
        for file in attachments
    ]
    models.FileContent.objects.bulk_create(stored, ignore_conflicts=True)
    models.Attachment.objects.bulk_create(
        [
            models.Attachment(
                message=message,
                name=file.name,
                mimetype=file.mimetype,
                stored_id=content.digest,
                alternative=file.alternative,
            )
            for file, content in zip(attachments, stored, strict=True)
        ]
    )


def _deliveries(message: models.Message, recipients: Iterable[Recipient]) -> list[models.Delivery]:
    once = {recipient.email.strip().lower(): recipient for recipient in recipients}
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    now = timezone.now()
    return models.Delivery.objects.bulk_create(
        [
            models.Delivery(
                message=message,
                email=email,
                name=" ".join(recipient.name.split())[:120],
                person_id=recipient.person_id,
                language=recipient.language,
                mail_id=make_msgid(idstring=str(message.pk), domain=domain),
                asked_at=now,
                due_at=now,
                changed_at=now,
            )
            for email, recipient in once.items()
        ]
    )
