"""What of a result may be seen: every page, paper, file and plan figure is made from `Shown`, never from `Result`.

The number of people behind a figure (its base) decides, figure by figure:

    below the threshold t (at least 5)   nothing
    from t     means of dimensions and statements, one decimal, the ends drawn in: ≤ 1.5 and ≥ 4.5
    from 10    three groups (disagree, both, agree), spread of dimensions (not below 0.2), the word for the agreement,
               don't know
    from 20    five categories, spread of statements, agreement as a number, the ends as they are
    from 30    alpha

A statement with too few answers is hidden, and its dimension computed without it (`result.py`). Between 5 and 9
the statements of a dimension are hidden when one to four people answered part of it without getting a score:
sums of so few are exact, and their answers could be worked out by subtraction; at any number where rounding
would not hide what a few people answered (`subtraction.py`). Between 10 and 19 the three groups of a statement are
hidden where only one distribution over five categories fits them and the mean, and the word for the agreement where
it would leave one (`together.py`).

Figures leave here rounded as they are printed: neither a file nor the coordinates of a picture say more than the page.
"""

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

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
from plc_survey.domain.together import (
    Seen,
    Spread,
    Whole,
    facts_of,
    groups_of,
    most_that_may_be_told,
    telling_groups,
    word_for,
)

GROUPS_FROM, CATEGORIES_FROM, ALPHA_FROM = 10, 20, 30
LEAST_SPREAD = 0.2  # with fewer than 20 told as «0.2 or less»


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

    @property
    def is_least_spread(self) -> bool:
        """Whether the spread is told as an end only."""
        return self.spread == LEAST_SPREAD and (self.n or 0) < CATEGORIES_FROM


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
    statements = {each.key: _statement(each, each.key in guarded) for each in result.statements}
    dimensions = []
    for each in result.dimensions:
        seen, whole = _seen_together(each, result, statements)
        agreed, shows_spread = _agreement(each, result, seen), True
        if seen and each.n >= GROUPS_FROM and not all(one.known for one in seen):
            told = most_that_may_be_told(seen, whole, agreed[1], _spread(each))
            agreed, shows_spread = (None, told[0] if told else None), bool(told and told[1])
            if told is None:
                statements |= {key: _without_groups(statements[key]) for key in each.statements}
        dimensions.append(_dimension(each, result, expected, agreed, shows_spread=shows_spread))
    return Shown(
        result.sheets, expected, result.threshold, tuple(dimensions),
        tuple(statements[each.key] for each in result.statements),
    )  # fmt: skip


def _without_groups(each: ShownStatement) -> ShownStatement:
    return each if each.categories else replace(each, groups=None)


def _seen_together(
    each: DimensionResult, result: Result, statements: dict[str, ShownStatement]
) -> tuple[list[Seen], Whole]:
    """The statements of a dimension as they are seen beside each other; none where one of them is not seen."""
    shown = [statements[key] for key in each.statements]
    found = [Seen(s.n, s.mean, s.groups, s.categories) for s in shown if s.n and s.mean]
    k = len(each.statements)
    more = sum(s.n or 0 for s in shown) - k * each.n
    few = more if k == 2 else -more if each.remainder == 0 else None
    mean = mean_of(each.total / each.n, draw_in=False) if each.n else Mean(0)
    return found if len(found) == k else [], Whole(each.n, mean, few, lacking=k > 2)


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


def _dimension(
    each: DimensionResult,
    result: Result,
    expected: int,
    agreed: tuple[float | None, Agreement | None],
    *,
    shows_spread: bool,
) -> ShownDimension:
    dont_know = _dont_know(each, result)
    if not each.n:
        return ShownDimension(each.key, dont_know=dont_know, without=each.left_out, hidden=Why.FEW)
    mean = mean_of(each.total / each.n, draw_in=each.n < GROUPS_FROM)
    if each.n < GROUPS_FROM:
        return ShownDimension(each.key, mean=mean, dont_know=dont_know, without=each.left_out)
    own = _moments(each)
    margin = None if result.sheets > expected or not shows_spread else level_margin(own, expected)
    return ShownDimension(
        each.key, each.n, mean, round(own.spread, 1) if shows_spread else None, *agreed,
        None if margin is None else round(margin, 1), _consistency(each), dont_know, each.left_out,
    )  # fmt: skip


def _consistency(each: DimensionResult) -> Consistency | None:
    found = consistency(each.complete, each.sums, each.products) if each.complete >= ALPHA_FROM else None
    if found is None:
        return None
    low, high = (None if end is None else round(end, 2) for end in (found.low, found.high))
    return Consistency(round(found.value, 2), low, high, found.n)


def _moments(each: DimensionResult) -> Moments:
    """With fewer than 20 the spread is reckoned as 0.2 at least: none at all would say that all have the mean."""
    found = moments(each.n, float(each.total), float(each.squares))
    drawn_in = LEAST_SPREAD**2 if each.n < CATEGORIES_FROM else 0.0
    return replace(found, variance=max(found.variance, drawn_in))


def _spread(each: DimensionResult) -> Spread:
    value = round(_moments(each).spread, 1)
    return Spread(value, is_least=value == LEAST_SPREAD and each.n < CATEGORIES_FROM)


def _agreement(
    each: DimensionResult, result: Result, seen: list[Seen]
) -> tuple[float | None, Agreement | None]:
    """The number from 20 behind every statement, the word from 10."""
    if each.n < GROUPS_FROM or not seen:
        return None, None
    variances = [facts_of(result.statement(key).counts or ())[1] for key in each.statements]
    if all(one.known for one in seen):
        found = round(agreement(variances), 2)
        return found, agreement_word(found)
    return None, word_for(sum(variances), len(variances))


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
