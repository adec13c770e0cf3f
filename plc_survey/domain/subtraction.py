"""Means as they are shown, and whether they would tell what a few people answered.

The means of a dimension and of its statements have not quite the same people behind them: some answered one
statement and not the other. All statements' sums less the dimension's sum, times its number of statements, is a
sum over just those few. Rounding usually hides it; where it does not, the statements' means must go.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil, floor

from plc_survey.domain.result import DimensionResult

LOW_END, HIGH_END = Fraction(3, 2), Fraction(9, 2)
LOWEST, HIGHEST = Fraction(1), Fraction(5)
HAIR = Fraction(1, 10**9)  # halves are rounded upwards, so the upper end itself is never shown as this mean


class Bound(Enum):
    """Whether a mean is given as it is, or only as an end of the scale."""

    EXACT = ""
    AT_MOST = "≤"
    AT_LEAST = "≥"


@dataclass(frozen=True, order=True)
class Mean:
    """A mean on the scale 1–5 in tenths (34 is 3.4)."""

    tenths: int
    bound: Bound = Bound.EXACT

    @property
    def value(self) -> float:
        """The number, for drawing and comparing."""
        return self.tenths / 10

    @property
    def reach(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest mean that is shown as this one."""
        if self.bound is Bound.AT_MOST:
            return LOWEST, LOW_END
        if self.bound is Bound.AT_LEAST:
            return HIGH_END, HIGHEST
        middle, half = Fraction(self.tenths, 10), Fraction(1, 20)
        return middle - half, middle + half - HAIR


def rounded(value: Fraction) -> int:
    """The nearest whole number, halves upwards (as people round)."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def mean_of(value: Fraction, *, draw_in: bool) -> Mean:
    """The mean as it is shown; drawn in, 1.5 and lower and 4.5 and higher are told as ends only."""
    if draw_in and value <= LOW_END:
        return Mean(rounded(LOW_END * 10), Bound.AT_MOST)
    if draw_in and value >= HIGH_END:
        return Mean(rounded(HIGH_END * 10), Bound.AT_LEAST)
    return Mean(rounded(value * 10))


def pins(each: DimensionResult, counts: Sequence[Sequence[int]], *, draw_in: bool, fewest: int) -> bool:
    """Whether what fewer than `fewest` people answered would be known, were the statements' means shown.

    `counts` of the dimension's statements. Judged as by someone who knows every statement's sum and who has a
    score: that is more than anyone sees.
    """
    k = len(each.statements)
    more = (
        sum(map(sum, counts)) - k * each.n
    )  # answers of people without a score, less those left out by the others
    few = more if k == 2 else -more if each.remainder == 0 else 0
    if not each.n or not 0 < few < fewest:
        return False
    step = Fraction(1) if k == 2 else Fraction(1, k - 1)
    total = sum(value * count for answers in counts for value, count in enumerate(answers, 1))
    low, high = (each.n * end for end in mean_of(each.total / each.n, draw_in=draw_in).reach)
    ends = sorted((total - k * high, total - k * low) if k == 2 else (k * low - total, k * high - total))
    return _fits(max(ends[0], few * LOWEST), min(ends[1], few * HIGHEST), step) < 2


def _fits(low: Fraction, high: Fraction, step: Fraction) -> int:
    """How many multiples of the step lie from low to high."""
    return floor(high / step) - ceil(low / step) + 1
