"""Django's way to send mail, led into the outbox: allauth's codes go the same way as everything else."""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from foundation.post import queries
from foundation.post.actions import Recipient, post


class OutboxBackend(BaseEmailBackend):
    """Each mail becomes a message in the outbox, ahead of the others; nothing waits for the mail server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """The number of mails put in the outbox."""
        for mail in email_messages:
            self._post(mail)
        return len(email_messages)

    def _post(self, mail: EmailMessage) -> None:
        people = queries.people_by_email(mail.recipients())
        post(
            kind="account",
            recipients=[_recipient(address, people) for address in mail.recipients()],
            subject=str(mail.subject),
            body=str(mail.body).strip(),
            reply_to=", ".join(mail.reply_to),
            secret=True,
        )


def _recipient(address: str, people: dict[str, Any]) -> Recipient:
    person = people.get(address.strip().lower())
    if person is None:
        return Recipient(address)
    return Recipient(address, person.name, person.pk, person.language)
