"""Everything the installation keeps about one person, by the retention file."""

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
    "starts_on", "on", "read_on", "created_at", "at", "sent_at", "shared_at", "handed_out_at", "answered_at", "last_saved",
    "changed_at", "opens_on",
)  # fmt: skip


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
    columns = [
        column for column in model._meta.concrete_fields if column.name not in (*table.secret, "password")
    ]
    own = {person.name, person.email}
    rows = tuple(_row(table, columns, row, own, language) for row in _mine(table, model, person))
    return Kept(table.label, table.title[language], rows)


def _mine(table: Table, model: type[Model], person: Person) -> QuerySet[Any]:
    mine = Q()
    for column in table.people:
        mine |= Q(**{column: person})
    return model._base_manager.filter(mine).select_related(*_places(model)).order_by("pk")


def _places(model: type[Model]) -> Iterator[str]:
    """What a row belongs to, with what that is called by."""
    for column in model._meta.concrete_fields:
        place = column.related_model
        if isinstance(place, type) and place is not Person:
            yield column.name
            below = {field.name for field in place._meta.concrete_fields}
            yield from (f"{column.name}__{name}" for name in CALLED_BY if name in below)


def _row(table: Table, columns: list[Field[Any, Any]], row: Model, own: set[str], language: str) -> Row:
    values = {column.name: _plain(column, row) for column in columns}
    day = next((getattr(row, name) for name in WHEN if getattr(row, name, None)), None)
    if day is None and getattr(row, "session", None) is not None:
        day = row.session.starts_at  # type: ignore[attr-defined]
    told = [values.get(name) for name in table.fields if name not in table.people]
    words = [text for text in told if isinstance(text, str) and text and text not in own]
    return Row(values, _day(day), line_of(row, words, language))


def _plain(column: Field[Any, Any], row: Model) -> Any:
    if column.is_relation:
        if column.related_model is Person:
            return column.value_from_object(row)
        related = getattr(row, column.name)
        return str(related) if related is not None else None
    value = column.value_from_object(row)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)


def _day(value: date | datetime | None) -> date | None:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value
