"""Rows and the tree of contents hold the same fields under the same names: the dataclass is the only list of them."""

from dataclasses import fields
from typing import Any, TypeVar

N = TypeVar("N")


def read_off(kind: type[N], row: Any, **own: Any) -> N:
    """A node of the tree with what the row holds; `own` are those that lie otherwise in the row."""
    made: Any = kind
    names = {field.name for field in fields(made)} - {"key", *own}
    node: N = made(key=row.pk, **{name: getattr(row, name) for name in names}, **own)
    return node


def as_fields(node: Any, *but: str) -> dict[str, Any]:
    """What a row is made from: every field of the node, `but` those that lie otherwise in the row."""
    names = [field.name for field in fields(node) if field.name not in {"key", *but}]
    return {name: getattr(node, name) for name in names}
