"""Which days a network can meet on, and which rule stands against the others. Dates only; no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays

from network.domain.year import first_day, last_day

GAP = timedelta(days=14)


class Rule(StrEnum):
    """Why a day cannot be taken (product rules 1 and 2 of the schedule)."""

    WINDOW = "window"
    WEEKDAY = "weekday"
    GAP = "gap"
    PAST = "past"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    EASTER = "easter"
    CHRISTMAS = "christmas"
    SUMMER = "summer"
    CLOSED = "closed"


@dataclass(frozen=True)
class Window:
    """A span of days, both ends included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def days(self) -> list[date]:
        """Every day of it."""
        return [self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1)]


@dataclass(frozen=True)
class ClosedRange:
    """Days that the convenor has closed, both ends included, and why."""

    start: date
    end: date
    why: str = ""

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@lru_cache(maxsize=64)
def easter_sunday(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """Norway's public holidays of a year."""
    return frozenset(holidays.country_holidays("NO", years=year))


def never(day: date, closed: Sequence[ClosedRange] = ()) -> frozenset[Rule]:
    """The rules that shut this day whatever the session; empty for a day that can be used."""
    easter = easter_sunday(day.year)
    against = {
        Rule.WEEKEND: day.weekday() > 4,
        Rule.HOLIDAY: day in public_holidays(day.year),
        Rule.EASTER: easter - timedelta(days=7) <= day <= easter + timedelta(days=1),
        Rule.CHRISTMAS: (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 3),
        Rule.SUMMER: (6, 21) <= (day.month, day.day) <= (8, 9),
        Rule.CLOSED: any(day in span for span in closed),
    }
    return frozenset(rule for rule, holds in against.items() if holds)


def programme_year(year: int) -> Window:
    """The programme year that begins on 1 May of the year."""
    return Window(first_day(year), last_day(year))


def doubts(day: date, window: Window, closed: Sequence[ClosedRange] = ()) -> list[Rule]:
    """Why a day chosen by hand goes against the programme, the heaviest reason first; empty when it does not."""
    against = never(day, closed)
    ordered = [rule for rule in Rule if rule in against]
    return ordered if day in window else [*ordered, Rule.WINDOW]


def words_of(day: date, closed: Sequence[ClosedRange]) -> str:
    """Why the convenor closed that day, in their own words; empty when they gave none."""
    return next((span.why for span in closed if day in span and span.why), "")
