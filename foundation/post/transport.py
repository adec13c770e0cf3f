"""The last step: to a mail server, or, where none is set, into a folder."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from foundation.post.models import Fault

PATIENCE = 30  # seconds for each answer of the mail server


class NotSent(Exception):
    """Nothing has left for certain; `again` says whether it is worth trying again by itself."""

    def __init__(self, fault: Fault, reply: str = "", *, again: bool) -> None:
        super().__init__(reply or fault)
        self.fault, self.reply, self.again = fault, reply, again


class PerhapsSent(Exception):
    """The mail had been handed over, but the mail server never said that it took it."""


class Transport(Protocol):
    """Something that takes one mail to one address."""

    def send(self, mail: EmailMessage, sender: str, to: str) -> None:
        """Return when it has gone; raise NotSent or PerhapsSent otherwise."""


@dataclass(frozen=True)
class Folder:
    """Mails as .eml files, for machines without a mail server."""

    path: Path

    def send(self, mail: EmailMessage, sender: str, to: str) -> None:
        """Write the mail; its name begins with the time, so that the newest stands last."""
        stamp = timezone.localtime().strftime("%Y%m%d-%H%M%S-%f")
        raw = mail.as_bytes()
        with _not_yet_sent():
            self.path.mkdir(parents=True, exist_ok=True)
            (self.path / f"{stamp}-{to.replace('/', '_')}.eml").write_bytes(raw)


@dataclass(frozen=True)
class Smtp:
    """A mail server. `tls` is "start" for STARTTLS, "whole" for TLS from the first byte, or "none"."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: str = "none"

    def send(self, mail: EmailMessage, sender: str, to: str) -> None:
        """Hand the mail over; everything before the server has the text counts as not sent."""
        raw = mail.as_bytes()
        with self._connection() as server:
            with _not_yet_sent():
                _expect(*server.mail(sender))
                _expect(*server.rcpt(to))
            with _perhaps_sent():
                code, reply = server.data(raw)
            _expect(code, reply)

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        with _not_yet_sent():
            server = self._opened()
        try:
            yield server
        finally:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _opened(self) -> smtplib.SMTP:
        secure = ssl.create_default_context()
        if self.tls == "whole":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=secure)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        server.ehlo_or_helo_if_needed()
        if self.tls == "start":
            server.starttls(context=secure)
            server.ehlo_or_helo_if_needed()
        if self.user:
            server.login(self.user, self.password)
        return server


def _expect(code: int, reply: bytes) -> None:
    if code >= 400:
        words = f"{code} {reply.decode(errors='replace')}"[:280]
        raise NotSent(Fault.REFUSED if code >= 500 else Fault.LATER, words, again=code < 500)


@contextmanager
def _not_yet_sent() -> Iterator[None]:
    try:
        yield
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(Fault.UNREACHABLE, str(error)[:280], again=True) from error


@contextmanager
def _perhaps_sent() -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPDataError as error:  # the server did not even want the text
        _expect(error.smtp_code, _bytes(error.smtp_error))
        raise PerhapsSent(str(error)[:280]) from error
    except (smtplib.SMTPException, OSError) as error:
        raise PerhapsSent(str(error)[:280]) from error


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()


def transport() -> Transport:
    """The installation's own: SMTP_URL, else the folder `mail` in VAR_DIR."""
    if not settings.SMTP_URL:
        return Folder(Path(settings.VAR_DIR) / "mail")
    return smtp_of(settings.SMTP_URL)


def smtp_of(address: str) -> Smtp:
    """Read `smtp://user:password@host:587?tls=1` or `smtps://…`; raises ImproperlyConfigured for anything else."""
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured("SMTP_URL must look like smtp://user:password@host:587?tls=1")
    starts = parse_qs(parts.query).get("tls", ["0"])[0] not in ("0", "")
    tls = "whole" if parts.scheme == "smtps" else "start" if starts else "none"
    return Smtp(
        host=parts.hostname,
        port=parts.port or (465 if tls == "whole" else 587 if tls == "start" else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )
