"""The rows of the bench: which pages, writes and documents are measured, and how."""

import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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


def all_rows(environment: dict[str, str]) -> list[Row]:
    """Measure everything."""
    from tests.bench.catalogue import documents, pages, writes

    with gunicorn(environment) as server:
        someone = Person.objects.order_by("pk").first()
        floor = page(server, "floor", "/bench/floor/", someone, None)
        rows = [floor, *(page(server, name, path, who, floor["server_ms"]) for name, path, who in pages())]
    rows += [timed(name, "write", work, floor["server_ms"], times=30) for name, work in writes()]
    rows += [timed(name, "document", work, floor["server_ms"]) for name, work in documents()]
    return rows
