"""The terms of a schedule: what it is made from, its places in the year, and what comes out. Frozen, no clock.

Dates are wall time in Oslo; lengths are minutes.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction

from sessions.domain.days import ClosedRange, Rule, Window, programme_year
from sessions.domain.rotation import Member, Turn

MIDDLE_FIRST_YEAR = range(3, 6)
MIDDLE_LATER_YEARS = range(2, 8)


@dataclass(frozen=True)
class StandingSession:
    """A session that stays as it is: called, held, or kept by hand. `key` is whatever the caller knows it by."""

    key: int
    kind: str
    date: date
    host: int | None = None
    extra_time: int | None = None
    films: tuple[str, ...] = ()
    rkbu: bool = False


@dataclass(frozen=True)
class Request:
    """What a schedule is made from. `year` is the year of 1 May; `shown` are films seen in earlier years.

    `schools` are all that are, were or will be members; `hosted` and `featured` (extra time) the turns of earlier
    years. `earliest`: no session is laid before this day (tomorrow, when a year is laid anew on the way).
    """

    year: int
    is_first_year: bool
    middle_sessions: int
    weekday: int
    starts_at: time
    schools: tuple[Member, ...]
    hosted: tuple[Turn, ...] = ()
    featured: tuple[Turn, ...] = ()
    closed: tuple[ClosedRange, ...] = ()
    standing: tuple[StandingSession, ...] = ()
    shown: frozenset[str] = frozenset()
    earliest: date | None = None


@dataclass(frozen=True)
class Obstacle:
    """A rule in the way: how many of the days asked it shuts, and whether it alone shuts any of them.

    `why` holds the convenor's own words for closed days.
    """

    rule: Rule
    days: int
    alone: bool
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trouble:
    """What the convenor must know: another weekday was taken, or no day fits.

    `nearest` (when no day fits): the nearest days, one on each side of the aim, that only break window or distance.
    """

    no_day: bool
    obstacles: tuple[Obstacle, ...]
    nearest: tuple[date, ...] = ()


@dataclass(frozen=True)
class Slot:
    """A place in the year: the `index`-th of `of` sessions of a kind, its window and the aim in it (days from its start)."""

    kind: str
    index: int
    of: int
    window: Window

    @property
    def aim(self) -> Fraction:
        """(i − ½)/m of the window, in days from its first day."""
        return Fraction((2 * self.index - 1) * (self.window.end - self.window.start).days, 2 * self.of)

    @property
    def likely(self) -> date:
        """The day at the aim, or the one just before it."""
        return self.window.start + timedelta(days=int(self.aim))

    def distance(self, day: date) -> Fraction:
        """Days between the day and the aim."""
        return abs((day - self.window.start).days - self.aim)


@dataclass(frozen=True)
class ProposedSession:
    """A session of the proposal; `date` is None where no day fits; `standing` is the key of one that stays."""

    number: int
    kind: str
    date: date | None
    start: time
    minutes: int
    host: int | None
    extra_time: int | None
    films: tuple[str, ...]
    rkbu: bool
    window: Window
    trouble: Trouble | None = None
    standing: int | None = None


@dataclass(frozen=True)
class Proposal:
    """The year's sessions in order."""

    sessions: tuple[ProposedSession, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every session has a day."""
        return all(session.date for session in self.sessions)


def slots(year: int, *, is_first_year: bool, middle_sessions: int) -> tuple[Slot, ...]:
    """The places of a programme year in order; raises ValueError for a number of middle sessions that is not allowed."""
    allowed = MIDDLE_FIRST_YEAR if is_first_year else MIDDLE_LATER_YEARS
    if middle_sessions not in allowed:
        raise ValueError(f"{middle_sessions} middle sessions")
    start = date(year, 10, 1) if is_first_year else date(year, 8, 10)
    middle = Window(start, date(year + 1, 3, 31))
    opening = (
        Slot("first", 1, 1, Window(date(year, 5, 1), date(year, 6, 20))),
        Slot("second", 1, 1, Window(date(year, 8, 10), date(year, 8, 31))),
    )
    middles = tuple(Slot("middle", i, middle_sessions, middle) for i in range(1, middle_sessions + 1))
    last = Slot("last", 1, 1, Window(date(year + 1, 4, 1), date(year + 1, 4, 30)))
    return (*(opening if is_first_year else ()), *middles, last)


def window_of(kind: str, year: int, *, is_first_year: bool) -> Window:
    """Where in the year the programme puts a session of that kind; the whole year for one it does not have."""
    places = slots(year, is_first_year=is_first_year, middle_sessions=3)
    return next((place.window for place in places if place.kind == kind), programme_year(year))
