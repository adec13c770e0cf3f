"""Knocking on a door as everybody: who gets in, what is written on the way, what the page says."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.urls import reverse

from tests.access.routes import Route, routes
from tests.access.stage import ROLES, Stage
from tests.access.things import Values, open_thing, posted

TABLE = Path(__file__).with_name("matrix.txt")
GROUPS = {
    "everyone": frozenset(ROLES),
    "signed-in": frozenset(ROLES) - {"anonymous"},
    "members": frozenset({"convenor", "minute_taker", "principal", "leader", "neighbour"}),
    "leadership": frozenset({"principal", "leader"}),
    "nobody": frozenset(),
}
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\s+(INTO\s+|FROM\s+)?\"?(\w+)", re.IGNORECASE)
DRAWN_FOR_EACH = {"desk:my_data_pdf"}
OURS_NOT = {"cache_entries", "django_session"}


@dataclass(frozen=True)
class Line:
    """A line of the table: this route, asked in this way, about this thing, lets these roles in."""

    route: str
    method: str
    thing: str
    roles: frozenset[str]
    is_twin: bool = False  # the POST of a form page whose GET lets the same roles in

    def __str__(self) -> str:
        return f"{self.route}-{self.method}-{self.thing}"


def lines() -> list[Line]:
    """The table, comments left out."""
    rows = (row.split("#")[0].split() for row in TABLE.read_text().splitlines())
    return [
        Line(row[0], method, row[2], _roles(row[3:]), is_twin=place > 0)
        for row in rows
        if row
        for place, method in enumerate(row[1].split(","))
    ]


def _roles(words: list[str]) -> frozenset[str]:
    known = {**GROUPS, **{role: frozenset({role}) for role in ROLES}}
    return frozenset().union(*(known[word] for word in words))


@dataclass
class Visit:
    """What happened when everyone knocked: status by role, tables written by role, the page's text by role."""

    statuses: dict[str, int] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    in_: set[str] = field(default_factory=set)


def visit(stage: Stage, line: Line) -> Visit:
    """Everyone knocks at the line's door, each on a stage as it was."""
    made: Visit = Visit()
    with undone():
        address = address_of(stage, line)
        tag = ""
        for role in _asked(line):
            with undone(), writes() as tables:
                answer = knock(stage, line, role, address, tag)
                tag = answer.get("ETag", "") if answer.get("Content-Type") == "application/pdf" else tag
                _note(made, role, answer, tables)
    return made


def _asked(line: Line) -> tuple[str, ...]:
    """Everybody; a few where the same guard has been asked already, or where the view is a library's."""
    if line.route in DRAWN_FOR_EACH:
        return tuple(role for role in ROLES if role not in line.roles or role == "principal")
    if line.is_twin or not route(line.route).is_ours:
        one = sorted(line.roles - {"anonymous", "former", "outsider"})[:1]
        return ("anonymous", *one, "former", "outsider")
    return ROLES


def address_of(stage: Stage, line: Line) -> str:
    """The address that the line's thing has at the line's route."""
    return address_of_route(line.route, open_thing(stage, line.thing))


def address_of_route(name: str, values: Values) -> str:
    """The address of a route for these values, of which it takes those it needs."""
    path = reverse(name, kwargs={key: values[key] for key in route(name).keys})
    return f"{path}?{values['?']}" if "?" in values else path


def route(name: str) -> Route:
    """The route of that name."""
    return next(each for each in routes() if each.name == name)


_handler = ClientHandler(enforce_csrf_checks=False)  # without the test client's copies of every context


def knock(stage: Stage, line: Line, role: str, address: str, tag: str = "") -> HttpResponse:
    """Those who are to be refused ask as scripts do: the answer is the same, and shorter."""
    quick = {} if role in line.roles or role == "anonymous" else {"HX-Request": "true"}
    headers = {"Cookie": stage.cookies[role], **quick, **({"If-None-Match": tag} if tag else {})}
    factory = RequestFactory(headers=headers)
    form = posted(stage, line.route, role)
    request = factory.get(address) if line.method == "GET" else factory.post(address, form)
    return _handler(request.environ)


def _note(made: Visit, role: str, answer: HttpResponse, tables: set[str]) -> None:
    made.statuses[role] = answer.status_code
    made.written[role] = tables
    if not is_refusal(answer):
        made.in_.add(role)
        made.pages[role] = text_of(answer)


def is_refusal(answer: HttpResponse) -> bool:
    """Sign in first, not yours, not there."""
    to_sign_in = answer.get("Location", "").startswith(f"{reverse(settings.LOGIN_URL)}?next=")
    return answer.status_code in (401, 403, 404) or to_sign_in


def text_of(answer: Any) -> str:
    """What can be read in the answer; nothing for files."""
    kind = answer.get("Content-Type", "")
    if answer.streaming or not kind.startswith(("text/", "application/json")):
        return ""
    return answer.content.decode()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done within is as if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def writes() -> Iterator[set[str]]:
    """The tables that are written to within."""
    tables: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITES.match(sql)
        if found and found[3] not in OURS_NOT:
            tables.add(found[3])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables
