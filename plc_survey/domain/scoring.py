"""From answer sheets to sums: what is computed once, at closing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

DONT_KNOW = 0
Answers = Sequence[int | None]  # in instrument order: 1–5, 0 for don't know, None for left blank


@dataclass(frozen=True)
class Dimension:
    """A dimension of the instrument by keys: its own and its statements' in order."""

    key: str
    statements: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    """The shape of the instrument: which statements, in which order, in which dimension."""

    dimensions: tuple[Dimension, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """Every statement's key in instrument order."""
        return tuple(key for dimension in self.dimensions for key in dimension.statements)

    def place(self, statement: str) -> int:
        """Where in an answer sheet the statement stands."""
        return self.statements.index(statement)


def score(values: Iterable[int | None]) -> Fraction | None:
    """A person's score on a dimension: the mean of the answered, if more than half are answered.

    2 of 2, 2 of 3, 3 of 4; don't know counts as not answered.
    """
    listed = list(values)
    answered = [value for value in listed if value]
    if 2 * len(answered) <= len(listed):
        return None
    return Fraction(sum(answered), len(answered))
