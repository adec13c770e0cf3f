"""Two frozen versions part by part, with the words that differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from foundation.writing.frozen import Frozen
from foundation.writing.merge import Chunk, compare

Path = tuple[str, ...]
NAMES = ("key", "id", "pk")  # what tells the rows of a list apart, where they have it


@dataclass(frozen=True)
class Change:
    """One value that differs: where in the part it stands, and its words."""

    path: Path
    chunks: list[Chunk]


@dataclass(frozen=True)
class PartChange:
    """What has become of a part between two versions."""

    name: str
    state: Literal["same", "changed", "new", "gone"]
    changes: list[Change]


def compare_versions(old: Frozen, new: Frozen) -> list[PartChange]:
    """Every part of either, in the newer one's order and then what is gone, with what differs in it."""
    names = [*new.parts, *(name for name in old.parts if name not in new.parts)]
    return [_part(name, old.parts, new.parts) for name in names]


def _part(name: str, old: dict[str, Any], new: dict[str, Any]) -> PartChange:
    before, after = dict(_values(old.get(name))), dict(_values(new.get(name)))
    paths = [*after, *(path for path in before if path not in after)]
    pairs = [(path, before.get(path, ""), after.get(path, "")) for path in paths]
    changes = [Change(path, compare(one, other)) for path, one, other in pairs if one != other]
    if name not in old or name not in new:
        return PartChange(name, "gone" if name in old else "new", changes)
    return PartChange(name, "changed" if changes else "same", changes)


def _values(content: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every value in nested plain data as text, with the way to it; rows of a list go by their key."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from _values(value, (*path, name))
    elif isinstance(content, list):
        for place, value in enumerate(content):
            yield from _values(value, (*path, _name_of(value, place)))
    elif content not in (None, ""):
        yield path, str(content)


def _name_of(row: Any, place: int) -> str:
    if isinstance(row, dict):
        for name in NAMES:
            if row.get(name):
                return str(row[name])
    return str(place + 1)
