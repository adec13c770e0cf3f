"""A mail server of the tests' own: real SMTP on loopback, with the moods that real ones have."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """Takes what it is sent; an address may begin with the mood that meets it.

    `unknown…` is refused, `later…` is asked to come back, `drops…` loses the connection when the text has come,
    `slow…` answers after `delay` seconds.
    """

    delay: float = 5.0
    received: list[tuple[str, EmailMessage]] = field(default_factory=list)
    port: int = 0

    @property
    def recipients(self) -> list[str]:
        """Every address that has got a mail, once for each."""
        return [address for address, _mail in self.received]

    def only(self) -> EmailMessage:
        """The one mail that has come."""
        [(_address, mail)] = self.received
        return mail

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Refuse, ask to wait, or take the address."""
        if address.startswith("unknown"):
            return "550 5.1.1 No such person here"
        if address.startswith("later"):
            return "451 4.7.1 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, in the mood that the address asks for."""
        address = envelope.rcpt_tos[0]
        self.received.append((address, self._parsed(envelope.content)))
        if address.startswith("slow"):
            await asyncio.sleep(self.delay)
        if address.startswith("drops"):
            server.transport.close()
        return "250 Taken"

    def _parsed(self, content: Any) -> EmailMessage:
        return message_from_bytes(bytes(content), policy=policy.default)  # type: ignore[return-value]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def mail_server(delay: float = 5.0) -> Iterator[Mailbox]:
    """A mail server on a free port of this machine while the block runs."""
    box = Mailbox(delay=delay)
    box.port = _free_port()
    controller = Controller(box, hostname="127.0.0.1", port=box.port, ready_timeout=20)
    controller.start()
    try:
        yield box
    finally:
        controller.stop(no_assert=True)
