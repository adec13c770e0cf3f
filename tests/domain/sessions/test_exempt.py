"""Of an exempt item the public reads that it is there, when, and why it is closed; agenda and minutes alike."""

from dataclasses import fields
from typing import Any

import pytest

from sessions.domain.called import Point
from sessions.domain.exempt import SEEN, public_items
from sessions.domain.record import ItemText, NoteText

CLOSED = "offl. § 13"
AT = {"number": 2, "minutes": 15, "starts": "2027-01-19T13:00:00", "ends": "2027-01-19T13:15:00"}
FULL: list[Any] = [
    Point(
        key=7, title="Anders søker permisjon", text="Han er sjuk", leader="Kari", question="Hvem?",
        settled="Godkjent", groups=(("Havna",),), group_minutes=9, plenary=6, exempt_basis=CLOSED, **AT,
    ),
    ItemText(
        title="Anders søker permisjon", text="Han er sjuk", notes=(NoteText("Lenge"),), decisions=("Ja",),
        tasks=(1,), exempt_basis=CLOSED, **AT,
    ),
]  # fmt: skip


@pytest.mark.parametrize("item", FULL, ids=lambda item: type(item).__name__)
def test_an_exempt_item_shows_nothing_that_was_written(item: Any) -> None:
    (shown,) = public_items((item,))
    empty = type(item)(title="", exempt_basis=CLOSED, **({"key": 7} if hasattr(item, "key") else {}), **AT)
    assert shown == empty
    assert {each.name for each in fields(shown) if getattr(shown, each.name)} <= SEEN


@pytest.mark.parametrize("item", FULL, ids=lambda item: type(item).__name__)
def test_an_item_without_a_legal_basis_is_public_as_it_is(item: Any) -> None:
    values = {each.name: getattr(item, each.name) for each in fields(item)} | {"exempt_basis": ""}
    public = type(item)(**values)
    assert public_items((public,)) == (public,)
