"""A mail server, and settings that lead to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from foundation.post.actions import Recipient, post
from foundation.post.models import Delivery, Message
from tests.post.smtp import Mailbox, mail_server


@pytest.fixture
def box(settings: Any, tmp_path: Path) -> Iterator[Mailbox]:
    """Mails go to a real SMTP server of the test's own."""
    with mail_server() as mailbox:
        settings.SMTP_URL = f"smtp://127.0.0.1:{mailbox.port}"
        settings.VAR_DIR = tmp_path
        yield mailbox


def a_message(*emails: str, **more: Any) -> Message:
    """A mail in the outbox, to these addresses."""
    values: dict[str, Any] = {
        "kind": "session.call",
        "subject": "Innkalling til samling 3",
        "body": "Hei!\n\nVi møtes på Ås skole. Svar her: https://program.example/svar/abc",
        "related": ("session", 3),
    }
    return post(recipients=[Recipient(email) for email in emails], **{**values, **more})


def a_delivery(email: str = "kari@example.no", **more: Any) -> Delivery:
    """A mail in the outbox to one address."""
    return a_message(email, **more).deliveries.get()
