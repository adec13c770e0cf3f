"""The value poster holds what a school writes: smaller type first, fewer words last."""

import pytest

from plans.domain.contents import Contents, Value
from plans.domain.life import Stage
from plans.wording.poster import poster_of

pytestmark = pytest.mark.one_database
SHORT = Value(1, "Nærhet", "Vi ser hverandre.", ("Jeg hilser.",), "lives")


def plan(values: list[Value], vision: str = "Alle blir sett.") -> Contents:
    return Contents(
        school="Havnes skole", first_year=2026, years=5, stage=Stage.DRAFT, texts={"vision": vision},
        values=tuple(values),
    )  # fmt: skip


@pytest.mark.parametrize(("count", "size"), [(0, ""), (3, ""), (4, "many"), (5, "five"), (7, "five")])
def test_more_values_are_set_smaller_and_five_are_the_most(count: int, size: str) -> None:
    poster = poster_of(plan([SHORT] * count))
    assert (poster.size, len(poster.values)) == (size, min(count, 5))


@pytest.mark.parametrize(("letters", "step"), [(100, 0), (200, 2), (300, 3), (480, 4)])
def test_a_long_vision_is_set_smaller(letters: int, step: int) -> None:
    assert poster_of(plan([SHORT], "x" * letters)).step == step


def test_long_words_get_smaller_type_before_any_is_left_out() -> None:
    meaning = "Vi ser hverandre. " * 15
    alone = poster_of(plan([Value(1, "Nærhet", meaning, ("Jeg hilser.",) * 6, "lives")]))
    assert (alone.size, alone.values[0].meaning, len(alone.values[0].asks)) == ("many", meaning, 4)
    crowded = poster_of(plan([Value(1, "Nærhet", meaning, (), "lives")] * 5))
    assert crowded.values[0].meaning.endswith(" …")
    assert len(crowded.values[0].meaning) <= 180
