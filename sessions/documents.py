"""The papers of sessions: agenda and minutes, in the network's written Norwegian."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.documents.document import Document
from foundation.writing.models import FrozenVersion
from network.models import Network
from sessions.domain.called import AgendaText
from sessions.domain.days import programme_year as programme_year_span
from sessions.domain.record import MinutesText
from sessions.models import CallKind, NetworkSession, State
from sessions.queries import sessions_of
from sessions.queries.called import Called, agenda_text, called, times
from sessions.queries.minutes import moments, published
from sessions.queries.wheel import WheelYear, picture, wheel_of


def agenda_document(session: NetworkSession, *, public: bool = False, members: bool = True) -> Document:
    """The call with its agenda as it stands, one or two pages; `public` shows of exempt items only that they are there.

    Without `members` (for the school owner) the schools' tasks and the members' remarks are left out.
    """
    language = session.network.language
    with translation.override(language):
        text = agenda_text(session)
    dated = timezone.localdate(session.called_at or session.created_at)
    version = Calling(is_called=session.called_at is not None, public=public, members=members)
    return _agenda(text, language, dated, version)


def called_document(found: Called, *, public: bool = False, members: bool = True) -> Document:
    """The agenda as people were called with it, whatever has been changed since."""
    dated = timezone.localdate(found.version.created_at)
    updated = found.version.reason == CallKind.UPDATE
    version = Calling(is_called=True, is_update=updated, public=public, members=members)
    return _agenda(found.text, found.version.language, dated, version)


@dataclass(frozen=True)
class Calling:
    """Which version of an agenda a paper is, and for whom."""

    is_called: bool
    is_update: bool = False
    public: bool = False
    members: bool = True


def _agenda(text: AgendaText, language: str, dated: date, version: Calling) -> Document:
    text = text if version.members else text.for_owner()
    text = text.public if version.public else text
    head, shown = text.head, times(text)
    with translation.override(language):
        words = [shown.day.isoformat(), _("Session %(number)d") % {"number": head.number}, _("agenda")]
        return Document(
            template="sessions/documents/agenda.html",
            context={"text": text, "shown": shown, "version": version, "public": version.public},
            title=_("Agenda for session %(number)d on %(day)s, %(network)s")
            % {
                "number": head.number,
                "day": spelling.day_with_year(shown.day, language),
                "network": head.network,
            },
            language=language,
            filename=" ".join([*words, *([_("public")] if version.public else [])]),
            dated=dated,
            author=f"{head.municipality}, {head.network}",
            description=_("Agenda, preparation and tasks"),
        )


def minutes_document(
    session: NetworkSession, text: MinutesText, *, version: FrozenVersion | None = None, public: bool = False
) -> Document:
    """Minutes as they were frozen (or, without a version, the draft); `public` leaves exempt items out."""
    language = version.language if version else session.network.language
    text = text.public if public else text
    head = text.head
    with translation.override(language):
        day = spelling.day_with_year(date.fromisoformat(head.day), language)
        names = {"number": head.number, "day": day, "network": head.network}
        words = [head.day, _("Session %(number)d") % names, _("minutes")]
        words += [_("public")] if public else []
        words += [] if version else [_("draft")]
        return Document(
            template="sessions/documents/minutes.html",
            context={
                "text": text,
                "shown": moments(text),
                "version": version,
                "public": public,
                "published": timezone.localdate(version.created_at) if version else None,
            },
            title=_("Minutes of session %(number)d on %(day)s, %(network)s") % names,
            language=language,
            filename=" ".join(words),
            dated=timezone.localdate(version.created_at) if version else _day(session),
            author=f"{head.municipality}, {head.network}",
            description=_("Minutes with decisions and tasks"),
        )


def documents_of(network: Network) -> Iterator[Document]:
    """Every paper of the network's sessions: agendas and published minutes."""
    for session in sessions_of(network):
        if session.state != State.CANCELLED:
            last = called(session)
            yield called_document(last) if last else agenda_document(session)
        found = published(session) if session.is_held else None
        if found is not None:
            yield minutes_document(session, found.text, version=found.version)
    for year in network.programme_years.all():
        with translation.override(network.language):
            shown = wheel_of(network, year.year)
        if shown is not None and shown.lines:
            yield year_document(shown)


def year_document(shown: WheelYear) -> Document:
    """Programme and year wheel on one landscape page."""
    network, year = shown.network, shown.year.school_year
    with translation.override(network.language):
        return Document(
            template="sessions/documents/year.html",
            context={"shown": shown, "picture": picture(shown), "network": network},
            title=_("Programme and year wheel %(year)s, %(network)s")
            % {"year": year, "network": network.name},
            language=network.language,
            filename=_("year wheel %(year)s") % {"year": year.replace("/", "-")},
            dated=shown.year.constituted_on or programme_year_span(shown.year.year).start,
            author=f"{network.municipality.name}, {network.name}",
            description=_("Sessions, plan deadlines, surveys and RKBU's visits"),
        )


def _day(session: NetworkSession) -> date:
    return timezone.localdate(session.starts_at)
