"""Reading the retention file."""

from datetime import date

import pytest

from desk.domain.retention import After, Copy, Do, SameName, read_tables


def test_a_table_with_everything() -> None:
    told = {
        "a.B": {
            "fields": ["by", "name"],
            "kept": "a year",
            "people": {"by": ["name"]},
            "copy": {"name": "name", "of": "by"},
            "same_name": {"columns": ["who"], "at": "network"},
            "after": {"do": "empty", "field": "on", "days": 365, "empty": ["name"]},
        }
    }
    table = read_tables(told)["a.B"]
    assert table.fields == ("by", "name")
    assert table.people == {"by": ("name",)}
    assert table.copy == Copy("name", "by")
    assert table.same_name == SameName(("who",), "network")
    assert table.after == After(Do.EMPTY, 365, "on", ("name",))
    assert table.after.cutoff(date(2026, 1, 1)) == date(2025, 1, 1)


@pytest.mark.parametrize(
    "row",
    [
        {"fields": [], "kept": "", "untill": 3},
        {"fields": [], "kept": "", "after": {"do": "burn", "days": 1}},
        {"fields": [], "kept": "", "people": ["by"]},
        {"fields": [], "kept": "", "people": {"by": "name"}},
    ],
)
def test_a_word_nobody_knows_is_an_error(row: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        read_tables({"a.B": row})
