import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.writing.texts import clean_text, identity_number_in

# Made up: the checksum is right, nobody is meant. The last is a D-number.
VALID = ["15108695088", "151086 95088", "15.10.86 95088", "151086-95088", "15 10 86 950 88"]


@pytest.mark.parametrize("number", VALID)
def test_an_identity_number_is_found_however_it_is_written(number: str) -> None:
    assert identity_number_in(f"Eleven ({number}) bytter skole.") == number


@pytest.mark.parametrize(
    "text",
    [
        "Konto 1234.56.78903",
        "Ring 73 59 50 00 eller 920 12 345",
        "15108695077",  # wrong check digits
        "99999999999",
        "Saksnummer 2026/15108695088123",
        "12345678901234567890",
        "",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert identity_number_in(text) is None


def test_marks_of_other_systems_become_plain() -> None:
    assert clean_text("  A\u030as skole\r\nČáhceravda\rŋ\x00\x07 ") == "Ås skole\nČáhceravda\nŋ"
    assert clean_text("a\u202eb\u2066c\ufeff") == "abc"


def test_emoji_of_several_signs_stay_whole() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert clean_text(f"Bra {family}") == f"Bra {family}"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
