"""Whether all that is seen of a dimension, taken together, would tell a hidden distribution over five answers.

Between 10 and 19 people the five answers of a statement are hidden, and its mean, its three groups, the dimension's
mean and its agreement are seen. Agreement is the mean of the statements' variances: with two decimals it would, together
with groups and means, mostly leave one distribution only. So it is told by its word, and not even so where the word
would leave one. Judged as by someone who knows how many answered each statement.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations_with_replacement, product
from math import sqrt

from plc_survey.domain.statistics import Agreement, agreement, agreement_word
from plc_survey.domain.subtraction import HAIR, HIGHEST, LOWEST, Mean, mean_of

Groups = tuple[int, int, int]
Five = tuple[int, ...]
Facts = tuple[int, float]  # sum and variance of the answers to a statement
FEWEST_FITTING = 2


def distributions(n: int) -> Iterator[Five]:
    """Every way that n people can spread over five categories."""
    for a in range(n + 1):
        for b in range(n + 1 - a):
            for c in range(n + 1 - a - b):
                for d in range(n + 1 - a - b - c):
                    yield a, b, c, d, n - a - b - c - d


def groups_of(counts: Sequence[int]) -> Groups:
    """How many disagree (1, 2), say both (3) and agree (4, 5)."""
    return counts[0] + counts[1], counts[2], counts[3] + counts[4]


def facts_of(counts: Sequence[int]) -> Facts:
    """The sum of the answers and their variance (n − 1)."""
    n, total = sum(counts), sum(value * count for value, count in enumerate(counts, 1))
    squares = sum(value * value * count for value, count in enumerate(counts, 1))
    return total, round((n * squares - total * total) / (n * (n - 1)), 9)


@lru_cache(maxsize=32)
def tables(n: int) -> dict[Mean, dict[Groups, list[Five]]]:
    """By the mean as shown and the three groups: the distributions of n people behind them."""
    found: dict[Mean, dict[Groups, list[Five]]] = defaultdict(lambda: defaultdict(list))
    for counts in distributions(n):
        mean = mean_of(Fraction(facts_of(counts)[0], n), draw_in=True)
        found[mean][groups_of(counts)].append(counts)
    return found


def telling_groups(n: int, mean: Mean) -> frozenset[Groups]:
    """The triples of groups that, with the mean of n people as shown, fit one distribution over five categories only.

    Is there just one such triple, the one next to it in number joins it: else hiding it would tell it.
    """
    fits = {groups: len(found) for groups, found in tables(n)[mean].items()}
    telling = {groups for groups, number in fits.items() if number == 1}
    if len(telling) == 1:
        others = sorted((number, groups) for groups, number in fits.items() if number > 1)
        telling |= {groups for _number, groups in others[:1]}
    return frozenset(telling)


@dataclass(frozen=True)
class Seen:
    """A statement as it is seen: how many answered, the mean, the groups (None: hidden as telling); `known` from 20."""

    n: int
    mean: Mean
    groups: Groups | None = None
    known: Five | None = None

    def distributions(self) -> list[Five]:
        """Those that fit it alone."""
        if self.known:
            return [self.known]
        behind = tables(self.n)[self.mean]
        if self.groups:
            return behind[self.groups]
        return [counts for each in sorted(telling_groups(self.n, self.mean)) for counts in behind[each]]

    def fits(self) -> Counter[Facts]:
        """How many fit, by sum and variance."""
        return Counter(facts_of(counts) for counts in self.distributions())


@dataclass(frozen=True)
class Whole:
    """The dimension as it is seen: how many have a score, the mean, and what its sums have that the statements' lack.

    `few` answers at most are counted in the statements' sums and not in the dimension's (k = 2), or the other way
    round (`lacking`); None where that cannot be said, and the sums do not bind each other.
    """

    n: int
    mean: Mean
    few: int | None
    lacking: bool = False

    def allows(self, total: int, k: int) -> bool:
        """Whether the statements' sums can add up to this."""
        if self.few is None:
            return True
        low, high = (k * self.n * end for end in self.mean.reach)
        least, most = self.few * LOWEST, self.few * HIGHEST
        if self.lacking:
            least, most = -most, -least
        return low + least - HAIR <= total <= high + most + HAIR


def tells(seen: Sequence[Seen], whole: Whole, word: Agreement | None) -> bool:
    """Whether the means and groups, and the word for the agreement if there is one, leave a statement one distribution."""
    return _tells(tuple(seen), whole, word)


@lru_cache(maxsize=512)
def _tells(seen: tuple[Seen, ...], whole: Whole, word: Agreement | None) -> bool:
    return any(
        not one.known and _leaves_one(one, _sums(seen[:place] + seen[place + 1 :]), whole, word, len(seen))
        for place, one in enumerate(seen)
    )


def _leaves_one(one: Seen, others: set[Facts], whole: Whole, word: Agreement | None, k: int) -> bool:
    found = 0
    for (total, variance), times in one.fits().items():
        if any(
            whole.allows(total + more, k) and word in (None, word_for(variance + spread, k))
            for more, spread in others
        ):
            found += times
        if found >= FEWEST_FITTING:
            return False
    return True


def word_for(variances: float, k: int) -> Agreement:
    """The word for the agreement over k statements, whose variances add up to this."""
    return agreement_word(agreement([variances / k]))


@lru_cache(maxsize=1024)
def _sums(seen: tuple[Seen, ...]) -> set[Facts]:
    found: set[Facts] = {(0, 0.0)}
    for one in seen:
        found = {(a + c, round(b + d, 3)) for a, b in found for c, d in one.fits()}
    return found


# ---- two statements, with the spread ------------------------------------------------------------------------


@dataclass(frozen=True)
class Spread:
    """The spread of people's scores as it is printed; `is_least`: this or less."""

    value: float
    is_least: bool

    def can_be(self, least: float, most: float) -> bool:
        """Whether it can lie between these two."""
        return least < self.value + HALF and (self.is_least or most > self.value - HALF)


UNTOLD = Spread(9.0, is_least=True)
HALF = 0.05 + 1e-6
FEWEST_HALVES = 5


def pair_tells(seen: Sequence[Seen], whole: Whole, word: Agreement | None, spread: Spread) -> bool:
    """Whether all that is seen of two statements leaves one distribution, or one sum of what few half-way people said."""
    halves = [one.n - whole.n for one in seen]
    return len(seen) == 2 and sum(halves) < FEWEST_HALVES and _pair_tells(tuple(seen), whole, word, spread)


def most_that_may_be_told(
    seen: Sequence[Seen], whole: Whole, word: Agreement | None, spread: Spread
) -> tuple[Agreement | None, bool] | None:
    """Of the agreement's word and the spread, as much as tells nothing hidden; None where the groups alone do."""
    for said, shows_spread in ((word, True), (word, False), (None, True), (None, False)):
        if not tells(seen, whole, said) and not pair_tells(
            seen, whole, said, spread if shows_spread else UNTOLD
        ):
            return said, shows_spread
    return None


@lru_cache(maxsize=512)
def _pair_tells(seen: tuple[Seen, ...], whole: Whole, word: Agreement | None, spread: Spread) -> bool:
    open_ones = [place for place, one in enumerate(seen) if not one.known]
    open_ones += [2] if any(one.n > whole.n for one in seen) else []
    found: tuple[set[object], ...] = (set(), set(), set())
    for world in _pairs(seen, whole, word, spread):
        for known, one in zip(found, world, strict=True):
            known.add(one)
        if all(len(found[place]) >= FEWEST_FITTING for place in open_ones):
            return False
    return bool(open_ones)


def _pairs(
    seen: Sequence[Seen], whole: Whole, word: Agreement | None, spread: Spread
) -> Iterator[tuple[Five, Five, int]]:
    """Two distributions, and the sum of what half-way people answered, that fit what is seen."""
    low, high = (2 * whole.n * end for end in whole.mean.reach)
    for first, second in product(*(one.distributions() for one in seen)):
        if word not in (None, word_for(facts_of(first)[1] + facts_of(second)[1], 2)):
            continue
        for (a, x), (b, y) in product(_parted(first, whole.n), _parted(second, whole.n)):
            if low <= sum(a) + sum(b) <= high and spread.can_be(*_spreads(a, b)):
                yield first, second, x + y


@lru_cache(maxsize=4096)
def _parted(counts: Five, n: int) -> list[tuple[tuple[int, ...], int]]:
    """Every way that n of the people answered both, in order, and the sum of the others' answers."""
    values = [value for value, count in enumerate(counts, 1) for _ in range(count)]
    found = []
    for away in combinations_with_replacement(range(1, 6), len(values) - n):
        if all(away.count(value) <= counts[value - 1] for value in set(away)):
            left = values[:]
            for value in away:
                left.remove(value)
            found.append((tuple(left), sum(away)))
    return found


def _spreads(a: Sequence[int], b: Sequence[int]) -> tuple[float, float]:
    """The least and the most spread of the scores, however people's answers to the two are paired."""
    least, most = (_spread([x + y for x, y in zip(a, other, strict=True)]) for other in (b[::-1], b))
    return least, most


def _spread(doubled: Sequence[int]) -> float:
    n, total = len(doubled), sum(doubled)
    return sqrt((n * sum(each * each for each in doubled) - total * total) / (n * (n - 1))) / 2
