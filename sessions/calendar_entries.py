"""A session as iCalendar (RFC 5545, 5546); the only code that knows the library.

The zone is a static VTIMEZONE: calendars then keep the wall time across both clock changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from accounts.models import Person
from sessions.models import Mode, NetworkSession, State
from sessions.queries.sessions import place_of

OSLO = ZoneInfo("Europe/Oslo")
ZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/Oslo
X-LIC-LOCATION:Europe/Oslo
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """A calendar entry as a file: its bytes and how a mail names it."""

    method: str
    content: bytes

    @property
    def mimetype(self) -> str:
        """With the method, which Outlook goes by."""
        return f"text/calendar; method={self.method}"


def call_entry(
    session: NetworkSession,
    *,
    to: Person,
    convenor: bool,
    stamped: datetime,
    sequence: int,
    left: bool = False,
) -> Entry:
    """The entry that goes with a call: REQUEST to a member, PUBLISH to the convenor, CANCEL when cancelled.

    With `left` it is taken out of this one calendar, and the session stands for the others.
    RSVP is FALSE: answers come by the link in the mail, never to the installation's address.
    """
    cancelled = left or session.state == State.CANCELLED
    method = "PUBLISH" if convenor else "CANCEL" if cancelled else "REQUEST"
    event = _event(session, stamped, to.language, sequence=sequence, cancelled=cancelled)
    event["organizer"] = _organizer(session)
    if not convenor:
        event.add("attendee", _attendee(to), encode=False)
    return Entry(method, _calendar([event], method=method).to_ical())


def feed(sessions: Iterable[NetworkSession], *, name: str, language: str) -> bytes:
    """Every session as one calendar to subscribe to."""
    events = [
        _event(
            each,
            each.called_at or each.created_at,
            language,
            sequence=each.sequence,
            cancelled=each.state == State.CANCELLED,
        )
        for each in sessions
    ]
    calendar = _calendar(events, method="PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Oslo")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return bytes(calendar.to_ical())


def _calendar(events: list[Event], *, method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Lederprogrammet//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(Timezone.from_ical(ZONE))
    for event in events:
        calendar.add_component(event)
    return calendar


def _event(
    session: NetworkSession, stamped: datetime, language: str, *, sequence: int, cancelled: bool
) -> Event:
    address = settings.SITE_ADDRESS + reverse("sessions:session", args=[session.pk])
    start = session.starts_at.astimezone(OSLO)
    event = Event()
    event.add("uid", session.uid)
    event.add("sequence", sequence)
    event.add("dtstamp", stamped.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=session.minutes))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE")
    event.add("url", address)
    with translation.override(language):
        event.add("summary", summary(session))
        event.add("location", location(session))
        event.add("description", _description(session, address))
    return event


def summary(session: NetworkSession) -> str:
    """The entry's title."""
    return _("Session %(number)d, %(network)s") % {"number": session.number, "network": session.network.name}


def location(session: NetworkSession) -> str:
    """Where, in one line; the link of an online meeting."""
    place = place_of(session)
    if session.mode == Mode.ONLINE:
        return session.online_link or _("Online")
    if session.mode == Mode.BOTH and session.online_link:
        return f"{place}; {session.online_link}" if place else session.online_link
    return place


def _description(session: NetworkSession, address: str) -> str:
    lines = [session.title, _("Agenda and answer: %(address)s") % {"address": address}]
    if session.online_link and session.mode != Mode.PHYSICAL:
        lines.append(_("Online meeting: %(link)s") % {"link": session.online_link})
    return "\n".join(line for line in lines if line)


def _organizer(session: NetworkSession) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["CN"] = vText(session.network.name)
    return organizer


def _attendee(person: Person) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{person.email}")
    attendee.params["CN"] = vText(person.name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
    attendee.params["RSVP"] = vText("FALSE")
    return attendee
