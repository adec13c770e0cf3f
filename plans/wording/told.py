"""What has just been done, told on top of the page it happened on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from foundation.numbers import whole_number
from plans.kinds import KINDS
from plans.wording.standing import the_kind


@dataclass(frozen=True)
class RowKey:
    """A row by kind and key."""

    kind: str
    pk: int


@dataclass(frozen=True)
class Told:
    """A sentence, the row that can be brought back, and the button that gets the focus."""

    text: str = ""
    undo: RowKey | None = None
    focus: str = ""
    key: int = 0


def row_key(text: str) -> RowKey | None:
    """«goal-21» as a key; None for anything else."""
    kind, _dash, number = text.partition("-")
    return RowKey(kind, key) if kind in KINDS and (key := whole_number(number)) is not None else None


def told(asked: Mapping[str, Any]) -> Told:
    """The sentence that the address asks for after a redirect."""
    if "saved" in asked:
        return Told(_("Everything is saved."))
    for name in ("moved", "removed", "restored", "rehung"):
        row = row_key(str(asked.get(name, "")))
        if row is not None:
            return _of_row(name, row, str(asked.get("place", "")))
    return Told()


def _of_row(name: str, row: RowKey, place: str) -> Told:
    what = the_kind(row.kind)
    if name == "moved":
        return Told(
            _("%(what)s is moved to place %(place)s.") % {"what": what, "place": place},
            None,
            row.kind,
            row.pk,
        )
    if name == "removed":
        return Told(_("%(what)s is removed. It can be brought back for 30 days.") % {"what": what}, row)
    if name == "restored":
        return Told(_("%(what)s is back.") % {"what": what})
    return Told(_("%(what)s has got a new place.") % {"what": what})
