"""What may be seen at which number of answers, and that nothing hidden can be worked out."""

import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_survey.domain.result import Result, StatementResult, compute, from_json, to_json
from plc_survey.domain.scoring import Dimension, Instrument
from plc_survey.domain.shown import (
    Shown,
    Why,
    compare,
    most_divided,
    show,
    strongest,
    weakest,
)
from plc_survey.domain.subtraction import Bound, Mean
from plc_survey.domain.together import distributions, telling_groups

INSTRUMENT = Instrument(
    (
        Dimension("two", ("1a", "1b")),
        Dimension("three", ("2a", "2b", "2c")),
        Dimension("four", ("3a", "3b", "3c", "3d")),
    )
)
answers = st.sampled_from([1, 2, 3, 4, 5, 5, 4, 0, None])
sheet = st.lists(answers, min_size=9, max_size=9)


def seen(sheets: list[list[int | None]], expected: int = 100, threshold: int = 5) -> Shown:
    return show(compute(sheets, INSTRUMENT, threshold), expected)


def of(shown: Shown, key: str):
    return {each.key: each for each in shown.statements}[key]


def full(n: int, value: int = 4) -> list[list[int | None]]:
    return [[value] * 9 for _ in range(n)]


@pytest.mark.parametrize("n", range(5))
def test_nothing_below_five(n: int) -> None:
    shown = seen(full(n))
    assert shown.is_hidden
    assert (shown.statements, shown.dimensions) == ((), ())


def test_nothing_of_the_answers_is_stored_below_the_threshold() -> None:
    stored = to_json(compute(full(4), INSTRUMENT, 5))
    assert stored == {"schema": 1, "sheets": 4, "threshold": 5, "statements": [], "dimensions": []}


def test_a_school_may_ask_for_more_than_five() -> None:
    assert seen(full(6), threshold=7).is_hidden
    assert not seen(full(7), threshold=7).is_hidden


@pytest.mark.parametrize("n", range(5, 10))
def test_from_five_means_only(n: int) -> None:
    shown = seen(full(n))
    for each in shown.statements:
        assert each.mean == Mean(40)
        assert (each.groups, each.categories, each.spread, each.n, each.dont_know) == (None,) * 5
    for dimension in shown.dimensions:
        assert dimension.mean == Mean(40)
        assert (dimension.spread, dimension.agreement, dimension.margin, dimension.consistency) == (None,) * 4
    assert not shown.has_free_text


@pytest.mark.parametrize(("value", "expected"), [(1, Mean(15, Bound.AT_MOST)), (5, Mean(45, Bound.AT_LEAST))])
def test_from_five_the_ends_are_drawn_in(value: int, expected: Mean) -> None:
    shown = seen(full(7, value))
    assert {each.mean for each in shown.statements} == {expected}
    assert {each.mean for each in shown.dimensions} == {expected}


def mixed(n: int, seed: int = 3) -> list[list[int | None]]:
    source = random.Random(seed)
    return [[source.choice([1, 2, 3, 4, 5]) for _ in range(9)] for _ in range(n)]


def test_from_ten_groups_spread_and_agreement() -> None:
    shown = seen(mixed(12))
    assert all(each.spread is not None and each.agreement_word for each in shown.dimensions)
    assert all(each.agreement is None for each in shown.dimensions)
    assert any(each.groups for each in shown.statements)
    assert all(each.categories is None and each.spread is None for each in shown.statements)
    assert all(each.consistency is None for each in shown.dimensions)
    assert shown.has_free_text


def test_below_twenty_no_spread_says_that_all_have_the_mean() -> None:
    sheets = mixed(12)
    for place, row in enumerate(sheets):
        row[2:5] = [5, 4, 3] if place % 2 else [3, 4, 5]
    small, large = seen(sheets).dimension("three"), seen(sheets + sheets).dimension("three")
    assert (small.spread, small.is_least_spread, small.margin) == (0.2, True, 0.1)
    assert (large.spread, large.is_least_spread) == (0.0, False)


def test_from_twenty_five_categories() -> None:
    shown = seen(mixed(20))
    assert all(each.categories and each.spread is not None for each in shown.statements)
    assert all(each.agreement is not None and each.agreement_word for each in shown.dimensions)
    assert all(each.consistency is None for each in shown.dimensions)


def test_from_thirty_alpha() -> None:
    assert all(each.consistency is None for each in seen(mixed(29)).dimensions)
    shown = seen(mixed(30))
    assert all(each.consistency for each in shown.dimensions)
    assert shown.dimension("two").consistency.low is None
    assert shown.dimension("four").consistency.low is not None


def test_every_figure_has_its_own_base() -> None:
    """Thirty sheets, but only seven answered one statement and four another."""
    sheets = mixed(30)
    for place, row in enumerate(sheets):
        row[5] = row[5] if place < 7 else 0
        row[6] = row[6] if place < 4 else None
    shown = seen(sheets)
    assert of(shown, "3a").categories is None
    assert of(shown, "3a").groups is None
    assert of(shown, "3a").mean is not None
    assert of(shown, "3b").hidden == Why.FEW
    assert of(shown, "3b").mean is None
    assert shown.dimension("four").without == ("3b",)
    assert of(shown, "3c").categories is not None


def test_a_dimension_of_two_goes_when_one_of_them_does() -> None:
    sheets = mixed(12)
    for row in sheets[4:]:
        row[0] = None
    shown = seen(sheets)
    assert shown.dimension("two").mean is None
    assert shown.dimension("two").hidden == Why.FEW
    assert of(shown, "1b").mean is not None


def test_single_answers_cannot_be_subtracted_out_of_a_small_round() -> None:
    """Seven answered 1a and 1b, an eighth only 1a: 2·sum of the dimension − sums would be the eighth's answer."""
    sheets = mixed(8)
    sheets[7][1] = None
    shown = seen(sheets)
    assert of(shown, "1a").hidden == Why.SUBTRACTION
    assert of(shown, "1b").hidden == Why.SUBTRACTION
    assert shown.dimension("two").mean is not None


@settings(max_examples=150, deadline=None)
@given(st.lists(sheet, min_size=1, max_size=35), st.randoms(use_true_random=False))
def test_what_is_hidden_does_not_show_through(sheets: list[list[int | None]], source: random.Random) -> None:
    """Other answers to the hidden statements, given by the same people: nothing of what is seen changes."""
    shown = seen(sheets)
    hidden = {each.key for each in shown.statements if each.hidden == Why.FEW} or (
        set(INSTRUMENT.statements) if shown.is_hidden else set()
    )
    other = [row[:] for row in sheets]
    for key in hidden:
        place = INSTRUMENT.place(key)
        for row in other:
            row[place] = source.randint(1, 5) if row[place] else row[place]
    assert seen(other) == shown


@settings(max_examples=60, deadline=None)
@given(st.lists(sheet, min_size=1, max_size=35), st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_does_not_show(sheets: list[list[int | None]], source: random.Random) -> None:
    other = sheets[:]
    source.shuffle(other)
    assert seen(other) == seen(sheets)


@settings(max_examples=60, deadline=None)
@given(st.lists(sheet, min_size=1, max_size=35))
def test_every_figure_has_enough_people_behind_it(sheets: list[list[int | None]]) -> None:
    shown = seen(sheets)
    for place, each in enumerate(shown.statements):
        n = sum(1 for row in sheets if row[place])
        assert (each.mean is None) or n >= 5
        assert (each.groups is None) or n >= 10
        assert (each.categories is None) or n >= 20


@settings(max_examples=60, deadline=None)
@given(st.lists(sheet, min_size=1, max_size=40))
def test_a_result_survives_being_stored(sheets: list[list[int | None]]) -> None:
    import json

    result = compute(sheets, INSTRUMENT, 5)
    assert from_json(json.loads(json.dumps(to_json(result)))) == result


@pytest.mark.parametrize("n", range(5, 20))
def test_no_distribution_of_fewer_than_twenty_can_be_told_from_what_is_seen(n: int) -> None:
    """Exhaustive: whatever is seen of a statement fits at least two distributions over the five categories."""
    alike = defaultdict(int)
    for counts in distributions(n):
        result = Result(n, 5, (StatementResult("x", counts, 0),), ())
        alike[show(result, 50).statements[0]] += 1
    assert min(alike.values()) >= 2


def test_the_groups_go_when_they_would_give_the_categories_away() -> None:
    """Ten people, three of them 5 and seven 4: «ten agree» and the mean 4.3 leave one possibility."""
    result = Result(10, 5, (StatementResult("x", (0, 0, 0, 7, 3), 0),), ())
    each = show(result, 50).statements[0]
    assert (0, 0, 10) in telling_groups(10, Mean(43))
    assert each.mean == Mean(43)
    assert each.groups is None


def test_more_sheets_than_staff() -> None:
    shown = seen(full(12), expected=10)
    assert shown.is_overfull
    assert shown.rate is None
    assert all(each.margin is None for each in shown.dimensions)


def test_response_rate_is_rounded_as_people_round() -> None:
    assert seen(full(27), expected=31).rate == 87
    assert seen(full(5), expected=8).rate == 63


def test_change_needs_ten_on_both_sides_and_the_same_statements() -> None:
    def result(n: int, hide: bool = False) -> Result:
        sheets = mixed(n)
        for row in sheets[4:] if hide else []:
            row[5] = None
        return compute(sheets, INSTRUMENT, 5)

    assert set(compare(result(10), result(12))) == {"two", "three", "four"}
    assert compare(result(9), result(12)) == {}
    assert compare(result(12), result(9)) == {}
    assert set(compare(result(12), result(12, hide=True))) == {"two", "three"}


def test_strongest_weakest_and_divided_come_from_what_is_seen() -> None:
    """Order is by the means as shown, ties in instrument order: no finer order leaks."""
    sheets = full(12, 3)
    for place, row in enumerate(sheets):
        row[2] = 5 if place % 2 else 1
        row[8] = 5 if place < 9 else 3
        row[7] = 5 if place < 9 else 3
        row[0] = 2
    shown = seen(sheets)
    assert [each.key for each in strongest(shown, 2)] == ["3c", "3d"]
    assert next(each.key for each in weakest(shown)) == "1a"
    assert [each.key for each in most_divided(shown)] == ["2a"]
