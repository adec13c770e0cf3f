"""Laying a whole year: content, year, schools, closed days -> a proposal. Pure: no clock, no database.

Rules (product, *Network and schedule*): 1 windows and aims, 2 days never taken, 3 host, 4 films, 5 extra time,
6 RKBU, 7 years two to four.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from programme.domain.content import Content
from sessions.domain.films import film_in_later_year, films_in_first_year
from sessions.domain.rotation import Turn, counts, in_order, next_in_turn
from sessions.domain.schedule.choice import choose_day
from sessions.domain.schedule.terms import Proposal, ProposedSession, Request, Slot, StandingSession, slots


@dataclass
class _Year:
    """What is known so far while a proposal is made."""

    request: Request
    content: Content
    dates: dict[Slot, date] = field(default_factory=dict)
    extra: tuple[StandingSession, ...] = ()
    hosted: list[Turn] = field(default_factory=list)
    featured: list[Turn] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)


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
    year.hosted = [*request.hosted, *_turns((kept.date, kept.host) for kept in request.standing)]
    year.featured = [*request.featured, *_turns((kept.date, kept.extra_time) for kept in request.standing)]
    year.shown = set(request.shown).union(*(kept.films for kept in request.standing))
    return year


def _turns(named: Iterable[tuple[date, int | None]]) -> list[Turn]:
    return [Turn(day, school) for day, school in named if school is not None]


def _whose_turn(year: _Year, turns: list[Turn], day: date, avoid: frozenset[int] = frozenset()) -> int | None:
    """The school whose turn it is on that day among those that are members then; it is counted at once."""
    members = year.request.schools
    school = next_in_turn(counts(members, turns, day), in_order(members, day), avoid)
    turns += _turns([(day, school)])
    return school


def _made(year: _Year, places: Sequence[Slot], slot: Slot) -> ProposedSession:
    day, trouble = choose_day(year.request, slot, *_fence(year, places, slot))
    if day:
        year.dates[slot] = day
    on = day or slot.likely
    host = _whose_turn(year, year.hosted, on)
    featured = _extra_time(year, slot, on, host)
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


def _extra_time(year: _Year, slot: Slot, day: date, host: int | None) -> int | None:
    if slot.kind != "middle":
        return None
    return _whose_turn(year, year.featured, day, frozenset() if host is None else frozenset({host}))


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


def _slot_like(places: Sequence[Slot], kind: str) -> Slot:
    return next((slot for slot in places if slot.kind == kind), places[-1])


def _numbered(sessions: list[ProposedSession], extras: list[ProposedSession]) -> tuple[ProposedSession, ...]:
    """All in order, numbered from 1; those outside the rules go in by their date."""
    for extra in sorted(extras, key=lambda s: s.date or date.max):
        later = (n for n, s in enumerate(sessions) if s.date and extra.date and s.date > extra.date)
        sessions.insert(next(later, len(sessions)), extra)
    return tuple(replace(session, number=n) for n, session in enumerate(sessions, start=1))
