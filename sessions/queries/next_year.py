"""Reads for the turn of the year: which year closes, whether the network may decide, what stands open."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from foundation.texts import school_year
from network.domain.year import may_year
from network.models import Network, ProgrammeYear, Role
from network.models.networks import MOST_YEARS
from network.queries import holder_of, programme_year
from sessions.domain import days
from sessions.models import Decision, ItemKind, Kind, NetworkSession
from sessions.queries.constitution import who_can_lead
from sessions.queries.sessions import all_sessions

LATER_USUAL = 5  # sessions beside the last in years two to four, where nothing stands from before


@dataclass(frozen=True)
class YearTurn:
    """A year that closes and the one after it. `last` is the session where the network decides.

    `opened` is the next year once it has been decided on; it can be corrected until one of its sessions is held.
    """

    network: Network
    year: ProgrammeYear
    sessions: list[NetworkSession]
    opened: ProgrammeYear | None
    laid: bool

    @property
    def first(self) -> NetworkSession | None:
        """The session where the network is constituted, if it is planned."""
        return next((session for session in self.sessions if session.kind == Kind.FIRST), None)

    @property
    def last(self) -> NetworkSession | None:
        """The last session of the year that closes."""
        return self.sessions[-1] if self.sessions else None

    @property
    def decides_at(self) -> NetworkSession | None:
        """The session that the programme calls the last, where it is planned."""
        return next((session for session in reversed(self.sessions) if session.kind == Kind.LAST), None)

    @property
    def number(self) -> int:
        """Which year of the network's closes, from 1."""
        return self.year.year - self.network.first_year + 1

    @property
    def next_number(self) -> int:
        """Which year would come."""
        return self.number + 1

    @property
    def next_name(self) -> str:
        """The school year that would come: «2027/28»."""
        return school_year(self.year.year + 1)

    @property
    def may_go_on(self) -> bool:
        """The programme lasts four years at most."""
        return self.number < MOST_YEARS

    @property
    def goes_beyond(self) -> bool:
        """The network was meant to end here."""
        return self.may_go_on and self.number >= self.network.year_count

    def is_ripe(self, today: date) -> bool:
        """The day of the last session has come, or the year is over."""
        decides = self.decides_at
        if self.opened or today > days.programme_year(self.year.year).end:
            return True
        return decides is not None and decides.local_start.date() <= today

    def waits(self, today: date) -> bool:
        """The network has to decide now."""
        return self.network.ended_on is None and self.opened is None and self.is_ripe(today)

    @property
    def is_to_be_laid(self) -> bool:
        """Decided on, but without any session yet."""
        return self.network.ended_on is None and self.opened is not None and not self.laid


def turn_of(network: Network) -> YearTurn | None:
    """The turn of the year that is nearest: the one just decided on while nothing of the new year is held, else the next."""
    years = list(network.programme_years.all())
    standing = list(all_sessions().standing().filter(network=network))
    in_year = {year.pk: [s for s in standing if s.programme_year_id == year.pk] for year in years}
    opened = [
        y for y in years if y.constituted_on or in_year[y.pk] or y.year == network.first_year
    ]  # fmt: skip
    if not opened:
        return None
    if len(opened) > 1 and not any(session.is_held for session in in_year[opened[-1].pk]):
        closing, after = opened[-2], opened[-1]
        return YearTurn(network, closing, in_year[closing.pk], after, laid=bool(in_year[after.pk]))
    return YearTurn(network, opened[-1], in_year[opened[-1].pk], None, laid=False)


def running_year(network: Network) -> ProgrammeYear | None:
    """The year people are in: that of the next session, else the latest one decided on, else by the calendar."""
    coming = NetworkSession.objects.to_come(timezone.now()).filter(network=network).in_time_order()
    session = coming.select_related("programme_year").first()
    if session is not None:
        return session.programme_year
    begun = network.programme_years.filter(constituted_on__isnull=False) | network.programme_years.filter(
        sessions__isnull=False
    )
    return begun.order_by("year").last() or programme_year(network)


def year_of_day(network: Network, day: date) -> ProgrammeYear | None:
    """The programme year that the day falls in, among those the network has begun or decided on."""
    year = may_year(day)
    found = network.programme_years.filter(year=year).first()
    begun = found and (found.constituted_on or year == network.first_year or found.sessions.exists())
    return found if begun else None


def as_it_stands(turn: YearTurn) -> dict[str, Any]:
    """What the form begins with: the roles as they are, and the year as it was (or as it has been decided on)."""
    people = {person.pk for person, _about in who_can_lead(turn.network)}
    convenor = holder_of(turn.network, Role.CONVENOR)
    taker = holder_of(turn.network, Role.MINUTE_TAKER)
    year = turn.opened or turn.year
    return {
        "convenor": convenor.pk if convenor and convenor.pk in people else None,
        "taker": taker.pk if taker and taker.pk in people else 0,
        "middle": _as_many(turn),
        "weekday": year.weekday,
        "clock": year.starts_at,
    }


def _as_many(turn: YearTurn) -> int:
    """As many sessions in all as in the year that closes; in year one three of them were not in between."""
    if turn.opened and turn.opened.middle_sessions:
        return turn.opened.middle_sessions
    before = turn.year.middle_sessions
    if before is None:
        return LATER_USUAL
    return before + 2 if turn.number == 1 else before


def decisions_of(session: NetworkSession) -> QuerySet[Decision]:
    """What stands in the minutes under «the network from here»."""
    return Decision.objects.filter(
        record__session=session, item__kind=ItemKind.CONTINUATION, removed_at__isnull=True
    ).order_by("pk")
