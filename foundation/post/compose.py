"""The mail as it goes over the wire."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.template.loader import render_to_string

from foundation.post.models import Attachment, Delivery

POLICY = SMTP.clone(cte_type="7bit")  # old mail servers on the way must not have to touch it


def mail_of(delivery: Delivery) -> EmailMessage:
    """The delivery as a MIME message: text, the same as HTML, calendar entry, then files.

    Raises ValueError when an address or a header cannot be written.
    """
    message = delivery.message
    mail = EmailMessage(policy=POLICY)
    mail["From"] = _sender(message.from_name)
    mail["To"] = Address(delivery.name, addr_spec=delivery.email)
    if message.reply_to:
        mail["Reply-To"] = message.reply_to
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = delivery.mail_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = delivery.language
    mail.set_content(message.body, cte="quoted-printable")
    mail.add_alternative(_html(delivery), subtype="html", cte="quoted-printable")
    _attach(mail, list(message.attachments.select_related("stored")))
    return mail


def _sender(name: str) -> Address:
    own_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Address(name or own_name or "Lederprogrammet", addr_spec=address)


def _html(delivery: Delivery) -> str:
    return render_to_string(
        "post/mail.html",
        {
            "language": delivery.language,
            "subject": delivery.message.subject,
            "paragraphs": delivery.message.body.split("\n\n"),
        },
    )


def _attach(mail: EmailMessage, attachments: list[Attachment]) -> None:
    """Alternatives first: Outlook takes a calendar entry only as a form of the body, with its method."""
    for file in sorted(attachments, key=lambda file: not file.alternative):
        maintype, subtype, parameters = _mimetype(file.mimetype)
        if not file.alternative:
            mail.add_attachment(file.content, maintype, subtype, filename=file.name, params=parameters)
        elif maintype == "text":
            text = file.content.decode()
            mail.add_alternative(text, subtype=subtype, cte="base64", params=parameters)
        else:
            mail.add_alternative(file.content, maintype, subtype, params=parameters)


def _mimetype(mimetype: str) -> tuple[str, str, dict[str, str]]:
    """`text/calendar; method=REQUEST` in its parts."""
    kind, *rest = (part.strip() for part in mimetype.split(";"))
    maintype, _slash, subtype = kind.partition("/")
    parameters = dict(part.split("=", 1) for part in rest if "=" in part)
    parameters.pop("charset", None)
    return maintype, subtype, {name: value.strip('"') for name, value in parameters.items()}
