"""Whoever keeps every figure ever seen works out no hidden school and no few people; a weaker rule is caught."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from plc_survey.domain import shown as shown_module
from plc_survey.domain.aggregate import FEWEST, hindrance, hindrance_to_showing
from plc_survey.domain.result import compute
from plc_survey.domain.scoring import Dimension, Instrument
from plc_survey.domain.shown import show
from tests.domain.plc_survey.adversary import Watcher, told_of_few

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


@settings(max_examples=400, deadline=None)
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
