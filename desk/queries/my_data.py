"""What the installation keeps about one person, by the retention file.

A row is somebody's through a column that names them. Of such a row they see which thing it is, when it was, and the
columns that the file calls their own; what others have written there since stays with those who may read it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, Q, QuerySet
from django.utils import timezone

from accounts.models import Person
from desk.domain.retention import Table
from desk.queries.my_data_words import line_of
from desk.queries.retention import tables

WHEN = (
    "starts_on",
    "on",
    "held_on",
    "created_at",
    "at",
    "sent_at",
    "answered_at",
    "last_saved",
    "changed_at",
    "opens_on",
)

THINGS = ("message", "session", "school", "network", "programme_year", "plan", "review", "record", "round")
"""What a row belongs to, by the name of the column that leads there."""
# a plan is called by its school, minutes by their session
CALLED_BY = ("school", "network", "session", "programme_year")
SHOWN = 5


@dataclass(frozen=True)
class Row:
    """One row: its columns for the file, and a line for people."""

    values: Mapping[str, Any]
    when: date | None
    what: str


@dataclass(frozen=True)
class Kept:
    """The rows of one table that are the person's."""

    label: str
    title: str
    rows: tuple[Row, ...]

    @property
    def latest(self) -> list[Row]:
        """The newest few, for the page; the files have them all, in the order they came."""
        return sorted(self.rows, key=lambda row: row.when or date.min, reverse=True)[:SHOWN]

    @property
    def more(self) -> int:
        """How many rows the page leaves to the files."""
        return max(0, len(self.rows) - SHOWN)


def account_of(person: Person) -> dict[str, Any]:
    """The account itself."""
    return {
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "created_at": person.created_at.isoformat(),
        "last_login": person.last_login.isoformat() if person.last_login else None,
        "has_password": person.has_usable_password(),
    }


def my_data(person: Person, language: str) -> list[Kept]:
    """Every table with rows of the person's, in the order of the retention file: one query a table."""
    found = [_kept(table, person, language) for table in tables().values() if table.people]
    return [kept for kept in found if kept.rows]


def as_file(person: Person, kept: list[Kept]) -> dict[str, Any]:
    """The same as one JSON object."""
    return {
        "account": account_of(person),
        "tables": {
            each.label: {"title": each.title, "rows": [dict(row.values) for row in each.rows]}
            for each in kept
        },
    }


def _kept(table: Table, person: Person, language: str) -> Kept:
    model: type[Model] = apps.get_model(table.label)
    rows = tuple(_row(table, row, person, language) for row in _mine(table, model, person))
    return Kept(table.label, table.title[language], rows)


def _mine(table: Table, model: type[Model], person: Person) -> QuerySet[Any]:
    mine = Q()
    for column in table.people:
        mine |= Q(**{column: person})
    return model._base_manager.filter(mine).select_related(*_places(model)).order_by("pk")


def _places(model: type[Model]) -> Iterator[str]:
    """What a row belongs to, with what that is called by."""
    for column in _things(model):
        assert isinstance(column.related_model, type)
        yield column.name
        below = {field.name for field in column.related_model._meta.concrete_fields}
        yield from (f"{column.name}__{name}" for name in CALLED_BY if name in below)


def _things(model: type[Model]) -> list[Field[Any, Any]]:
    return [column for column in model._meta.concrete_fields if column.is_relation and column.name in THINGS]


def _row(table: Table, row: Model, person: Person, language: str) -> Row:
    through = [column for column in table.people if getattr(row, f"{column}_id") == person.pk]
    when = _when(row, through)
    things = {column.name: _called(row, column.name) for column in _things(type(row))}
    own = {name: _plain(row, name) for column in through for name in table.people[column]}
    about = {"id": row.pk, "yours_through": through, "when": when.isoformat() if when else None}
    words = [text for name in table.fields if isinstance(text := own.get(name), str)]
    is_said = {"", person.name, person.email}
    line = line_of(row, own, [text for text in words if text not in is_said], language)
    return Row({**about, **things, **own}, _day(when), line)


def _when(row: Model, through: list[str]) -> date | None:
    """When the person did it, or when it was."""
    deeds = (f"{column.removesuffix('by')}{at}" for column in through for at in ("at", "on"))
    days = (getattr(row, name) for name in (*deeds, *WHEN) if getattr(row, name, None))
    session = getattr(row, "session", None)
    return next(days, session.starts_at if session else None)


def _called(row: Model, name: str) -> str | None:
    thing = getattr(row, name)
    return str(thing) if thing is not None else None


def _plain(row: Model, name: str) -> Any:
    value = getattr(row, name)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)


def _day(value: date | datetime | None) -> date | None:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value
