"""What two versions of the content say differently, text by text."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from programme.domain.content import Content


@dataclass(frozen=True)
class Difference:
    """One place with its old and new text; empty where the text was not there."""

    place: str
    old: str
    new: str


def differences(old: Content, new: Content) -> list[Difference]:
    """Every leaf that differs, in the order of the new version; what is gone comes last."""
    before, after = _leaves(old, ""), _leaves(new, "")
    changed = [
        Difference(place, before.get(place, ""), text)
        for place, text in after.items()
        if before.get(place) != text
    ]
    gone = [Difference(place, text, "") for place, text in before.items() if place not in after]
    return changed + gone


def _leaves(part: Any, place: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if is_dataclass(part):
        for field in fields(part):
            found.update(_leaves(getattr(part, field.name), f"{place}.{field.name}".lstrip(".")))
    elif isinstance(part, tuple):
        for number, inner in enumerate(part, start=1):
            name = getattr(inner, "key", None) or getattr(inner, "kind", None) or number
            found.update(_leaves(inner, f"{place} › {name}"))
    elif part not in (None, ""):
        found[place] = str(part)
    return found
