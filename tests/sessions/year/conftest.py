"""May 2026: a network whose first session is planned for 2 June, and whose year is not laid yet."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import HttpResponse

from sessions.actions.sessions import plan_session
from sessions.models import NetworkSession
from tests.cast import Cast

OSLO = ZoneInfo("Europe/Oslo")
CHOSEN = {"year": "2026", "middle": "4", "weekday": "1", "clock": "13:00"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """Every test here happens on Monday 11 May 2026 at ten."""
    with time_machine.travel(datetime(2026, 5, 11, 10, 0, tzinfo=OSLO), tick=False):
        yield


@pytest.fixture
def first(cast: Cast) -> NetworkSession:
    """Session 1 on Tuesday 2 June at twelve, at the harbour."""
    start = datetime(2026, 6, 2, 12, 0, tzinfo=OSLO)
    return plan_session(year=cast.year, kind="first", starts_at=start, host=cast.harbour, by=cast["convenor"])


Lay = Callable[..., HttpResponse]


@pytest.fixture
def lay(cast: Cast, first: NetworkSession) -> Lay:
    """Open the proposal and send it back, with changes (`s3-day="2026-11-03"`)."""

    def made(part: str = "convenor", *, chosen: dict[str, str] | None = None, **changes: str) -> HttpResponse:
        client = cast.client(part)
        address = f"/networks/{cast.network.pk}/schedule/proposal/"
        query = {**CHOSEN, **(chosen or {})}
        page = client.get(address, query)
        posted = {name.replace("_", "-"): value for name, value in changes.items()}
        return client.post(f"{address}?{_query(query)}", {**fields_of(page), **posted})

    return made


def _query(chosen: dict[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in chosen.items())


def fields_of(page: HttpResponse) -> dict[str, str]:
    """What a browser would send back of a proposal page as it stands."""
    found = {"seen": page.context["found"].seen}
    for _row, form in page.context["lines"]:
        if form is not None:
            for name in ("day", "clock", "host"):
                field = form[name]
                found[field.html_name] = str(field.value() if field.value() is not None else "")
    return found
