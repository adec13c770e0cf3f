"""Adversaries who keep every figure that was ever seen, and work out what can be worked out.

Both are given more than anyone is told: exact sums where figures are rounded, and how many answered each statement.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

import numpy as np

from plc_survey.domain.scoring import Answers, Instrument, score
from plc_survey.domain.shown import Shown, ShownDimension, ShownStatement
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
