"""The network's figures: which schools may be put together, so that no school can be worked out.

Of the schools S included, H do not show their own figures. Published only if |S| >= 3 and |H| is 0 or >= 3; a new
publication only if those added and those withdrawn number 0 or >= 3 each. That is the rule people can read. Under it
lies a stronger one: all publications together, and all figures that schools have ever shown, must not give a sum over
fewer than three schools that have not shown theirs. A publication is a row of ones and noughts over those schools; what
can be worked out is the row space; the rule asks that no row in it has one or two non-zero places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import combinations

from plc_survey.domain.shown import Shown
from plc_survey.domain.subtraction import Mean, rounded

FEWEST = 3
LOWEST, HIGHEST = 15, 45  # tenths: told as «1.5 or lower», «4.5 or higher»


class Hindrance(Enum):
    """Why the network's figures cannot be published, or a school's not be shown."""

    FEW_SCHOOLS = "few_schools"
    FEW_HIDDEN = "few_hidden"
    SMALL_DIFFERENCE = "small_difference"
    WORKED_OUT = "worked_out"


def hindrance(
    *,
    included: frozenset[int],
    showing: frozenset[int],
    ever_shown: frozenset[int],
    earlier: Sequence[frozenset[int]],
) -> Hindrance | None:
    """Why a publication over `included` must not be made, None when it may.

    `showing` show their own figures now, `ever_shown` did at some time; `earlier` publications, oldest first.
    """
    if len(included) < FEWEST:
        return Hindrance.FEW_SCHOOLS
    if 0 < len(included - showing) < FEWEST:
        return Hindrance.FEW_HIDDEN
    if earlier and any(0 < n < FEWEST for n in (len(included - earlier[-1]), len(earlier[-1] - included))):
        return Hindrance.SMALL_DIFFERENCE
    if can_be_worked_out([*earlier, included], known=ever_shown | showing):
        return Hindrance.WORKED_OUT
    return None


def hindrance_to_showing(
    *, school: int, ever_shown: frozenset[int], published: Sequence[frozenset[int]]
) -> Hindrance | None:
    """Why a school must not show its own figures now: others could then be worked out of what is published."""
    known = ever_shown | {school}
    return Hindrance.WORKED_OUT if can_be_worked_out(published, known=known) else None


def can_be_worked_out(publications: Iterable[frozenset[int]], known: frozenset[int]) -> bool:
    """Whether the publications give a sum over one or two schools that are not known."""
    rows = [each - known for each in publications]
    unknown = sorted(frozenset().union(*rows))
    matrix = [[Fraction(int(school in row)) for school in unknown] for row in rows]
    full = rank(matrix)
    groups = [*combinations(range(len(unknown)), 1), *combinations(range(len(unknown)), 2)]
    return any(rank(_without(matrix, group)) < full for group in groups)


def _without(matrix: list[list[Fraction]], columns: tuple[int, ...]) -> list[list[Fraction]]:
    return [[value for place, value in enumerate(row) if place not in columns] for row in matrix]


def rank(matrix: list[list[Fraction]]) -> int:
    """The rank of a matrix of fractions, by elimination."""
    rows, found = [row[:] for row in matrix if any(row)], 0
    width = len(rows[0]) if rows else 0
    for column in range(width):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for i in range(found + 1, len(rows)):
            factor = rows[i][column] / rows[found][column]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


@dataclass(frozen=True)
class NetworkFigures:
    """Per dimension the mean over the schools' means (tenths), None where one of them has none; and how many schools."""

    schools: int
    means: tuple[tuple[str, int | None], ...]

    @property
    def known(self) -> list[tuple[str, int]]:
        """The dimensions that have a figure, in instrument order."""
        return [(key, tenths) for key, tenths in self.means if tenths is not None]


def may_count(shown: Shown) -> bool:
    """Whether a school's round may be among the network's: enough sheets, and not more than there are staff."""
    return not shown.is_hidden and not shown.is_overfull


def combine(rounds: Sequence[Shown]) -> NetworkFigures:
    """The network's figures: every school counts the same, whatever its size, by the means as shown.

    The ends are drawn in, or a mean of 5.0 would say that every school has 5.0.
    """
    keys = [each.key for each in rounds[0].dimensions]
    return NetworkFigures(
        len(rounds), tuple((key, _together([r.dimension(key).mean for r in rounds])) for key in keys)
    )


def _together(means: Sequence[Mean | None]) -> int | None:
    if any(mean is None for mean in means):
        return None
    mean = rounded(Fraction(sum(mean.tenths for mean in means if mean), len(means)))
    return min(HIGHEST, max(LOWEST, mean))
