"""Schedule generation: content, year, schools, closed days -> a proposal. Pure: no clock, no database.

Rules (product, *Network and schedule*): 1 windows and aims, 2 days never taken, 3 host, 4 films, 5 extra time,
6 RKBU, 7 years two to four. Dates are wall time in Oslo; lengths are minutes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from fractions import Fraction
from itertools import combinations

from programme.domain.content import Content
from sessions.domain.days import GAP, ClosedRange, Rule, Window, never, programme_year
from sessions.domain.films import film_in_later_year, films_in_first_year
from sessions.domain.rotation import SchoolTurn, next_in_turn

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

    `earliest`: no session is laid before this day (tomorrow, when a year is laid anew on the way).
    """

    year: int
    is_first_year: bool
    middle_sessions: int
    weekday: int
    starts_at: time
    schools: tuple[SchoolTurn, ...]
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


@dataclass
class _Year:
    """What is known so far while a proposal is made."""

    request: Request
    content: Content
    dates: dict[Slot, date] = field(default_factory=dict)
    extra: tuple[StandingSession, ...] = ()
    hosted: dict[int, int] = field(default_factory=dict)
    featured: dict[int, int] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)


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


def propose(content: Content, request: Request) -> Proposal:
    """The whole year: standing sessions as they are, the others by the rules, in order."""
    places = slots(request.year, is_first_year=request.is_first_year, middle_sessions=request.middle_sessions)
    standing = seated(places, request.standing)
    year = _begin(content, request, standing)
    sessions: list[ProposedSession] = []
    for slot in places:
        kept = standing.get(slot)
        sessions.append(_kept(year, slot, kept) if kept else _made(year, places, slot))
    extras = [_kept(year, _slot_like(places, extra.kind), extra) for extra in year.extra]
    return Proposal(_numbered([*sessions], extras))


def seated(places: Sequence[Slot], standing: Iterable[StandingSession]) -> dict[Slot, StandingSession]:
    """Which place each standing session fills: in order of date, as near the aims as can be."""
    found: dict[Slot, StandingSession] = {}
    for kind in {slot.kind for slot in places}:
        free = [slot for slot in places if slot.kind == kind]
        here = sorted((s for s in standing if s.kind == kind), key=lambda s: (s.date, s.key))[: len(free)]
        seats = min(
            combinations(free, len(here)),
            key=lambda chosen: sum(slot.distance(s.date) for slot, s in zip(chosen, here, strict=True)),
        )
        found.update(zip(seats, here, strict=True))
    return found


def _begin(content: Content, request: Request, standing: dict[Slot, StandingSession]) -> _Year:
    year = _Year(request, content)
    year.dates = {slot: kept.date for slot, kept in standing.items()}
    year.extra = tuple(s for s in request.standing if s not in standing.values())
    year.hosted = {turn.school: turn.hosted for turn in request.schools}
    year.featured = {turn.school: turn.featured for turn in request.schools}
    year.shown = set(request.shown).union(*(kept.films for kept in request.standing))
    for kept in request.standing:
        _count(year.hosted, kept.host)
        _count(year.featured, kept.extra_time)
    return year


def _count(held: dict[int, int], school: int | None) -> None:
    if school in held:
        held[school] += 1


def _made(year: _Year, places: Sequence[Slot], slot: Slot) -> ProposedSession:
    day, trouble = choose_day(year.request, slot, *_fence(year, places, slot))
    if day:
        year.dates[slot] = day
    order = [turn.school for turn in year.request.schools]
    host = next_in_turn(year.hosted, order)
    _count(year.hosted, host)
    featured = _extra_time(year, slot, host, order)
    films = _films(year, slot)
    year.shown.update(films)
    template = year.content.session(slot.kind)
    return ProposedSession(
        number=0, kind=slot.kind, date=day, start=year.request.starts_at, minutes=template.minutes, host=host,
        extra_time=featured, films=films, rkbu=rkbu_takes_part(slot), window=slot.window, trouble=trouble,
    )  # fmt: skip


def _kept(year: _Year, slot: Slot, kept: StandingSession) -> ProposedSession:
    return ProposedSession(
        number=0, kind=kept.kind, date=kept.date, start=year.request.starts_at,
        minutes=year.content.session(kept.kind).minutes, host=kept.host, extra_time=kept.extra_time,
        films=kept.films, rkbu=kept.rkbu, window=slot.window, standing=kept.key,
    )  # fmt: skip


def rkbu_takes_part(slot: Slot) -> bool:
    """First, middle number ⌈m/2⌉, last (rule 6); the reviewer can move it."""
    return slot.kind in ("first", "last") or (slot.kind == "middle" and slot.index == (slot.of + 1) // 2)


def _extra_time(year: _Year, slot: Slot, host: int | None, order: Sequence[int]) -> int | None:
    if slot.kind != "middle":
        return None
    school = next_in_turn(year.featured, order, frozenset({host} if host is not None else ()))
    _count(year.featured, school)
    return school


def _films(year: _Year, slot: Slot) -> tuple[str, ...]:
    if year.request.is_first_year:
        return films_in_first_year(year.content, slot.kind, slot.index, year.shown)
    return film_in_later_year(year.content, slot.kind, year.shown)


def _fence(
    year: _Year, places: Sequence[Slot], slot: Slot
) -> tuple[date | None, date | None, tuple[date, ...]]:
    """The date before, the date after, and dates of sessions outside the rules to keep away from."""
    here = places.index(slot)
    before = [year.dates[other] for other in places[:here] if other in year.dates]
    after = [year.dates[other] for other in places[here + 1 :] if other in year.dates]
    return max(before, default=None), min(after, default=None), tuple(extra.date for extra in year.extra)


def choose_day(
    request: Request, slot: Slot, before: date | None, after: date | None, others: Sequence[date] = ()
) -> tuple[date | None, Trouble | None]:
    """The allowed day of the network's weekday nearest the aim, the earlier on a tie (rule 1).

    Is there none, the nearest other weekday with the obstacles; is there none at all, no day, the obstacles and
    the nearest days beyond window or distance.
    """
    against = {
        day: _against(day, request, before, after, others) for day in slot.window.days() if day.weekday() < 5
    }
    ours = {day: rules for day, rules in against.items() if day.weekday() == request.weekday}
    for days in (ours, against):
        open_days = [day for day, rules in days.items() if not rules]
        if open_days:
            day = min(open_days, key=lambda d: (slot.distance(d), d))
            trouble = (
                None if days is ours else Trouble(no_day=False, obstacles=_obstacles(ours, request.closed))
            )
            return day, trouble
    nearest = _nearest(request, slot, before, after, others)
    return None, Trouble(no_day=True, obstacles=_obstacles(against, request.closed), nearest=nearest)


def _against(
    day: date, request: Request, before: date | None, after: date | None, others: Sequence[date]
) -> frozenset[Rule]:
    rules = set(never(day, request.closed))
    near = (before is not None and day - before < GAP) or (after is not None and after - day < GAP)
    if near or any(abs(day - other) < GAP for other in others):
        rules.add(Rule.GAP)
    if request.earliest and day < request.earliest:
        rules.add(Rule.PAST)
    return frozenset(rules)


def _obstacles(against: dict[date, frozenset[Rule]], closed: Sequence[ClosedRange]) -> tuple[Obstacle, ...]:
    """The rules in the way, those that alone shut a day first, then by how many days they shut."""
    rules = {rule for found in against.values() for rule in found}
    obstacles = [
        Obstacle(
            rule=rule,
            days=sum(rule in found for found in against.values()),
            alone=any(found == {rule} for found in against.values()),
            why=_words(closed, against) if rule is Rule.CLOSED else (),
        )
        for rule in rules
    ]
    return tuple(sorted(obstacles, key=lambda o: (not o.alone, -o.days, o.rule)))


def _words(closed: Sequence[ClosedRange], against: dict[date, frozenset[Rule]]) -> tuple[str, ...]:
    said = [span.why for span in closed if span.why and any(day in span for day in against)]
    return tuple(dict.fromkeys(said))


def _nearest(
    request: Request, slot: Slot, before: date | None, after: date | None, others: Sequence[date]
) -> tuple[date, ...]:
    def only_soft(day: date) -> bool:
        between = (before is None or before < day) and (after is None or day < after) and day not in others
        return between and _against(day, request, before, after, others) <= {Rule.GAP}

    days = [day for day in programme_year(request.year).days() if only_soft(day)]
    aim = slot.window.start.toordinal() + slot.aim
    sides = ([d for d in days if d.toordinal() <= aim], [d for d in days if d.toordinal() > aim])
    return tuple(min(side, key=slot.distance) for side in sides if side)


def _slot_like(places: Sequence[Slot], kind: str) -> Slot:
    return next((slot for slot in places if slot.kind == kind), places[-1])


def _numbered(sessions: list[ProposedSession], extras: list[ProposedSession]) -> tuple[ProposedSession, ...]:
    """All in order, numbered from 1; those outside the rules go in by their date."""
    for extra in sorted(extras, key=lambda s: s.date or date.max):
        later = (n for n, s in enumerate(sessions) if s.date and extra.date and s.date > extra.date)
        sessions.insert(next(later, len(sessions)), extra)
    return tuple(replace(session, number=n) for n, session in enumerate(sessions, start=1))
