"""A second, slow reading of the schedule's rules: every date of a window is asked, one plain question at a time."""

from datetime import date, timedelta
from functools import lru_cache

import holidays
from dateutil.easter import easter

from sessions.domain.days import Rule, never
from sessions.domain.schedule import Request

WINDOWS = {
    "first": ((0, 5, 1), (0, 6, 20)),
    "second": ((0, 8, 10), (0, 8, 31)),
    "middle": ((0, 10, 1), (1, 3, 31)),
    "later": ((0, 8, 10), (1, 3, 31)),
    "last": ((1, 4, 1), (1, 4, 30)),
}


def window(name: str, year: int) -> tuple[date, date]:
    """First and last day of a window."""
    (a, b, c), (d, e, f) = WINDOWS[name]
    return date(year + a, b, c), date(year + d, e, f)


def places(request: Request) -> list[tuple[str, tuple[date, date], int, int]]:
    """Kind, window, number and how many, in order."""
    m = request.middle_sessions
    name = "middle" if request.is_first_year else "later"
    middle = [("middle", window(name, request.year), i, m) for i in range(1, m + 1)]
    opening = [(kind, window(kind, request.year), 1, 1) for kind in ("first", "second")]
    last = ("last", window("last", request.year), 1, 1)
    return [*(opening if request.is_first_year else []), *middle, last]


@lru_cache
def days_off(year: int) -> frozenset[date]:
    """Public holidays, and Palm Sunday to Easter Monday."""
    holy_week = {easter(year) + timedelta(days=n) for n in range(-7, 2)}
    return frozenset({*holidays.Norway(years=year), *holy_week})


def is_never(day: date, request: Request) -> bool:
    """Whether rule 2 shuts the day."""
    return (
        day.isoweekday() in (6, 7)
        or day in days_off(day.year)
        or (day.month == 12 and day.day >= 20)
        or (day.month == 1 and day.day <= 3)
        or date(day.year, 6, 21) <= day <= date(day.year, 8, 9)
        or any(span.start <= day <= span.end for span in request.closed)
    )


def dates(request: Request) -> list[date | None]:
    """The day of each session where nothing stands: the whole search, one date after the other."""
    found: list[date | None] = []
    for _kind, (start, end), number, many in places(request):
        before = max((day for day in found if day), default=None)
        aim = (number - 0.5) / many * (end - start).days
        found.append(_best(request, start, end, before, aim))
    return found


def _best(request: Request, start: date, end: date, before: date | None, aim: float) -> date | None:
    best: dict[bool, tuple[float, date]] = {}
    for n in range((end - start).days + 1):
        day = start + timedelta(days=n)
        if is_never(day, request) or (before and (day - before).days < 14):
            continue
        ours = day.weekday() == request.weekday
        distance = round(abs(n - aim), 6)
        if ours not in best or distance < best[ours][0]:  # strictly nearer: the earlier stands on a tie
            best[ours] = (distance, day)
    chosen = best.get(True) or best.get(False)
    return chosen[1] if chosen else None


def nearest(request: Request, before: date | None, aim: date) -> tuple[date, ...]:
    """The usable days of the programme year nearest the aim, the last on or before it and the first after it."""
    year = [date(request.year, 5, 1) + timedelta(days=n) for n in range(366)]
    days = [day for day in year if day <= date(request.year + 1, 4, 30) and not is_never(day, request)]
    days = [day for day in days if before is None or day > before]
    sides = ([day for day in days if day <= aim], [day for day in reversed(days) if day > aim])
    return tuple(side[-1] for side in sides if side)


def every_day_is_shut(request: Request, start: date, end: date, named: set[Rule]) -> bool:
    """Whether each weekday from start to end is shut, and only by rules that were named (nearness apart)."""
    span = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    weekdays = [day for day in span if day.weekday() < 5]
    return all(never(day, request.closed) <= named for day in weekdays) and all(
        is_never(day, request) or Rule.GAP in named for day in weekdays
    )
