"""Where a conversation may be wanted, and what waits for the reviewer."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from review.domain.attention import NetworkState, order, reasons

TODAY = date(2027, 1, 12)
WELL = NetworkState(
    schools=5,
    shared=5,
    second_held=True,
    has_convenor=True,
    last_held=date(2026, 11, 24),
    next_on=date(2027, 1, 19),
    with_reviewer_on=date(2027, 4, 13),
)


def keys(state: NetworkState) -> list[str]:
    return [reason.key for reason in reasons(state, TODAY)]


def test_a_network_that_goes_well_says_so() -> None:
    assert keys(WELL) == ["all_shared"]


def test_plans_are_expected_from_the_second_session_on() -> None:
    assert keys(replace(WELL, shared=3)) == ["plans_not_shared"]
    assert keys(replace(WELL, shared=3, second_held=False)) == ["as_expected"]


def test_a_long_silence_is_a_reason_unless_the_next_session_is_near() -> None:
    silent = replace(WELL, last_held=date(2026, 10, 1), next_on=None)
    assert keys(silent) == ["quiet_since"]
    assert keys(replace(silent, next_on=TODAY + timedelta(days=10))) == ["all_shared"]


def test_what_waits_for_the_reviewer_stands_beside_what_is_well() -> None:
    assert keys(replace(WELL, review_due_since=date(2026, 11, 24))) == ["review_due", "all_shared"]
    assert keys(replace(WELL, with_reviewer_on=TODAY + timedelta(days=16))) == ["prepare", "all_shared"]
    assert keys(replace(WELL, with_reviewer_on=TODAY + timedelta(days=16), prepared=True)) == ["all_shared"]


def test_those_who_may_need_a_talk_stand_first() -> None:
    talk = reasons(replace(WELL, has_convenor=False), TODAY)
    mine = reasons(replace(WELL, review_due_since=TODAY), TODAY)
    assert [order(talk), order(mine), order(reasons(WELL, TODAY))] == [0, 1, 2]


@given(st.integers(0, 20), st.integers(0, 20), st.booleans(), st.booleans(), st.integers(-300, 300))
def test_there_is_always_something_to_say_and_never_a_grade(
    schools: int, shared: int, held: bool, convenor: bool, days: int
) -> None:
    state = NetworkState(
        schools=schools,
        shared=min(shared, schools),
        second_held=held,
        has_convenor=convenor,
        last_held=TODAY - timedelta(days=abs(days)),
    )
    found = reasons(state, TODAY)
    assert found
    assert {reason.kind for reason in found} <= {"talk", "mine", "well"}
