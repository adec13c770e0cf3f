"""How far away the next session is, in the words people use."""

from datetime import date

import pytest

from desk.domain.greeting import Distance, Span, distance

TODAY = date(2027, 1, 12)


@pytest.mark.parametrize(
    ("day", "span", "number"),
    [
        (None, Span.NONE, 0),
        (date(2027, 1, 12), Span.TODAY, 0),
        (date(2027, 1, 13), Span.TOMORROW, 1),
        (date(2027, 1, 19), Span.DAYS, 7),
        (date(2027, 1, 25), Span.DAYS, 13),
        (date(2027, 1, 26), Span.WEEKS, 2),
        (date(2027, 3, 2), Span.WEEKS, 7),
        (date(2027, 3, 9), Span.LATER, 56),
        (date(2027, 1, 11), Span.TODAY, 0),
    ],
)
def test_distance(day: date | None, span: Span, number: int) -> None:
    assert distance(day, TODAY) == Distance(span, number)
