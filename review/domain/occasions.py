"""When RKBU reviews: at the first session of a programme year, at its midpoint, at the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Occasion(StrEnum):
    """The three times a year."""

    FIRST = "first"
    MIDPOINT = "midpoint"
    LAST = "last"


@dataclass(frozen=True)
class Sitting:
    """A standing session as far as this room needs it; `kind` first, second, middle or last."""

    key: int
    kind: str
    with_reviewer: bool


def sittings(sessions: Sequence[Sitting]) -> dict[Occasion, int]:
    """The session of each occasion, by key; sessions in time order, an occasion without session left out.

    The first and the last stand by their kind (from the second year on the first is simply number one).
    The midpoint is where the reviewer takes part in between, else middle session number ⌈m/2⌉ of m.
    """
    found: dict[Occasion, int] = {}
    if sessions and (sessions[0].kind == "first" or sessions[0].with_reviewer):
        found[Occasion.FIRST] = sessions[0].key
    last = next((one.key for one in reversed(sessions) if one.kind == "last"), None)
    between = [one for one in sessions if one.kind == "middle" and one.key not in found.values()]
    midpoint = next((one.key for one in between if one.with_reviewer), None)
    if midpoint is None and between:
        midpoint = between[(len(between) + 1) // 2 - 1].key
    if midpoint is not None:
        found[Occasion.MIDPOINT] = midpoint
    if last is not None:
        found[Occasion.LAST] = last
    return found


def current(keys: dict[Occasion, int], held: set[int]) -> Occasion | None:
    """The occasion that is next or was latest: the first whose session is not held, else the last one."""
    for occasion in Occasion:
        if occasion in keys and keys[occasion] not in held:
            return occasion
    return next((occasion for occasion in reversed(Occasion) if occasion in keys), None)
