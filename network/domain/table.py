"""Reads a table of schools pasted out of a spreadsheet: any separator, any order, with or without a head."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_ROWS = 200
MOST_STAFF = 2000
LONGEST = 120


class Column(StrEnum):
    """What a column can hold; the values are the field names of the preview's form."""

    NAME = "name"
    LANGUAGE = "language"
    STAFF = "staff_count"
    PRINCIPAL_NAME = "principal_name"
    PRINCIPAL_EMAIL = "principal_email"
    ROOM = "meeting_room"
    ADDRESS = "address"


class Problem(StrEnum):
    """What can be wrong with a cell."""

    MISSING = "missing"
    TWICE = "twice"
    TOO_LONG = "too_long"
    NO_LANGUAGE = "no_language"
    NO_NUMBER = "no_number"
    NO_EMAIL = "no_email"
    NAME_OF_EMAIL = "name_of_email"


Row = Mapping[Column, str]
ORDER = tuple(Column)

# Exact words of a heading, folded to small letters without signs; nb, nn and en together.
_HEADS = {
    Column.NAME: "skole skolen skolenavn skolens_navn navn_på_skolen skule skulen skulenamn namn_på_skulen "
    "navn namn enhet eining school name_of_the_school school_name name",
    Column.LANGUAGE: "målform mål målføre skriftspråk språk written_norwegian language",
    Column.STAFF: "ansatte antall_ansatte tilsette tilsatte antal_tilsette talet_på_tilsette staff "
    "number_of_staff staff_number employees",
    Column.PRINCIPAL_NAME: "rektor rektors_navn rektor_navn namn_på_rektor navn_på_rektor leder leiar "
    "principal principal_name name_of_the_principal head_teacher",
    Column.PRINCIPAL_EMAIL: "epost rektors_epost epostadresse mail email principals_email",
    Column.ROOM: "møterom rom meeting_room room",
    Column.ADDRESS: "adresse besøksadresse gateadresse address",
}
_EXACT = {word.replace("_", " "): column for column, words in _HEADS.items() for word in words.split()}
# Parts of a heading, tried in this order once the row is known to be a head.
_PARTS = [
    (Column.PRINCIPAL_EMAIL, r"post|mail"),
    (Column.STAFF, r"ansatt|tilset|tilsatt|staff|employee"),
    (Column.PRINCIPAL_NAME, r"rektor|principal|head teacher"),
    (Column.LANGUAGE, r"målform|språk|language|norwegian"),
    (Column.ADDRESS, r"adresse|address"),
    (Column.ROOM, r"møterom|\brom|room"),
    (Column.NAME, r"skole|skule|school"),
]
_LANGUAGES = {
    **dict.fromkeys(("nb", "bm", "bokmål", "bokmal", "b", "norsk bokmål", "nb-no"), "nb"),
    **dict.fromkeys(("nn", "nynorsk", "ny", "n", "norsk nynorsk", "nn-no"), "nn"),
}
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]{2,}")


@dataclass(frozen=True)
class Table:
    """The rows that were found, every row with all columns; `ignored` are the headings of no use here."""

    rows: tuple[Row, ...]
    columns: tuple[Column | None, ...]
    had_head: bool
    ignored: tuple[str, ...] = ()
    cut: bool = False


def read_table(text: str) -> Table:
    """The schools of a pasted text, at most 200; blank lines and blank rows are passed over."""
    lines = [cells for cells in _cells(text) if any(cells)]
    columns = _columns_of_head(lines[0]) if lines else None
    had_head = columns is not None
    body = lines[1:] if had_head else lines
    known = columns or _columns_by_content(body)
    rows = [row for row in (_row(cells, known) for cells in body) if any(row.values())]
    head = lines[0] if had_head else []
    ignored = tuple(cell for cell, column in zip(head, known, strict=False) if cell and column is None)
    return Table(tuple(rows[:MOST_ROWS]), known, had_head, ignored, cut=len(rows) > MOST_ROWS)


def find_problems(rows: Sequence[Row]) -> tuple[dict[Column, Problem], ...]:
    """For each row the cells that cannot be saved as they stand, and why."""
    seen: set[str] = set()
    found = []
    for row in rows:
        problems = _problems(row)
        name = fold_name(row.get(Column.NAME, ""))
        if name and name in seen:
            problems.setdefault(Column.NAME, Problem.TWICE)
        seen.add(name)
        found.append(problems)
    return tuple(found)


def fold_name(name: str) -> str:
    """Two names that differ only in case and spaces are one school."""
    return " ".join(name.casefold().split())


def _problems(row: Row) -> dict[Column, Problem]:
    problems = {
        column: Problem.TOO_LONG
        for column in ORDER
        if len(row.get(column, "")) > (200 if column in (Column.ROOM, Column.ADDRESS) else LONGEST)
    }
    if not row.get(Column.NAME, "").strip():
        problems[Column.NAME] = Problem.MISSING
    if row.get(Column.LANGUAGE) and row[Column.LANGUAGE] not in ("nb", "nn"):
        problems[Column.LANGUAGE] = Problem.NO_LANGUAGE
    if row.get(Column.STAFF) and not _is_staff_count(row[Column.STAFF]):
        problems[Column.STAFF] = Problem.NO_NUMBER
    return {**problems, **_problems_of_principal(row)}


def _problems_of_principal(row: Row) -> dict[Column, Problem]:
    name, email = row.get(Column.PRINCIPAL_NAME, ""), row.get(Column.PRINCIPAL_EMAIL, "")
    problems: dict[Column, Problem] = {}
    if email and not _EMAIL.fullmatch(email):
        problems[Column.PRINCIPAL_EMAIL] = Problem.NO_EMAIL
    if email and not name:
        problems[Column.PRINCIPAL_NAME] = Problem.NAME_OF_EMAIL
    return problems


def _is_staff_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= MOST_STAFF


def _cells(text: str) -> list[list[str]]:
    text = re.sub(r"\r\n?|[\u2028\u2029\x85\v\f]", "\n", text.lstrip("\ufeff").replace("\0", ""))
    delimiter = _delimiter(text)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=delimiter, quoting=_quoting(text)))  # type: ignore[arg-type]
    except csv.Error:  # a cell of absurd length
        lines = [line.split(delimiter) for line in text.split("\n")]
    return [[" ".join(cell.split()) for cell in line] for line in lines]


def _quoting(text: str) -> int:
    """A stray quotation mark would swallow the rest of the table: then quotes are only letters."""
    return csv.QUOTE_MINIMAL if text.count('"') % 2 == 0 else csv.QUOTE_NONE


def _delimiter(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    for delimiter in ("\t", ";", ","):
        if lines and delimiter in lines[0] and sum(delimiter in line for line in lines) * 2 >= len(lines):
            return delimiter
    return "\t"


def _fold(heading: str) -> str:
    letters = "".join(c if c.isalpha() else "" if c in "-'’" else " " for c in heading.casefold())
    return " ".join(letters.split())


def _columns_of_head(cells: list[str]) -> tuple[Column | None, ...] | None:
    """The column of each heading; None when the row is no head: a school may be called «Ås skole»."""
    exact = [_EXACT.get(_fold(cell)) for cell in cells]
    if Column.NAME not in exact and len({column for column in exact if column}) < 2:
        return None
    columns: list[Column | None] = []
    for cell, column in zip(cells, exact, strict=True):
        found = column or _by_part(_fold(cell))
        columns.append(None if found in columns else found)
    return tuple(columns)


def _by_part(heading: str) -> Column | None:
    return next((column for column, part in _PARTS if re.search(part, heading)), None)


def _columns_by_content(lines: list[list[str]]) -> tuple[Column | None, ...]:
    """Seven columns go by order; fewer are known by what stands in them, the rest by order."""
    width = max((len(line) for line in lines), default=0)
    if width >= len(ORDER):
        return (*ORDER, *[None] * (width - len(ORDER)))
    found: list[Column | None] = [None] * width
    for place in range(width):
        column = _by_content([line[place] for line in lines if len(line) > place and line[place]])
        found[place] = None if column in found else column
    left = iter(
        c for c in (Column.NAME, Column.PRINCIPAL_NAME, Column.ROOM, Column.ADDRESS) if c not in found
    )
    return tuple(column or next(left, None) for column in found)


def _by_content(cells: list[str]) -> Column | None:
    if not cells:
        return None
    if all("@" in cell for cell in cells):
        return Column.PRINCIPAL_EMAIL
    if all(_is_staff_count(cell) for cell in cells):
        return Column.STAFF
    return Column.LANGUAGE if all(cell.casefold() in _LANGUAGES for cell in cells) else None


def _row(cells: list[str], columns: tuple[Column | None, ...]) -> Row:
    found = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    row = {column: found.get(column, "") for column in ORDER}
    row[Column.LANGUAGE] = _LANGUAGES.get(row[Column.LANGUAGE].casefold(), row[Column.LANGUAGE])
    row[Column.PRINCIPAL_EMAIL] = row[Column.PRINCIPAL_EMAIL].removeprefix("mailto:").lower()
    return row
