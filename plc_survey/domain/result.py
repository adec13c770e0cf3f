"""The stored result of a round: counts, sums, squares and products, with nothing in it below the threshold."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from plc_survey.domain.scoring import DONT_KNOW, Answers, Dimension, Instrument, score

SCHEMA = 1


@dataclass(frozen=True)
class StatementResult:
    """Counts of the answers 1–5 (None below the threshold) and of don't know."""

    key: str
    counts: tuple[int, ...] | None
    dont_know: int

    @property
    def n(self) -> int:
        """How many answered; 0 where it is hidden."""
        return sum(self.counts or ())


@dataclass(frozen=True)
class DimensionResult:
    """Sums over the people who have a score on the dimension, computed from `statements` only.

    `left_out` are statements with too few answers. `n` people, `total` and `squares` of their scores; `remainder`
    people answered some of it without getting a score. `complete` answered every statement: their `sums` and `products`.
    All are empty where n is below the threshold.
    """

    key: str
    statements: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    n: int = 0
    total: Fraction = Fraction(0)
    squares: Fraction = Fraction(0)
    remainder: int = 0
    complete: int = 0
    sums: tuple[int, ...] = ()
    products: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Result:
    """What a round gave; `statements` and `dimensions` are empty when there were too few sheets."""

    sheets: int
    threshold: int
    statements: tuple[StatementResult, ...] = ()
    dimensions: tuple[DimensionResult, ...] = ()

    def statement(self, key: str) -> StatementResult:
        """The statement with that key; KeyError when there is none."""
        return {each.key: each for each in self.statements}[key]


def compute(sheets: Sequence[Answers], instrument: Instrument, threshold: int) -> Result:
    """The result of the sheets; what has fewer than `threshold` people behind it is left out at once."""
    if len(sheets) < threshold:
        return Result(len(sheets), threshold)
    statements = tuple(
        _statement(key, [sheet[place] for sheet in sheets], threshold)
        for place, key in enumerate(instrument.statements)
    )
    hidden = {each.key for each in statements if each.counts is None}
    dimensions = tuple(
        _dimension(each, sheets, instrument, hidden, threshold) for each in instrument.dimensions
    )
    return Result(len(sheets), threshold, statements, dimensions)


def _statement(key: str, values: Iterable[int | None], threshold: int) -> StatementResult:
    found = Counter(values)
    counts = tuple(found[step] for step in range(1, 6))
    return StatementResult(key, counts if sum(counts) >= threshold else None, found[DONT_KNOW])


def _dimension(
    dimension: Dimension, sheets: Sequence[Answers], instrument: Instrument, hidden: set[str], threshold: int
) -> DimensionResult:
    used = tuple(key for key in dimension.statements if key not in hidden)
    left_out = tuple(key for key in dimension.statements if key in hidden)
    places = [instrument.place(key) for key in used]
    patterns = Counter(
        tuple(sheet[place] for place in places) for sheet in sheets
    )  # few differ, however many sheets
    scores = [(each, times) for row, times in patterns.items() if row and (each := score(row)) is not None]
    n = sum(times for _score, times in scores)
    if n < threshold or (len(used) < 2 and left_out):
        return DimensionResult(dimension.key, used, left_out)
    some = sum(times for row, times in patterns.items() if any(row))
    complete, sums, products = _products(patterns, threshold)
    return DimensionResult(
        dimension.key, used, left_out,
        n=n, total=sum((times * s for s, times in scores), Fraction(0)),
        squares=sum((times * s * s for s, times in scores), Fraction(0)),
        remainder=some - n, complete=complete, sums=sums, products=products,
    )  # fmt: skip


def _products(
    patterns: Counter[tuple[int | None, ...]], threshold: int
) -> tuple[int, tuple[int, ...], tuple[tuple[int, ...], ...]]:
    rows: list[tuple[Any, int]] = [(row, times) for row, times in patterns.items() if all(row)]
    complete = sum(times for _row, times in rows)
    if complete < threshold:
        return 0, (), ()
    width = range(len(rows[0][0]))
    sums = tuple(sum(times * row[i] for row, times in rows) for i in width)
    products = tuple(tuple(sum(times * row[i] * row[j] for row, times in rows) for j in width) for i in width)
    return complete, sums, products


def to_json(result: Result) -> dict[str, Any]:
    """The result as plain JSON; fractions as «61/3»."""
    return {
        "schema": SCHEMA,
        "sheets": result.sheets,
        "threshold": result.threshold,
        "statements": [
            {
                "key": each.key,
                "counts": list(each.counts) if each.counts else None,
                "dont_know": each.dont_know,
            }
            for each in result.statements
        ],
        "dimensions": [
            {**vars(each), "total": str(each.total), "squares": str(each.squares)}
            for each in result.dimensions
        ],
    }


def from_json(stored: dict[str, Any]) -> Result:
    """The result of a stored one; raises ValueError for a schema that this program does not know."""
    if stored["schema"] != SCHEMA:
        raise ValueError(f"result of schema {stored['schema']}")
    statements = tuple(
        StatementResult(each["key"], tuple(each["counts"]) if each["counts"] else None, each["dont_know"])
        for each in stored["statements"]
    )
    dimensions = tuple(_dimension_from(each) for each in stored["dimensions"])
    return Result(stored["sheets"], stored["threshold"], statements, dimensions)


def _dimension_from(stored: dict[str, Any]) -> DimensionResult:
    return DimensionResult(
        stored["key"], tuple(stored["statements"]), tuple(stored["left_out"]),
        n=stored["n"], total=Fraction(stored["total"]), squares=Fraction(stored["squares"]),
        remainder=stored["remainder"], complete=stored["complete"], sums=tuple(stored["sums"]),
        products=tuple(tuple(row) for row in stored["products"]),
    )  # fmt: skip
