"""Characters without a glyph, hard spaces, lists out of lines."""

import pytest

from foundation.documents.glyphs import printable
from foundation.documents.templatetags.documents import hard, heading, points

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("text", "shown", "missing"),
    [
        ("Vanlig tekst, æøå ŋđšžčŧ €", "Vanlig tekst, æøå ŋđšžčŧ €", ()),
        ("Hei 😀!", "Hei □!", ("😀",)),
        ("Familie 👨‍👩‍👧 her", "Familie □ her", ("👨", "👩", "👧")),
        ("Tommel 👍🏽 opp", "Tommel □ opp", ("👍",)),
        ("中文", "□□", ("中", "文")),
        ("A\u030a is composed", "Å is composed", ()),
        ("two\nlines\tand tab", "two\nlines\tand tab", ()),
    ],
)
def test_a_character_without_a_glyph_becomes_a_box(text: str, shown: str, missing: tuple[str, ...]) -> None:
    result = printable(text)
    assert (result.text, result.missing) == (shown, missing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("78 % svarte", "78~% svarte"),
        ("kl. 13.00, 2. desember 2026", "kl.~13.00, 2.~desember 2026"),
        ("5 av 6 skoler, side 3", "5~av~6 skoler, side~3"),
        ("± 0,3 og § 4", "±~0,3 og §~4"),
        ("De 12 av oss", "De 12 av oss"),
        ("1. del", "1. del"),
    ],
)
def test_numbers_stay_with_their_word(text: str, expected: str) -> None:
    assert hard(text).replace("\u00a0", "~") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi lærer mer sammen enn i høst", "Vi lærer mer sammen enn i~høst"),
        ("Nettverkspermen 2025/26", "Nettverkspermen 2025/26"),
        ("Utviklingssamarbeidet nå", "Utviklingssamarbeidet nå"),
        ("Alene", "Alene"),
    ],
)
def test_no_short_word_stands_alone_in_a_heading(text: str, expected: str) -> None:
    assert heading(text).replace("\u00a0", "~") == expected


def test_one_point_a_line_becomes_a_list() -> None:
    assert points("- Første\n\n• Andre\n3. Tredje\nFjerde – med strek") == [
        "Første",
        "Andre",
        "Tredje",
        "Fjerde – med strek",
    ]
    assert points(None) == []
