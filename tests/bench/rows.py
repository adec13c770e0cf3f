"""The rows of the bench: which pages, writes and documents are measured, and how."""

import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Person
from tests.bench.server import Server, gunicorn

Row = dict[str, Any]
TIMES = 40
EMPTY: Row = dict.fromkeys(["queries", "server_ms", "p50_ms", "p95_ms", "bytes", "ratio_to_floor", "growth"])


def row(name: str, kind: str, **measured: Any) -> Row:
    """A row in the form of var/bench.json, figures rounded; null where not measured."""
    figures = {key: round(value, 2) if isinstance(value, float) else value for key, value in measured.items()}
    return {"name": name, "kind": kind, **EMPTY, **figures}


def signed_in(person: Person) -> str:
    """A cookie header of a fresh sign-in."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def count_queries(path: str, person: Person | None) -> int:
    """Queries of one request, sign-in and role included."""
    client = Client(headers={"host": "127.0.0.1"})
    if person:
        client.force_login(person)
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    return len(queries)


def page(server: Server, name: str, path: str, person: Person | None, floor_ms: float | None) -> Row:
    """A page through the real server."""
    measured = server.measure(path, signed_in(person) if person else "", TIMES)
    ratio = measured["server_ms"] / floor_ms if floor_ms else 1.0
    return row(name, "page", queries=count_queries(path, person), ratio_to_floor=ratio, **measured)


def timed(name: str, kind: str, work: Callable[[], bytes | None], floor_ms: float, times: int = 5) -> Row:
    """A piece of work in this process: CPU of the best run, wall time of all."""
    work()
    cpu, wall, size = [], [], None
    for _time in range(times):
        begun, started = time.process_time(), time.perf_counter()
        made = work()
        cpu.append((time.process_time() - begun) * 1000)
        wall.append((time.perf_counter() - started) * 1000)
        size = len(made) if made is not None else None
    with CaptureQueriesContext(connection) as queries:
        work()
    p95 = quantiles(wall, n=20)[18] if len(wall) > 1 else wall[0]
    return row(name, kind, queries=len(queries), server_ms=min(cpu), p50_ms=median(wall), p95_ms=p95, bytes=size,
               ratio_to_floor=min(cpu) / floor_ms)  # fmt: skip


def survey_rows(server: Server, floor_ms: float, form: Row) -> list[Row]:
    """Submissions against a bare insert's rate; results and closing at 10,000 and 100,000 sheets; the form beside so many.

    The page of results reads what closing has stored, so it is as quick at any number; closing counts every sheet, once.
    """
    from tests.bench import catalogue

    bare = timed("bare insert of a sheet", "write", catalogue.bare_insert, floor_ms, times=60)
    sent = timed("survey submission", "write", catalogue.submit, floor_ms, times=60)
    sent["ratio_to_floor"] = round(sent["p50_ms"] / bare["p50_ms"], 2)
    round_ = catalogue.open_round_once()
    rows, before = [bare, sent], cast(tuple[Row, Row] | None, None)
    for number in (10_000, 100_000):
        catalogue.fill_up(round_, number)
        closing = timed(
            f"survey closing {number} sheets",
            "write",
            lambda: catalogue.compute_results(round_),
            floor_ms,
            times=2,
        )
        shown = catalogue.closed_with(number)
        path, who = reverse("plc_survey:round", args=[shown.pk]), catalogue.person("Torunn Hagerup Lie")
        results = page(server, f"survey results {number} sheets", path, who, floor_ms)
        for one, earlier in zip((closing, results), before or (None, None), strict=True):
            one["growth"] = round(one["server_ms"] / earlier["server_ms"], 2) if earlier else None
        before = (closing, results)
        rows += [closing, results]
    crowded = page(server, "survey form 100000 sheets", catalogue.survey_form(round_), None, floor_ms)
    crowded["growth"] = round(crowded["server_ms"] / form["server_ms"], 2)
    return [*rows, crowded]


def grown_plan(server: Server, floor_ms: float, small: Row) -> Row:
    """The plan page with thirty goals of five measures each, against the demonstration's."""
    from tests.bench import catalogue

    path, who = catalogue.big_plan()
    big = page(server, "plan, 30 goals with 5 measures each", path, who, floor_ms)
    big["growth"] = round(big["server_ms"] / small["server_ms"], 2)
    return big


def all_rows(environment: dict[str, str]) -> list[Row]:
    """Measure everything."""
    from tests.bench import catalogue

    with gunicorn(environment) as server:
        someone = Person.objects.order_by("pk").first()
        floor = page(server, "floor", "/bench/floor/", someone, None)
        floor_ms = floor["server_ms"]
        rows = [floor, *(page(server, name, path, who, floor_ms) for name, path, who in catalogue.pages())]
        by_name = {row["name"]: row for row in rows}
        rows += [timed(name, "write", work, floor_ms, times=30) for name, work in catalogue.writes()]
        rows += [timed(name, "document", work, floor_ms) for name, work in catalogue.documents()]
        rows.append(grown_plan(server, floor_ms, by_name["plan"]))
        rows += survey_rows(server, floor_ms, by_name["survey form"])
    return rows
