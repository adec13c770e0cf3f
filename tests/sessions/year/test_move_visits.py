"""The reviewer decides which sessions RKBU takes part in."""

import pytest

from foundation.audit.models import Entry
from sessions.models import NetworkSession
from tests.cast import Cast
from tests.sessions.year.conftest import Lay


def with_rkbu(cast: Cast) -> list[int]:
    """The numbers of the sessions with RKBU."""
    found = (
        NetworkSession.objects.standing().filter(network=cast.network, rkbu_takes_part=True).in_time_order()
    )
    return [session.number for session in found]


def keys(cast: Cast, *numbers: int) -> dict[str, list[int]]:
    """What the form sends for these sessions."""
    found = NetworkSession.objects.filter(network=cast.network, number__in=numbers)
    return {"sessions": [session.pk for session in found]}


@pytest.mark.parametrize("part", ["reviewer", "convenor"])
def test_a_visit_is_moved_once(cast: Cast, lay: Lay, part: str) -> None:
    lay()
    client = cast.client(part)
    assert "7: tirsdag" in client.get(f"/networks/{cast.network.pk}/visits/").content.decode()
    for _press in range(2):
        assert client.post(f"/networks/{cast.network.pk}/visits/", keys(cast, 1, 5, 7)).status_code == 302
    assert with_rkbu(cast) == [1, 5, 7]
    assert Entry.objects.filter(action="schedule.visit_moved").count() == 2


def test_generating_again_leaves_a_moved_visit(cast: Cast, lay: Lay) -> None:
    lay()
    cast.client("reviewer").post(f"/networks/{cast.network.pk}/visits/", keys(cast, 1, 5, 7))
    lay(chosen={"weekday": "3"})
    assert with_rkbu(cast) == [1, 5, 7]
    lay(chosen={"middle": "3"})
    assert with_rkbu(cast) == [1, 4, 6]


def test_none_at_all(cast: Cast, lay: Lay) -> None:
    lay()
    assert cast.client("reviewer").post(f"/networks/{cast.network.pk}/visits/", {}).status_code == 302
    assert with_rkbu(cast) == []


def test_a_session_of_another_network_is_refused(cast: Cast, lay: Lay) -> None:
    lay()
    answer = cast.client("reviewer").post(f"/networks/{cast.network.pk}/visits/", {"sessions": ["9999"]})
    assert answer.status_code == 422
    assert with_rkbu(cast) == [1, 4, 7]


@pytest.mark.parametrize(
    ("part", "status"), [("principal", 403), ("owner", 403), ("outsider", 404), ("rkbu", 404)]
)
def test_others_do_not_move_it(cast: Cast, lay: Lay, part: str, status: int) -> None:
    lay()
    client = cast.client(part)
    assert client.get(f"/networks/{cast.network.pk}/visits/").status_code == status
    assert client.post(f"/networks/{cast.network.pk}/visits/", keys(cast, 2)).status_code == status
    assert with_rkbu(cast) == [1, 4, 7]
