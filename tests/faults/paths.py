"""Looks for any way from a person or a code to an answer sheet in the live database."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

SHEETS = "plc_survey_answersheet"
SHORTEST = 6  # a shorter value says nothing: small numbers and words meet everywhere
WORD = re.compile(rf"\w{{{SHORTEST},}}")
ANSWERING = ("plc_survey_answersheet", "plc_survey_freetext", "plc_survey_code", "plc_survey_formnonce")


@dataclass(frozen=True)
class Row:
    """A row of any table: its table, the values that could lead somewhere, and all of it as text."""

    table: str
    tokens: frozenset[str]
    text: str


def dump() -> list[Row]:
    """Every row of every table; on PostgreSQL with the transaction that wrote it."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        return [row for table in tables for row in _rows(cursor, table)]


def _rows(cursor: Any, table: str) -> Iterable[Row]:
    extra = ", xmin::text AS writer" if connection.vendor == "postgresql" else ""
    cursor.execute(f'SELECT *{extra} FROM "{table}"')
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        named = dict(zip(names, values, strict=True))
        tokens = {token for name, value in named.items() for token in _tokens(name, value)}
        yield Row(table, frozenset(tokens), repr({k: str(v) for k, v in named.items() if k != "writer"}))


def _tokens(name: str, value: Any) -> Iterable[str]:
    if name == "writer":
        yield f"transaction {value}"
    elif isinstance(value, str | int) and len(str(value)) >= SHORTEST:
        yield str(value)
        yield from _inside(str(value))
        yield from WORD.findall(str(value))


def _inside(text: str) -> Iterable[str]:
    try:
        parsed = json.loads(text)
    except ValueError:
        return
    if isinstance(parsed, dict):
        yield from (str(each) for each in parsed.values() if len(str(each)) >= SHORTEST)


def path_to_a_sheet(known: Iterable[str], rows: list[Row]) -> list[str]:
    """Tables on the way from something known (a code, a name) to one sheet; empty when there is no way.

    A value that half of all sheets share leads to no single one and is not followed.
    """
    sheets = [row for row in rows if row.table == SHEETS]
    shared = Counter(token for row in sheets for token in row.tokens)
    common = {token for token, times in shared.items() if 2 * times >= len(sheets)}
    holding: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for token in row.tokens - common:
            holding[token].append(row)
    seen, way = set(known), []
    waiting = list(seen)
    while waiting:
        for row in holding.pop(waiting.pop(), ()):
            way.append(row.table)
            new = row.tokens - seen
            seen |= new
            waiting.extend(new)
    return way if SHEETS in way else []


def physical_order() -> list[Any]:
    """The sheets' answers in the order in which the database itself has them lying."""
    place = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT answers FROM "{SHEETS}" ORDER BY {place}')
        found = [row[0] for row in cursor.fetchall()]
    return [json.loads(each) if isinstance(each, str) else each for each in found]


def likeness(order: list[Any], true_order: list[Any]) -> float:
    """Spearman's rank correlation of two orders of the same things: 1 the same, −1 turned round."""
    places = [true_order.index(each) for each in order]
    n = len(places)
    return 1 - 6 * sum((i - p) ** 2 for i, p in enumerate(places)) / (n * (n * n - 1))


def clocks_and_counters() -> list[str]:
    """Columns of the answering tables that hold a time, count up by themselves, or point to anything but the round."""
    found = []
    with connection.cursor() as cursor:
        for table in ANSWERING:
            found += [f"{table}.{name}" for name in _telling(cursor, table)]
    return found


def _telling(cursor: Any, table: str) -> Iterable[str]:
    cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
    types = {column[0]: connection.introspection.get_field_type(column[1], column)
             for column in connection.introspection.get_table_description(cursor, table)}  # fmt: skip
    counted = {each["column"] for each in connection.introspection.get_sequences(cursor, table)}
    pointing = connection.introspection.get_relations(cursor, table)
    yield from (name for name, kind in types.items() if "Date" in kind or "Time" in kind)
    yield from (
        column for column in counted if sequences().get(table) is not None or connection.vendor != "sqlite"
    )
    yield from (name for name, to in pointing.items() if to[1] != "plc_survey_round")


def sequences() -> dict[str, int]:
    """Where every counter of the database stands."""
    asked = {
        "sqlite": "SELECT name, seq FROM sqlite_sequence",
        "postgresql": "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return dict(cursor.fetchall())
