"""Adversaries who keep every figure that was ever seen, and work out what can be worked out.

Both are given more than anyone is told: exact sums where figures are rounded, and how many answered each statement.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product
from math import ceil, sqrt

import numpy as np

from plc_survey.domain.scoring import Answers, Instrument, score
from plc_survey.domain.shown import Shown, ShownDimension, ShownStatement
from plc_survey.domain.statistics import agreement, agreement_word
from plc_survey.domain.subtraction import Bound, Mean


@dataclass
class Watcher:
    """Sees each publication as the exact sum of its schools, and each school that ever showed its own figure."""

    shown: set[int] = field(default_factory=set)
    sums: list[frozenset[int]] = field(default_factory=list)

    def works_out(self, insider: int | None = None) -> set[int]:
        """The schools whose figure follows from all that was seen; an insider knows that of one school beforehand."""
        schools = sorted(frozenset().union(*self.sums))
        known = self.shown | ({insider} if insider is not None else set())
        rows = [self._row(schools, each) for each in [*self.sums, *({one} for one in known)]]
        return {one for one in schools if _rank([*rows, self._row(schools, {one})]) == _rank(rows)} - known

    @staticmethod
    def _row(schools: Sequence[int], among: Iterable[int]) -> list[float]:
        inside = set(among)
        return [float(one in inside) for one in schools]


def _rank(rows: list[list[float]]) -> int:
    return int(np.linalg.matrix_rank(np.array(rows))) if rows else 0


# ---- within one school ------------------------------------------------------------------------------


def told_of_few(shown: Shown, sheets: Sequence[Answers], instrument: Instrument) -> list[str]:
    """Dimensions where what one to four people answered follows from the means that are seen.

    The sheets only tell how many answered what: everything else is taken from the figures.
    """
    by_key = {each.key: each for each in shown.statements}
    return [
        each.key
        for each in shown.dimensions
        if each.mean and _is_told(each, by_key, _people(each, sheets, instrument))
    ]


@dataclass(frozen=True)
class People:
    """How many answered each statement of a dimension, have a score on it, and answered any of it."""

    answered: Mapping[str, int]
    scored: int
    some: int


def _people(each: ShownDimension, sheets: Sequence[Answers], instrument: Instrument) -> People:
    used = [
        key
        for d in instrument.dimensions
        if d.key == each.key
        for key in d.statements
        if key not in each.without
    ]
    rows = [[sheet[instrument.place(key)] for key in used] for sheet in sheets]
    answered = {key: sum(1 for row in rows if row[place]) for place, key in enumerate(used)}
    return People(
        answered, sum(1 for row in rows if score(row) is not None), sum(1 for row in rows if any(row))
    )


def _is_told(each: ShownDimension, statements: Mapping[str, ShownStatement], people: People) -> bool:
    seen = [statements[key] for key in people.answered]
    if any(one.mean is None for one in seen) or each.mean is None:
        return False
    k, more = len(seen), sum(people.answered.values()) - len(seen) * people.scored
    few = more if k == 2 else -more if people.scored == people.some else 0
    if not 0 < few < 5:
        return False
    sums = [_sums(one, people.answered[one.key]) for one in seen]
    totals = _totals(each.mean, people.scored, parts=12)
    every = {
        abs(all_of_them - k * total)
        for all_of_them in range(sum(map(min, sums)), sum(map(max, sums)) + 1)
        for total in totals
    }
    grain = 1 if k == 2 else k - 1
    return len({v for v in every if few <= v <= 5 * few and (v * grain).denominator == 1}) < 2


def _totals(mean: Mean, n: int, *, parts: int) -> list[Fraction]:
    """The sums of n values, in parts of one, that are told as that mean."""
    low, high = {
        Bound.EXACT: (Fraction(2 * mean.tenths - 1, 20), Fraction(2 * mean.tenths + 1, 20)),
        Bound.AT_MOST: (Fraction(1), Fraction(31, 20)),
        Bound.AT_LEAST: (Fraction(9, 2), Fraction(101, 20)),
    }[mean.bound]
    return [Fraction(i, parts) for i in range(ceil(low * n * parts), ceil(high * n * parts))]


def _sums(each: ShownStatement, n: int) -> list[int]:
    """The sums of n answers that fit what is seen of the statement."""
    if each.categories:
        return [sum(value * count for value, count in enumerate(each.categories, 1))]
    assert each.mean
    fits = [int(total) for total in _totals(each.mean, n, parts=1)]
    if not each.groups:
        return fits
    low, both, high = each.groups
    return [s for s in fits if low + 3 * both + 4 * high <= s <= 2 * low + 3 * both + 5 * high] or fits


# ---- everything that is seen of a dimension of two, together -----------------------------------------------

Five = tuple[int, ...]


def told_together(shown: Shown, sheets: Sequence[Answers], instrument: Instrument) -> list[str]:
    """Statements whose hidden five answers, or what a single half-way person answered, follow from all that is seen.

    Means, groups, agreement and spread are put together, for dimensions of two statements with 10 to 19 people. The
    sheets only tell who answered what; what fits is found by trying every distribution.
    """
    by_key, found = {each.key: each for each in shown.statements}, []
    for dimension in instrument.dimensions:
        seen = shown.dimension(dimension.key)
        places = [instrument.place(key) for key in dimension.statements]
        rows = [[sheet[place] for place in places] for sheet in sheets]
        if len(places) != 2 or not 10 <= (seen.n or 0) < 20:
            continue
        halves = [tuple(bool(value) for value in row) for row in rows if any(row) and not all(row)]
        pair = [by_key[key] for key in dimension.statements]
        sizes = [sum(1 for row in rows if row[at]) for at in (0, 1)]
        if len(halves) < 2 and all(10 <= n < 20 for n in sizes):
            one, two, half = _open_questions(_worlds(seen, pair, sizes, halves))
            found += [key for key, told in zip(dimension.statements, (one, two), strict=True) if told]
            found += [f"half of {dimension.key}"] if half and halves else []
    return found


def _open_questions(worlds: Iterable[tuple[Five, Five, int]]) -> tuple[bool, bool, bool]:
    """Whether there is only one answer to each: looked for until there are two to all."""
    fits: tuple[set[object], ...] = (set(), set(), set())
    for world in worlds:
        for known, one in zip(fits, world, strict=True):
            known.add(one)
        if all(len(known) > 1 for known in fits[: 3 if world[2] else 2]):
            break
    assert fits[0], "what is true must fit"
    return tuple(len(known) < 2 for known in fits)  # type: ignore[return-value]


def _worlds(
    seen: ShownDimension,
    pair: Sequence[ShownStatement],
    sizes: Sequence[int],
    halves: Sequence[tuple[bool, ...]],
) -> Iterator[tuple[Five, Five, int]]:
    """The two statements' distributions and the half-way person's answer (0: nobody) that fit what is seen."""
    candidates = [
        [five for five in _fives(n) if _fits(five, one)] for n, one in zip(sizes, pair, strict=True)
    ]
    asked = halves[0].index(True) if halves else 0
    for one in candidates:
        random.Random(1).shuffle(one)
    for first, second in product(*candidates):
        if not _agrees(seen, first, second):
            continue
        for half in [value for value in range(1, 6) if (first, second)[asked][value - 1]] if halves else [0]:
            both = [list(first), list(second)]
            if half:
                both[asked][half - 1] -= 1
            if _scores_fit(seen, *both):
                yield first, second, half


@cache
def _fives(n: int) -> list[Five]:
    return [
        tuple(chosen.count(value) for value in range(5))
        for chosen in combinations_with_replacement(range(5), n)
    ]


def _fits(five: Five, one: ShownStatement) -> bool:
    if one.mean is None:
        return True
    n, groups = sum(five), (five[0] + five[1], five[2], five[3] + five[4])
    low, high = one.mean.reach
    return low <= Fraction(_sum(five), n) <= high and one.groups in (None, groups)


def _sum(five: Sequence[int]) -> int:
    return sum(value * count for value, count in enumerate(five, 1))


def _variance(five: Sequence[int]) -> float:
    n = sum(five)
    squares = sum(value * value * count for value, count in enumerate(five, 1))
    return (squares - _sum(five) ** 2 / n) / (n - 1)


def _agrees(seen: ShownDimension, first: Five, second: Five) -> bool:
    value = agreement([_variance(first), _variance(second)])
    if seen.agreement is not None:
        return abs(value - seen.agreement) < 0.0051
    return seen.agreement_word in (None, agreement_word(value))


def _scores_fit(seen: ShownDimension, first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether people can be paired so that mean and spread of their scores come out as seen."""
    assert seen.mean
    n = sum(first)
    low, high = seen.mean.reach
    if not low <= Fraction(_sum(first) + _sum(second), 2 * n) <= high:
        return False
    if seen.spread is None:
        return True
    a, b = (
        sorted(value for value, count in enumerate(five, 1) for _ in range(count)) for five in (first, second)
    )
    least, most = (_spread([(x + y) / 2 for x, y in zip(a, other, strict=True)]) for other in (b[::-1], b))
    lower = 0.0 if seen.is_least_spread else seen.spread - 0.0501
    return least <= seen.spread + 0.0501 and most >= lower


def _spread(scores: Sequence[float]) -> float:
    mean = sum(scores) / len(scores)
    return sqrt(sum((score - mean) ** 2 for score in scores) / (len(scores) - 1))
