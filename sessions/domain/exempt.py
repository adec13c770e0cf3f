"""What the public reads of an item that is exempt from public access (*unntatt offentlighet*), in any paper."""

from dataclasses import fields
from typing import Any, Self, TypeVar, cast

SEEN = frozenset({"key", "number", "minutes", "starts", "ends", "exempt_basis"})


class MayBeExempt:
    """An item of a kept text: a frozen dataclass with a title, clock times and the legal basis, empty if public."""

    exempt_basis: str

    @property
    def is_exempt(self) -> bool:
        """Exempt from public access."""
        return bool(self.exempt_basis)

    @property
    def bare(self) -> Self:
        """Only that it is there, when, and by which legal basis; a field that comes later stays inside too."""
        seen = {each.name for each in fields(cast(Any, self))} & SEEN
        return type(self)(title="", **{name: getattr(self, name) for name in seen})  # type: ignore[call-arg]


Item = TypeVar("Item", bound=MayBeExempt)


def public_items(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items as anyone may read them."""
    return tuple(item.bare if item.is_exempt else item for item in items)
