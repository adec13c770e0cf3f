"""What retention.toml says: which columns hold something about a person, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any


class Do(StrEnum):
    """What happens when the time is up."""

    DELETE = "delete"
    EMPTY = "empty"
    ERASE = "erase"


@dataclass(frozen=True)
class After:
    """A rule of our own: so many days after the column's date, do this."""

    do: Do
    days: int
    field: str = ""
    empty: tuple[str, ...] = ()

    def cutoff(self, today: date) -> date:
        """Everything before this day has been kept long enough."""
        return today - timedelta(days=self.days)


@dataclass(frozen=True)
class Copy:
    """A column `name` that holds a copy of the name of the person in column `of`."""

    name: str
    of: str


@dataclass(frozen=True)
class SameName:
    """Columns where people type names; `at` leads from the row to its network."""

    columns: tuple[str, ...]
    at: str


@dataclass(frozen=True)
class Table:
    """One model: its columns, and what is done about them.

    `people` names by column which columns of the row are that person's own; nothing else of it is shown to them.
    """

    label: str
    fields: tuple[str, ...]
    kept: str
    plain: tuple[str, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    secret: tuple[str, ...] = ()
    copy: Copy | None = None
    same_name: SameName | None = None
    after: After | None = None
    by: str = ""


def read_tables(told: Mapping[str, Mapping[str, Any]]) -> dict[str, Table]:
    """The tables by the model's label; an unknown key or word is an error (TypeError, ValueError)."""
    return {label: _table(label, dict(row)) for label, row in told.items()}


def _table(label: str, row: dict[str, Any]) -> Table:
    made: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    if people := row.get("people"):
        made["people"] = _own_columns(label, people)
    if after := row.get("after"):
        made["after"] = After(**{**after, "do": Do(after["do"]), "empty": tuple(after.get("empty", ()))})
    if copy := row.get("copy"):
        made["copy"] = Copy(**copy)
    if same := row.get("same_name"):
        made["same_name"] = SameName(tuple(same["columns"]), same["at"])
    return Table(label, **made)


def _own_columns(label: str, people: Any) -> dict[str, tuple[str, ...]]:
    """By column that leads to a person, the columns that are that person's own: a list for each, if empty."""
    if not isinstance(people, Mapping) or not all(isinstance(own, list) for own in people.values()):
        raise TypeError(f"{label}: people = {{ column = [the columns that are that person's own] }}")
    return {column: tuple(own) for column, own in people.items()}
