"""The statistics of the survey, each a pure function with its source. docs/statistics.md explains them.

"n" is a number of people, variances divide by n − 1, everything is on the scale 1–5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt

from plc_survey.domain.quantiles import f_quantile, t_quantile

SCALE = (1, 2, 3, 4, 5)
UNIFORM_VARIANCE = (len(SCALE) ** 2 - 1) / 12  # 2.0: everyone answers at random (James, Demaree & Wolf 1984)
CONFIDENCE = 0.975  # two-sided 95 per cent


@dataclass(frozen=True)
class Moments:
    """How many, mean, and variance (n − 1; 0 for one)."""

    n: int
    mean: float
    variance: float

    @property
    def spread(self) -> float:
        """Standard deviation."""
        return sqrt(self.variance)


def moments(n: int, total: float, squares: float) -> Moments:
    """From the number, the sum and the sum of squares."""
    mean = total / n
    variance = max(0.0, (squares - total * mean) / (n - 1)) if n > 1 else 0.0
    return Moments(n, mean, variance)


def moments_of_counts(counts: Sequence[int]) -> Moments:
    """From how many gave each of the five answers."""
    total = sum(value * count for value, count in zip(SCALE, counts, strict=True))
    squares = sum(value * value * count for value, count in zip(SCALE, counts, strict=True))
    return moments(sum(counts), total, squares)


def agreement(variances: Sequence[float]) -> float:
    """r*_WG(J) = 1 − mean item variance / 2.0, never below 0 (Lindell, Brandt & Whitney 1999)."""
    return max(0.0, 1 - sum(variances) / len(variances) / UNIFORM_VARIANCE)


class Agreement(Enum):
    """The words of LeBreton & Senter (2008) for an agreement from 0 to 1."""

    LACKING = "lacking"  # to 0.30
    WEAK = "weak"  # to 0.50
    MODERATE = "moderate"  # to 0.70
    STRONG = "strong"  # to 0.90
    VERY_STRONG = "very_strong"


def agreement_word(value: float) -> Agreement:
    """The word for an agreement, judged on two decimals as it is printed."""
    limits = (
        (0.30, Agreement.LACKING),
        (0.50, Agreement.WEAK),
        (0.70, Agreement.MODERATE),
        (0.90, Agreement.STRONG),
    )
    return next((word for limit, word in limits if round(value, 2) <= limit), Agreement.VERY_STRONG)


@dataclass(frozen=True)
class Consistency:
    """How far the statements of a dimension move together; the interval is missing for two statements."""

    value: float
    low: float | None
    high: float | None
    n: int


def consistency(n: int, sums: Sequence[float], products: Sequence[Sequence[float]]) -> Consistency | None:
    """Cronbach's alpha with Feldt's (1965) interval; Spearman-Brown for two statements (Eisinga et al. 2013).

    From complete cases: their number, sums and cross-product sums. None where nothing varies or one statement is.
    """
    cov = _covariances(n, sums, products)
    if len(sums) < 2 or n < 2:
        return None
    if len(sums) == 2:
        return _spearman_brown(n, cov)
    return _alpha(n, cov)


def _covariances(n: int, sums: Sequence[float], products: Sequence[Sequence[float]]) -> list[list[float]]:
    return [
        [(products[i][j] - sums[i] * sums[j] / n) / (n - 1) if n > 1 else 0.0 for j in range(len(sums))]
        for i in range(len(sums))
    ]


def _spearman_brown(n: int, cov: list[list[float]]) -> Consistency | None:
    if cov[0][0] <= 0 or cov[1][1] <= 0:
        return None
    r = cov[0][1] / sqrt(cov[0][0] * cov[1][1])
    return Consistency(2 * r / (1 + r), None, None, n) if r > -1 else None


def _alpha(n: int, cov: list[list[float]]) -> Consistency | None:
    k = len(cov)
    total = sum(map(sum, cov))
    if total <= 1e-12:
        return None
    alpha = k / (k - 1) * (1 - sum(cov[i][i] for i in range(k)) / total)
    low, high = feldt_interval(alpha, n=n, k=k)
    return Consistency(alpha, low, high, n)


def feldt_interval(alpha: float, *, n: int, k: int) -> tuple[float, float]:
    """95 per cent interval of alpha for n people and k statements (Feldt 1965)."""
    df1, df2 = n - 1, (n - 1) * (k - 1)
    return (
        1 - (1 - alpha) * f_quantile(CONFIDENCE, df1, df2),
        1 - (1 - alpha) * f_quantile(1 - CONFIDENCE, df1, df2),
    )


@dataclass(frozen=True)
class Change:
    """A difference of means with half of its 95 per cent interval."""

    difference: float
    half: float
    df: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval keeps clear of no change."""
        return abs(self.difference) > self.half


def change(before: Moments, after: Moments) -> Change:
    """m2 − m1 ± t·√(s1²/n1 + s2²/n2), degrees of freedom after Welch–Satterthwaite.

    Two independent groups: answers cannot be followed from round to round. No finite-population factor.
    """
    a, b = before.variance / before.n, after.variance / after.n
    difference = after.mean - before.mean
    if a + b == 0:
        return Change(difference, 0.0, float(before.n + after.n - 2))
    df = (a + b) ** 2 / (a**2 / (before.n - 1) + b**2 / (after.n - 1))
    return Change(difference, t_quantile(CONFIDENCE, df) * sqrt(a + b), df)


def level_margin(sample: Moments, population: int) -> float | None:
    """Half of the 95 per cent interval of one round's mean for all N staff: t·s/√n·√(1 − n/N).

    Cochran (1977); None when everyone answered, or more than are there.
    """
    if not 1 < sample.n < population:
        return None
    error = sample.spread / sqrt(sample.n) * sqrt(1 - sample.n / population)
    return t_quantile(CONFIDENCE, sample.n - 1) * error
