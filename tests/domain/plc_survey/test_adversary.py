"""Whoever keeps every figure ever seen works out no hidden school and no few people; a weaker rule is caught."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from plc_survey.domain import shown as shown_module
from plc_survey.domain.aggregate import FEWEST, hindrance, hindrance_to_showing
from plc_survey.domain.result import compute
from plc_survey.domain.scoring import Dimension, Instrument
from plc_survey.domain.shown import Shown, show
from plc_survey.domain.statistics import agreement, moments_of_counts
from tests.domain.plc_survey.adversary import Watcher, told_of_few, told_together

SCHOOLS = range(6)
school = st.sampled_from(SCHOOLS)


class Year(RuleBasedStateMachine):
    """Schools close rounds, join and leave the network's figures, show theirs and take them back; someone publishes."""

    def __init__(self) -> None:
        super().__init__()
        self.closed: set[int] = set()
        self.included: set[int] = set()
        self.showing: set[int] = set()
        self.watcher = Watcher()
        self.news = False

    def may_publish(self) -> bool:
        found = hindrance(
            included=frozenset(self.included), showing=frozenset(self.showing),
            ever_shown=frozenset(self.watcher.shown), earlier=self.watcher.sums,
        )  # fmt: skip
        return found is None

    def may_show(self, which: int) -> bool:
        known = frozenset(self.watcher.shown)
        return not hindrance_to_showing(school=which, ever_shown=known, published=self.watcher.sums)

    @rule(which=school)
    def close(self, which: int) -> None:
        self.closed.add(which)

    @rule(which=school)
    def include(self, which: int) -> None:
        self.included |= {which} & self.closed

    @rule(which=school)
    def withdraw(self, which: int) -> None:
        self.included.discard(which)

    @rule(which=school)
    def show(self, which: int) -> None:
        """On the page, in a file, or as a figure that goes along with the plan: once seen, always known."""
        if which in self.closed and (which in self.watcher.shown or self.may_show(which)):
            self.showing.add(which)
            self.watcher.shown.add(which)
            self.news = True

    @rule(which=school)
    def take_back(self, which: int) -> None:
        self.showing.discard(which)

    @rule()
    def publish(self) -> None:
        if self.may_publish():
            self.watcher.sums.append(frozenset(self.included))
            self.news = True

    @invariant()
    def nobody_works_a_hidden_school_out(self) -> None:
        for insider in (None, *SCHOOLS) if self.news else ():
            assert self.watcher.works_out(insider) == set()
        self.news = False


class AllHaveClosed(Year):
    """Every school's round is closed and included from the start: what is wrong comes to light sooner."""

    def __init__(self) -> None:
        super().__init__()
        self.closed, self.included = set(SCHOOLS), set(SCHOOLS)


class BlindToDifferences(AllHaveClosed):
    """Three schools, and none or three who hide: each publication by itself looks safe."""

    def may_publish(self) -> bool:
        hidden = len(self.included - self.showing)
        return len(self.included) >= FEWEST and not 0 < hidden < FEWEST


class LooksAtTheLastOnly(AllHaveClosed):
    """The rule as people read it, without what earlier publications and taken back figures add up to."""

    def may_publish(self) -> bool:
        last = self.watcher.sums[-1] if self.watcher.sums else frozenset(self.included)
        steps = (len(self.included - last), len(last - self.included), len(self.included - self.showing))
        return len(self.included) >= FEWEST and not any(0 < step < FEWEST for step in steps)


class ShowsWhatItLikes(AllHaveClosed):
    """Showing one's own figures asks nobody."""

    def may_show(self, which: int) -> bool:
        return True


QUICK = settings(max_examples=120, stateful_step_count=40, deadline=None, database=None,
                 suppress_health_check=list(HealthCheck))  # fmt: skip
FIND = settings(QUICK, max_examples=2000, derandomize=True, phases=[Phase.generate], print_blob=False)


def test_no_sequence_of_closings_sharings_withdrawals_and_publications_gives_a_school_away() -> None:
    run_state_machine_as_test(Year, settings=QUICK)


@pytest.mark.parametrize("weaker", [BlindToDifferences, LooksAtTheLastOnly, ShowsWhatItLikes])
def test_a_weaker_rule_is_caught(weaker: Callable[[], Year]) -> None:
    with pytest.raises(AssertionError):
        run_state_machine_as_test(weaker, settings=FIND)


# ---- few people within a school ----------------------------------------------------------------------

INSTRUMENT = Instrument(
    (
        Dimension("two", ("1a", "1b")),
        Dimension("three", ("2a", "2b", "2c")),
        Dimension("four", ("3a", "3b", "3c", "3d")),
    )
)
answer = st.sampled_from([5, 5, 5, 4, 4, 1, None])
sheets = st.lists(st.lists(answer, min_size=9, max_size=9), min_size=5, max_size=24)


@settings(max_examples=200, deadline=None)
@given(sheets)
def test_what_few_people_answered_cannot_be_worked_out(given_: list[list[int | None]]) -> None:
    assert told_of_few(show(compute(given_, INSTRUMENT, 5), 60), given_, INSTRUMENT) == []


def test_without_the_rule_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten answered both of two statements with fours and fives; an eleventh only the one, with a five."""
    found = []
    for fives in range(11):
        rows = [[5, 5] + [3] * 7] * fives + [[4, 4] + [3] * 7] * (10 - fives) + [[5, None] + [3] * 7]
        result = compute(rows, INSTRUMENT, 5)
        assert told_of_few(show(result, 60), rows, INSTRUMENT) == []
        with monkeypatch.context() as without:
            without.setattr(shown_module, "pins", lambda *args, **more: False)
            found += told_of_few(show(result, 60), rows, INSTRUMENT)
    assert "two" in found


# ---- means, groups, agreement and spread together ------------------------------------------------------------

PAIR = Instrument((Dimension("two", ("1a", "1b")),))
pair = st.tuples(*[st.sampled_from([4, 4, 4, 5, 3, 2, 1])] * 2).map(list)
half_way = st.sampled_from([[], [], [[5, None]], [[None, 1]], [[4, None]], [[None, 4]]])
MANY_ALIKE: list[list[list[int | None]]] = [
    [[4, None], *[[4, 2]] * 3, *[[4, 4]] * 8],
    [[None, 4], [2, 4], *[[4, 2]] * 2, *[[4, 4]] * 7],
    [*[[3, 4]] * 2, *[[4, 4]] * 9],
    [*[[1, 1]] * 5, *[[5, 5]] * 5],
]


@settings(
    max_examples=120, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(st.lists(pair, min_size=10, max_size=12), half_way)
def test_all_that_is_seen_together_leaves_two_answers_to_what_is_hidden(
    rows: list[list[int | None]], half: list[list[int | None]]
) -> None:
    given_ = [*rows, *half]
    assert told_together(show(compute(given_, PAIR, 5), 40), given_, PAIR) == []


@pytest.mark.parametrize("given_", MANY_ALIKE)
def test_nor_where_many_answer_alike(given_: list[list[int | None]]) -> None:
    assert told_together(show(compute(given_, PAIR, 5), 40), given_, PAIR) == []


def test_spread_and_word_would_tell_if_they_were_always_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown_module, "most_that_may_be_told", lambda seen, whole, word, spread: (word, True))
    assert all(told_together(show(compute(rows, PAIR, 5), 40), rows, PAIR) for rows in MANY_ALIKE[:3])


def test_agreement_as_a_number_would_tell() -> None:
    """Ten people, nobody with a 1 or a 5: two decimals leave no other distribution behind the groups."""
    rows: list[list[int | None]] = [*[[2, 2]] * 2, *[[3, 4]] * 3, *[[4, 4]] * 5]
    result = compute(rows, PAIR, 5)
    shown = show(result, 40)
    variances = [moments_of_counts(each.counts or ()).variance for each in result.statements]
    number = round(agreement(variances), 2)
    told = tuple(replace(each, agreement=number) for each in shown.dimensions)
    assert told_together(shown, rows, PAIR) == []
    assert told_together(with_dimensions(shown, told), rows, PAIR)


def with_dimensions(shown: Shown, dimensions: tuple[object, ...]) -> Shown:
    return replace(shown, dimensions=dimensions)  # type: ignore[arg-type]
