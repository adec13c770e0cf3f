"""A network whose first session is planned, called, or held; everything through the actions people use."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from sessions.actions.call import send_call
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.sessions import plan_session
from sessions.models import NetworkSession
from tests.cast import Cast
from tests.press import printed_once

__all__ = ["printed_once"]

OSLO = ZoneInfo("Europe/Oslo")
TODAY = datetime(2026, 9, 1, 10, 0, tzinfo=OSLO)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """Every test of sessions happens on Tuesday 1 September 2026 at ten."""
    with time_machine.travel(TODAY, tick=False):
        yield


Plan = Callable[..., NetworkSession]


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Plan a session so many days from today at one o'clock."""

    def made(days: int = 14, kind: str = "middle", **more: object) -> NetworkSession:
        start = datetime(2026, 9, 1, 13, 0, tzinfo=OSLO).replace(tzinfo=None) + timedelta(days=days)
        more.setdefault("host", cast.harbour)
        return plan_session(
            year=cast.year, kind=kind, starts_at=start.replace(tzinfo=OSLO), by=cast["convenor"], **more
        )

    return made


@pytest.fixture
def planned(plan: Plan) -> NetworkSession:
    """One planned middle session in two weeks."""
    return plan()


@pytest.fixture
def called(cast: Cast, planned: NetworkSession) -> NetworkSession:
    """... and called."""
    send_call(session=planned, note="", expected=0, by=cast["convenor"])
    planned.refresh_from_db()
    return planned


@pytest.fixture
def begun(cast: Cast, called: NetworkSession) -> NetworkSession:
    """... and begun (on its day)."""
    begin_session(session=called, by=cast["convenor"], now=called.starts_at)
    return called


@pytest.fixture
def held(cast: Cast, begun: NetworkSession) -> NetworkSession:
    """... and held."""
    mark_held(session=begun, by=cast["convenor"], now=begun.ends_at)
    begun.refresh_from_db()
    return begun
