"""What of a result may be seen: every page, paper, file and plan figure is made from `Shown`, never from `Result`.

The number of people behind a figure (its base) decides, figure by figure:

    below the threshold t (at least 5)   nothing
    from t     means of dimensions and statements, one decimal, the ends drawn in: ≤ 1.5 and ≥ 4.5
    from 10    three groups (disagree, both, agree), spread of dimensions, agreement, don't know
    from 20    five categories, spread of statements, the ends as they are
    from 30    alpha

A statement with too few answers is hidden, and its dimension computed without it (`result.py`). Between 5 and 9
the statements of a dimension are hidden when one to four people answered part of it without getting a score:
sums of so few are exact, and their answers could be worked out by subtraction; at any number where rounding
would not hide what a few people answered (`subtraction.py`). Between 10 and 19 the three groups of a statement are
hidden where only one distribution over five categories fits them and the mean.

Figures leave here rounded as they are printed: neither a file nor the coordinates of a picture say more than the page.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from plc_survey.domain.result import DimensionResult, Result, StatementResult
from plc_survey.domain.statistics import (
    Agreement,
    Consistency,
    Moments,
    agreement,
    agreement_word,
    change,
    consistency,
    level_margin,
    moments,
    moments_of_counts,
)
from plc_survey.domain.subtraction import Mean, mean_of, pins, rounded

GROUPS_FROM, CATEGORIES_FROM, ALPHA_FROM = 10, 20, 30


class Why(Enum):
    """Why a figure is not shown."""

    FEW = "few"  # fewer than the threshold answered
    SUBTRACTION = "subtraction"  # single answers could be worked out


@dataclass(frozen=True)
class ShownStatement:
    """A statement as it may be seen; `groups` and `categories` are numbers of people, `dont_know` per cent."""

    key: str
    n: int | None = None
    mean: Mean | None = None
    groups: tuple[int, int, int] | None = None
    categories: tuple[int, ...] | None = None
    spread: float | None = None
    dont_know: int | None = None
    hidden: Why | None = None


@dataclass(frozen=True)
class ShownDimension:
    """A dimension as it may be seen; `without` are statements it is computed without, `margin` half an interval."""

    key: str
    n: int | None = None
    mean: Mean | None = None
    spread: float | None = None
    agreement: float | None = None
    agreement_word: Agreement | None = None
    margin: float | None = None
    consistency: Consistency | None = None
    dont_know: int | None = None
    without: tuple[str, ...] = ()
    hidden: Why | None = None


@dataclass(frozen=True)
class Shown:
    """A round as it may be seen. `is_overfull`: more sheets than staff, so no response rate and no aggregate."""

    sheets: int
    expected: int
    threshold: int
    dimensions: tuple[ShownDimension, ...] = ()
    statements: tuple[ShownStatement, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """Whether there are too few sheets to show anything."""
        return self.sheets < self.threshold

    @property
    def is_overfull(self) -> bool:
        """Whether more sheets came in than there are staff."""
        return self.sheets > self.expected

    @property
    def rate(self) -> int | None:
        """Per cent of the staff who answered; None when more sheets came in than there are staff."""
        return None if self.is_overfull else rounded(Fraction(100 * self.sheets, self.expected))

    @property
    def has_free_text(self) -> bool:
        """Whether there are enough sheets for words of people's own."""
        return self.sheets >= max(GROUPS_FROM, self.threshold)

    def dimension(self, key: str) -> ShownDimension:
        """The dimension with that key; KeyError when there is none."""
        return {each.key: each for each in self.dimensions}[key]


def show(result: Result, expected: int) -> Shown:
    """What may be seen of a result at a school with that many staff."""
    if result.sheets < result.threshold:
        return Shown(result.sheets, expected, result.threshold)
    guarded = {key for each in result.dimensions if _gives_away(each, result) for key in each.statements}
    return Shown(
        result.sheets,
        expected,
        result.threshold,
        tuple(_dimension(each, result, expected) for each in result.dimensions),
        tuple(_statement(each, each.key in guarded) for each in result.statements),
    )


def _gives_away(dimension: DimensionResult, result: Result) -> bool:
    """Whether the means of its statements would tell what a few people answered."""
    if 0 < dimension.n < GROUPS_FROM and 0 < dimension.remainder < result.threshold:
        return True
    counts = [result.statement(key).counts or () for key in dimension.statements]
    return pins(dimension, counts, draw_in=dimension.n < GROUPS_FROM, fewest=result.threshold)


def _share(part: int, whole: int) -> int | None:
    return rounded(Fraction(100 * part, whole)) if whole >= GROUPS_FROM else None


def _statement(each: StatementResult, guarded: bool) -> ShownStatement:
    dont_know = _share(each.dont_know, each.n + each.dont_know) if each.counts else None
    if each.counts is None or guarded:
        why = Why.FEW if each.counts is None else Why.SUBTRACTION
        return ShownStatement(each.key, dont_know=dont_know, hidden=why)
    n, counts = each.n, each.counts
    many = n >= CATEGORIES_FROM
    mean = mean_of(Fraction(sum(i * c for i, c in enumerate(counts, 1)), n), draw_in=not many)
    groups = groups_of(counts) if n >= GROUPS_FROM else None
    if groups and not many and groups in telling_groups(n, mean):
        groups = None
    return ShownStatement(
        each.key,
        n if n >= GROUPS_FROM else None,
        mean,
        groups,
        counts if many else None,
        round(moments_of_counts(counts).spread, 1) if many else None,
        dont_know,
    )


def groups_of(counts: Sequence[int]) -> tuple[int, int, int]:
    """How many disagree (1, 2), say both (3) and agree (4, 5)."""
    return counts[0] + counts[1], counts[2], counts[3] + counts[4]


def telling_groups(n: int, mean: Mean) -> frozenset[tuple[int, int, int]]:
    """The triples of groups that, with the mean of n people as shown, fit one distribution over five categories only.

    Is there just one such triple, the one next to it in number joins it: else hiding it would tell it.
    """
    fits = _tables(n)[mean]
    telling = {groups for groups, tables in fits.items() if tables == 1}
    if len(telling) == 1:
        others = sorted((tables, groups) for groups, tables in fits.items() if tables > 1)
        telling |= {groups for _tables, groups in others[:1]}
    return frozenset(telling)


@lru_cache(maxsize=32)
def _tables(n: int) -> dict[Mean, Counter[tuple[int, int, int]]]:
    """By the mean as shown: how many distributions of n people lie behind each triple of groups."""
    found: dict[Mean, Counter[tuple[int, int, int]]] = defaultdict(Counter)
    for counts in distributions(n):
        found[_mean_of(counts)][groups_of(counts)] += 1
    return found


def distributions(n: int) -> Iterator[tuple[int, int, int, int, int]]:
    """Every way that n people can spread over five categories."""
    for a in range(n + 1):
        for b in range(n + 1 - a):
            for c in range(n + 1 - a - b):
                for d in range(n + 1 - a - b - c):
                    yield a, b, c, d, n - a - b - c - d


def _mean_of(counts: Sequence[int]) -> Mean:
    return mean_of(Fraction(sum(i * c for i, c in enumerate(counts, 1)), sum(counts)), draw_in=True)


def _dimension(each: DimensionResult, result: Result, expected: int) -> ShownDimension:
    dont_know = _dont_know(each, result)
    if not each.n:
        return ShownDimension(each.key, dont_know=dont_know, without=each.left_out, hidden=Why.FEW)
    mean = mean_of(each.total / each.n, draw_in=each.n < GROUPS_FROM)
    if each.n < GROUPS_FROM:
        return ShownDimension(each.key, mean=mean, dont_know=dont_know, without=each.left_out)
    own, agreed = _moments(each), _agreement(each, result)
    margin = None if result.sheets > expected else level_margin(own, expected)
    return ShownDimension(
        each.key, each.n, mean, round(own.spread, 1), agreed, None if agreed is None else agreement_word(agreed),
        None if margin is None else round(margin, 1), _consistency(each), dont_know, each.left_out,
    )  # fmt: skip


def _consistency(each: DimensionResult) -> Consistency | None:
    found = consistency(each.complete, each.sums, each.products) if each.complete >= ALPHA_FROM else None
    if found is None:
        return None
    low, high = (None if end is None else round(end, 2) for end in (found.low, found.high))
    return Consistency(round(found.value, 2), low, high, found.n)


def _moments(each: DimensionResult) -> Moments:
    return moments(each.n, float(each.total), float(each.squares))


def _agreement(each: DimensionResult, result: Result) -> float | None:
    counts = [result.statement(key).counts or () for key in each.statements]
    if any(sum(count) < GROUPS_FROM for count in counts):
        return None
    return round(agreement([moments_of_counts(count).variance for count in counts]), 2)


def _dont_know(each: DimensionResult, result: Result) -> int | None:
    statements = [result.statement(key) for key in each.statements]
    asked = [s for s in statements if s.counts and s.n + s.dont_know >= GROUPS_FROM]
    said = sum(s.dont_know for s in asked)
    return _share(said, said + sum(s.n for s in asked)) if asked else None


@dataclass(frozen=True)
class ShownChange:
    """A change and half of its interval as they are printed, with one decimal; judged before rounding."""

    difference: float
    half: float
    is_clear: bool


def _change(before: DimensionResult, after: DimensionResult) -> ShownChange:
    found = change(_moments(before), _moments(after))
    return ShownChange(round(found.difference, 1) + 0.0, round(found.half, 1), found.is_clear)


def compare(before: Result, after: Result) -> dict[str, ShownChange]:
    """The change of each dimension from one round to another, where both have at least ten people behind it.

    Left out where the two are not computed from the same statements.
    """
    earlier = {each.key: each for each in before.dimensions}
    return {
        each.key: _change(earlier[each.key], each)
        for each in after.dimensions
        if each.key in earlier
        and earlier[each.key].statements == each.statements
        and min(earlier[each.key].n, each.n) >= GROUPS_FROM
    }


def strongest(shown: Shown, how_many: int = 3) -> list[ShownStatement]:
    """The statements people agree with most, by the mean as shown; ties in instrument order."""
    seen = [each for each in shown.statements if each.mean]
    return sorted(seen, key=lambda each: -each.mean.tenths if each.mean else 0)[:how_many]


def weakest(shown: Shown, how_many: int = 3) -> list[ShownStatement]:
    """The statements people agree with least, by the mean as shown; ties in instrument order."""
    seen = [each for each in shown.statements if each.mean]
    return sorted(seen, key=lambda each: each.mean.tenths if each.mean else 0)[:how_many]


def most_divided(shown: Shown, how_many: int = 3) -> list[ShownStatement]:
    """Where many agree and many disagree: at least a fifth on either side, by the groups as shown."""
    divided = [
        each for each in shown.statements if each.groups and 5 * _smaller_side(each) >= sum(each.groups)
    ]
    return sorted(divided, key=lambda each: -Fraction(_smaller_side(each), sum(each.groups or (1,))))[
        :how_many
    ]


def _smaller_side(each: ShownStatement) -> int:
    return min(each.groups[0], each.groups[2]) if each.groups else 0
