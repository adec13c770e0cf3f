"""The network's figures: which schools may be put together."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_survey.domain.aggregate import (
    Hindrance,
    can_be_worked_out,
    combine,
    hindrance,
    hindrance_to_showing,
    may_count,
    rank,
)
from plc_survey.domain.shown import Shown, ShownDimension
from plc_survey.domain.subtraction import Mean

schools = st.integers(1, 9)


def ask(
    included: set[int], showing: set[int] = frozenset(), ever: set[int] = frozenset(), earlier: tuple = ()
) -> Hindrance | None:
    return hindrance(
        included=frozenset(included),
        showing=frozenset(showing),
        ever_shown=frozenset(ever),
        earlier=[frozenset(each) for each in earlier],
    )


def test_at_least_three_schools() -> None:
    assert ask({1, 2}) == Hindrance.FEW_SCHOOLS
    assert ask({1, 2, 3}) is None


@pytest.mark.parametrize("showing", [{1}, {1, 2}])
def test_those_who_hide_are_none_or_three(showing: set[int]) -> None:
    assert ask({1, 2, 3}, showing) == Hindrance.FEW_HIDDEN
    assert ask({1, 2, 3, 4, 5} | {6}, showing) is None
    assert ask({1, 2, 3}, {1, 2, 3}) is None


def test_a_new_publication_differs_by_none_or_three() -> None:
    first = ({1, 2, 3, 4},)
    assert ask({1, 2, 3, 4}, earlier=first) is None
    assert ask({1, 2, 3, 4, 5}, earlier=first) == Hindrance.SMALL_DIFFERENCE
    assert ask({1, 2, 3}, earlier=first) == Hindrance.SMALL_DIFFERENCE
    assert ask({1, 2, 3, 4, 5, 6, 7}, earlier=first) is None


def test_a_school_that_once_showed_hides_nobody() -> None:
    """1 showed its figures and took them back: with 2 and 3 it would make three who hide, but two who are hidden."""
    assert ask({1, 2, 3, 4}, showing={4}, ever={1}) == Hindrance.WORKED_OUT


def test_differences_of_three_of_which_two_are_known() -> None:
    """By numbers three are added; two of them show their own figures, so the third could be worked out."""
    assert ask({1, 2, 3, 4, 5, 6}, showing={4, 5}, earlier=({1, 2, 3},)) == Hindrance.WORKED_OUT


def test_showing_afterwards_can_give_others_away() -> None:
    published = [frozenset({1, 2, 3})]
    found = hindrance_to_showing(school=1, ever_shown=frozenset(), published=published)
    assert found == Hindrance.WORKED_OUT
    assert hindrance_to_showing(school=9, ever_shown=frozenset(), published=published) is None
    four = [frozenset({1, 2, 3, 4})]
    assert hindrance_to_showing(school=1, ever_shown=frozenset(), published=four) is None


@given(st.lists(st.lists(st.integers(-2, 2), min_size=4, max_size=4), min_size=1, max_size=5))
def test_rank_against_numpy(rows: list[list[int]]) -> None:
    assert rank([[Fraction(v) for v in row] for row in rows]) == np.linalg.matrix_rank(
        np.array(rows, dtype=float)
    )


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, object]]:
    """A random year: schools join and leave the figures, show and hide their own, somebody presses «publish»."""
    act = st.one_of(
        st.tuples(st.sampled_from(["join", "leave", "show", "hide"]), schools), st.just(("publish", 0))
    )
    return draw(st.lists(act, max_size=40))


@settings(max_examples=300, deadline=None)
@given(histories())
def test_no_random_year_gives_a_hidden_school_away(history: list[tuple[str, int]]) -> None:
    """After any sequence, every hidden school's figure can be changed without any publication changing."""
    included: set[int] = set()
    showing: set[int] = set()
    ever: set[int] = set()
    published: list[frozenset[int]] = []
    for act, school in history:
        if act == "join":
            included.add(school)
        elif act == "leave":
            included.discard(school)
        elif act == "hide":
            showing.discard(school)
        elif act == "show":
            if not hindrance_to_showing(school=school, ever_shown=frozenset(ever), published=published):
                showing.add(school)
                ever.add(school)
        elif not ask(included, showing, ever, tuple(published)):
            published.append(frozenset(included))
    hidden = sorted(set().union(*published) - ever) if published else []
    matrix = np.array([[float(s in each) for s in hidden] for each in published])
    for place, _school in enumerate(hidden):
        free = matrix.shape[1] - np.linalg.matrix_rank(matrix)
        without = np.delete(matrix, place, axis=1)
        free_without = without.shape[1] - np.linalg.matrix_rank(without)
        assert free > free_without, "there is a change of the others that makes up for any change of this one"


def round_with(*tenths: int | None) -> Shown:
    dimensions = tuple(
        ShownDimension(str(i), mean=None if t is None else Mean(t)) for i, t in enumerate(tenths)
    )
    return Shown(12, 20, 5, dimensions)


def test_every_school_counts_the_same() -> None:
    together = combine([round_with(30, 41), round_with(36, None), round_with(39, 20)])
    assert together.schools == 3
    assert together.means == (("0", 35), ("1", None))
    assert together.known == [("0", 35)]


def test_who_may_count() -> None:
    assert may_count(round_with(30))
    assert not may_count(Shown(4, 20, 5))
    assert not may_count(Shown(12, 10, 5))


def test_no_publication_no_problem() -> None:
    assert not can_be_worked_out([], frozenset())
