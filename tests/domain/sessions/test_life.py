"""The life of a session: one next step for each state, and which dates will do."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.life import approve_in_writing, next_step, overlaps, remarks_until

START = datetime(2027, 1, 19, 13, 0)
END = START + timedelta(minutes=90)


def _step(state: str, now: datetime, *, begun: bool = False) -> str | None:
    step = next_step(state=state, starts_at=START, ends_at=END, now=now, begun=begun)
    return step.key if step else None


@pytest.mark.parametrize(
    ("state", "now", "begun", "expected"),
    [
        ("planned", START - timedelta(days=30), False, "call"),
        ("planned", END + timedelta(days=1), False, "late"),
        ("called", START - timedelta(days=3), False, "prepare"),
        ("called", START - timedelta(hours=4), False, "hold"),
        ("called", START + timedelta(minutes=5), True, "go_on"),
        ("held", END, False, "write_minutes"),
        ("published", END, False, "approve"),
        ("approved", END, False, None),
        ("cancelled", END, False, None),
    ],
)
def test_one_next_step_for_each_state(state: str, now: datetime, begun: bool, expected: str | None) -> None:
    assert _step(state, now, begun=begun) == expected


@given(st.integers(-600, 600), st.integers(1, 240), st.integers(1, 240))
def test_two_sessions_overlap_when_they_share_a_minute(shift: int, one: int, other: int) -> None:
    begin = START + timedelta(minutes=shift)
    shared = set(range(one)) & set(range(shift, shift + other))
    assert overlaps(START, one, begin, other) is bool(shared)


def test_minutes_are_approved_in_writing_when_no_session_follows_soon() -> None:
    assert approve_in_writing(date(2027, 4, 20), None)
    assert approve_in_writing(date(2027, 4, 20), date(2027, 8, 20))
    assert not approve_in_writing(date(2027, 1, 1), date(2027, 3, 2))  # 60 days
    assert approve_in_writing(date(2027, 1, 1), date(2027, 3, 3))
    assert remarks_until(date(2027, 4, 22)) == date(2027, 5, 6)
