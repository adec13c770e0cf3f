"""The network's page tells the convenor of the moment what comes next in laying the year."""

from datetime import datetime, time

import time_machine

from sessions.actions.constitution import constitute
from sessions.models import NetworkSession
from tests.cast import Cast
from tests.sessions.year.conftest import OSLO


def page(cast: Cast, part: str = "convenor") -> str:
    """The network's page."""
    return cast.client(part).get(f"/networks/{cast.network.pk}/").content.decode()


def test_first_the_first_session(cast: Cast) -> None:
    assert "Planlegg den første samlingen" in page(cast)
    assert "Planlegg den første samlingen" not in page(cast, "principal")


def test_then_the_constitution_on_its_day_and_the_rest_of_the_year(cast: Cast, first: NetworkSession) -> None:
    assert f"/sessions/{first.pk}/constitution/" not in page(cast)
    with time_machine.travel(datetime(2026, 6, 2, 12, 40, tzinfo=OSLO), tick=False):
        assert f"/sessions/{first.pk}/constitution/" in page(cast)
        constitute(
            session=first,
            convenor=cast["convenor"],
            elected=True,
            minute_taker=None,
            order=[cast.harbour.pk, cast.hill.pk, cast.island.pk],
            middle_sessions=4,
            weekday=1,
            starts_at=time(13),
            by=cast["convenor"],
        )
        assert "Legg resten av året" in page(cast)


def test_everyone_in_the_network_sees_the_wheel_there(cast: Cast, first: NetworkSession) -> None:
    for part in ("principal", "owner", "reviewer"):
        assert "Årshjulet" in page(cast, part)
