"""From answers to a person's score."""

from fractions import Fraction

import pytest

from plc_survey.domain.scoring import score


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5, 4], Fraction(9, 2)), ([5, 0], None), ([5, None], None),
        ([1, 2, 0], Fraction(3, 2)), ([1, None, 0], None),
        ([1, 2, 3, 0], Fraction(2)), ([1, 2, 0, None], None), ([4, 4, 4, 4], Fraction(4)),
        ([3], Fraction(3)), ([], None),
    ],
)  # fmt: skip
def test_more_than_half_must_be_answered(values: list[int | None], expected: Fraction | None) -> None:
    assert score(values) == expected
