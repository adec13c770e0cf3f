"""Reads of an agenda: its lines with clock times, shares, films."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from foundation.access.actor import Actor
from network.models import School
from network.queries import content_of_network, schools_of
from programme.domain.content import Content, Exercise
from programme.queries import content_of, films
from sessions.domain.agenda import Balance, Shares, balance, clock_times, share_round
from sessions.models import AgendaItem, Attachment, ItemKind, NetworkSession, Proposal


@dataclass(frozen=True)
class Shown:
    """A film of the agenda: its title in the network's language, and where it can be seen here."""

    title: str
    minutes: int
    address: str
    can_be_seen: bool


@dataclass(frozen=True)
class Line:
    """An item at its time; `shares` for the round, `films` for what is watched."""

    item: AgendaItem
    number: int
    starts: datetime
    ends: datetime
    shares: Shares | None = None
    films: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Agenda:
    """The agenda as it stands."""

    session: NetworkSession
    lines: tuple[Line, ...]
    balance: Balance
    schools: tuple[School, ...]

    @property
    def has_exempt(self) -> bool:
        """Whether a public version differs from the full one."""
        return any(line.item.exempt for line in self.lines)


def content_for(session: NetworkSession) -> Content:
    """The content the session was planned with, else its network's."""
    return (
        content_of(session.content_version)
        if session.content_version
        else content_of_network(session.network)
    )


def agenda_of(session: NetworkSession) -> Agenda:
    """The agenda of a session with everything the page and the paper show."""
    items = list(session.items.live())
    schools = schools_of(session.network, timezone.localdate(session.starts_at))
    times = clock_times(session.local_start, [item.minutes for item in items])
    shown = _films(session, items)
    lines = tuple(
        _line(number, item, span, session, schools, shown)
        for number, (item, span) in enumerate(zip(items, times, strict=True), start=1)
    )
    return Agenda(session, lines, balance(items, session.minutes), tuple(schools))


def _line(
    number: int,
    item: AgendaItem,
    span: tuple[datetime, datetime],
    session: NetworkSession,
    schools: list[School],
    shown: tuple[Shown, ...],
) -> Line:
    return Line(
        item=item,
        number=number,
        starts=span[0],
        ends=span[1],
        shares=_shares(item, session, schools) if item.kind == ItemKind.ROUND else None,
        films=shown if item.kind == ItemKind.FILMS else (),
    )


def _shares(item: AgendaItem, session: NetworkSession, schools: list[School]) -> Shares:
    extra = session.extra_time_school.name if session.extra_time_school else None
    return share_round(item.minutes, [school.name for school in schools], extra=extra, seed=session.uid)


def _films(session: NetworkSession, items: list[AgendaItem]) -> tuple[Shown, ...]:
    if not session.films or not any(item.kind == ItemKind.FILMS for item in items):
        return ()
    by_key = {film.key: film for film in films(content_for(session))}
    language = session.network.language
    here = [by_key[key] for key in session.films if key in by_key]
    return tuple(
        Shown(film.video.title.in_language(language), film.minutes, film.address, film.can_be_seen)
        for film in here
    )


def item_for(actor: Actor, pk: int) -> AgendaItem | None:
    """An agenda item, if the actor holds a role in its network; removed ones too, for undo."""
    return (
        AgendaItem.objects.select_related("session", "session__network")
        .filter(pk=pk, session__network__in=actor.networks())
        .first()
    )


def exercises_for(session: NetworkSession) -> tuple[Exercise, ...]:
    """The exercises that can be added."""
    return content_for(session).exercises


def proposal_for(actor: Actor, pk: int) -> Proposal | None:
    """A member's proposal, if the actor holds a role in its network."""
    return (
        Proposal.objects.select_related("session", "session__network", "school", "by")
        .filter(pk=pk, session__network__in=actor.networks())
        .first()
    )


def proposals_of(session: NetworkSession) -> list[Proposal]:
    """What members have proposed, in the order it came."""
    return list(session.proposals.select_related("school"))


def attachments_of(session: NetworkSession) -> list[Attachment]:
    """The papers to the agenda."""
    return list(session.attachments.there())


def attachment_for(actor: Actor, pk: int) -> Attachment | None:
    """A paper that is there, if the actor holds a role in its network."""
    found = attachment_ever(actor, pk)
    return found if found and found.removed_at is None else None


def attachment_ever(actor: Actor, pk: int) -> Attachment | None:
    """As `attachment_for`, removed ones too, for undo."""
    return (
        Attachment.objects.select_related("session", "session__network")
        .filter(pk=pk, session__network__in=actor.networks())
        .first()
    )
