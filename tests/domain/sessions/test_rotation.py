"""Whose turn it is: across years, with joiners, leavers and swaps."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.rotation import Member, Turn, counts, in_order, next_in_turn, swapped

START = date(2026, 5, 1)


def day(number: int) -> date:
    """A day, counted from the start."""
    return START + timedelta(days=number)


def test_a_joiner_starts_at_the_lowest_present_count() -> None:
    members = [Member(1, 1, START), Member(2, 2, START), Member(3, 3, day(100))]
    turns = [Turn(day(10), 1), Turn(day(20), 2), Turn(day(30), 1)]
    assert counts(members, turns, day(200)) == {1: 2, 2: 1, 3: 1}


def test_a_leaver_counts_no_more_and_pulls_nobody_down() -> None:
    members = [Member(1, 1, START), Member(2, 2, START, left=day(50)), Member(3, 3, day(100))]
    turns = [Turn(day(10), 1), Turn(day(20), 1)]
    assert counts(members, turns, day(200)) == {1: 2, 3: 2}


def test_a_turn_agreed_on_later_counts_already() -> None:
    members = [Member(1, 1, START), Member(2, 2, START)]
    assert counts(members, [Turn(day(300), 1)], day(5)) == {1: 1, 2: 0}


def test_the_order_decides_among_equals() -> None:
    assert next_in_turn({1: 1, 2: 0, 3: 0}, [1, 3, 2]) == 3


def test_one_to_avoid_comes_last_but_comes_when_alone_or_two_behind() -> None:
    assert next_in_turn({1: 4, 2: 5}, [1, 2], frozenset({1})) == 2
    assert next_in_turn({1: 3, 2: 5}, [1, 2], frozenset({1})) == 1
    assert next_in_turn({1: 0}, [1], frozenset({1})) == 1
    assert next_in_turn({}, []) is None


def test_a_swap_exchanges_two_hosts() -> None:
    assert swapped({1: 10, 2: None, 3: 30}, 1, 3) == {1: 30, 2: None, 3: 10}


def test_members_in_the_agreed_order() -> None:
    members = [Member(9, 2, START), Member(5, 1, START)]
    assert in_order(members, day(1)) == [5, 9]


@given(st.integers(1, 20), st.integers(1, 60))
def test_over_any_number_of_turns_nobody_is_two_ahead(schools: int, rounds: int) -> None:
    held = dict.fromkeys(range(schools), 0)
    for _n in range(rounds):
        school = next_in_turn(held, list(range(schools)))
        assert school is not None
        held[school] += 1
    assert max(held.values()) - min(held.values()) <= 1
