"""From answers to a person's score."""

from fractions import Fraction

import pytest

from plc_survey.domain.scoring import Dimension, Instrument, is_sound, score

SMALL = Instrument((Dimension("a", ("1a", "1b")), Dimension("b", ("2a", "2b", "2c"))))


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


@pytest.mark.parametrize(
    "answers",
    [[1, 2, 3, 4], [1, 2, 3, 4, 5, 5], [6, 1, 1, 1, 1], [-1, 1, 1, 1, 1], [True, 1, 1, 1, 1], ["1", 1, 1, 1, 1],
     [1.0, 1, 1, 1, 1], "12345", None, {}],
)  # fmt: skip
def test_what_is_not_a_sheet_of_this_instrument(answers: object) -> None:
    assert not is_sound(answers, SMALL)


def test_blank_and_dont_know_are_sound() -> None:
    assert is_sound([None, 0, 1, 5, None], SMALL)
