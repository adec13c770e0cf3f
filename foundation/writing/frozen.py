"""Reading frozen versions: through the newest schema of their kind, whatever schema they were stored in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

Parts = dict[str, Any]
Upgrade = Callable[[Parts], Parts]


@dataclass(frozen=True)
class Schema:
    """How a kind is read: its newest number, the dataclass of its content, and the way up from older ones.

    `upgrades[n]` turns the parts of schema n into those of n + 1.
    """

    kind: str
    newest: int = 1
    shape: type | None = None
    upgrades: Mapping[int, Upgrade] = field(default_factory=dict)


@dataclass(frozen=True)
class Frozen:
    """What was frozen, in the newest schema: `parts` by name, and as the kind's dataclass in `content`."""

    schema: int
    kind: str
    language: str
    parts: Parts
    content: Any = None


_schemas: dict[str, Schema] = {}


def register_schema(
    kind: str,
    *,
    newest: int = 1,
    shape: type | None = None,
    upgrades: Mapping[int, Upgrade] | None = None,
) -> None:
    """Enter how a kind is read; raises ValueError when a step between schemas has no upgrade."""
    steps = dict(upgrades or {})
    missing = [step for step in range(1, newest) if step not in steps]
    if missing:
        raise ValueError(f"{kind}: no upgrade from schema {missing[0]}")
    _schemas[kind] = Schema(kind, newest, shape, steps)


def newest_schema(kind: str) -> int:
    """The schema that a version frozen now gets."""
    return _schemas.get(kind, Schema(kind)).newest


def opened(*, kind: str, schema: int, language: str, parts: Parts) -> Frozen:
    """Stored parts brought up to the newest schema; raises ValidationError when they do not fit its dataclass."""
    known = _schemas.get(kind, Schema(kind, newest=schema))
    for step in range(schema, known.newest):
        parts = known.upgrades[step](parts)
    content = TypeAdapter(known.shape).validate_python(parts) if known.shape else None
    return Frozen(known.newest, kind, language, parts, content)
