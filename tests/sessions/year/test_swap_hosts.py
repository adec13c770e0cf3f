"""Two sessions exchange hosts: shown first, done once."""

from datetime import timedelta

import pytest

from network.models import Membership
from sessions.actions.sessions import cancel_session
from sessions.models import NetworkSession, State
from tests.cast import Cast
from tests.sessions.year.conftest import Lay


@pytest.fixture
def pair(cast: Cast, lay: Lay) -> tuple[NetworkSession, NetworkSession]:
    """Sessions 2 and 3 of a laid year."""
    lay()
    two, three = NetworkSession.objects.filter(network=cast.network, number__in=(2, 3)).in_time_order()
    return two, three


def sent(pair: tuple[NetworkSession, NetworkSession]) -> dict[str, object]:
    """What the page's form sends."""
    one, other = pair
    return {"one": one.pk, "other": other.pk, "seen": [one.host_id, other.host_id]}


def test_the_swap_is_shown_before_it_is_made(cast: Cast, pair: tuple[NetworkSession, NetworkSession]) -> None:
    one, other = pair
    page = cast.client("convenor").get(
        f"/networks/{cast.network.pk}/schedule/swap/", {"one": one.pk, "other": other.pk}
    )
    after = {session.pk: host for session, host in page.context["after"]}
    assert (after[one.pk], after[other.pk]) == (other.host, one.host)
    assert NetworkSession.objects.get(pk=one.pk).host == one.host


def test_twice_is_once(cast: Cast, pair: tuple[NetworkSession, NetworkSession]) -> None:
    one, other = pair
    client = cast.client("convenor")
    for _press in range(2):
        client.post(f"/networks/{cast.network.pk}/schedule/swap/", sent(pair))
    assert NetworkSession.objects.get(pk=one.pk).host == other.host
    assert NetworkSession.objects.get(pk=other.pk).host == one.host
    assert NetworkSession.objects.get(pk=one.pk).starts_at == one.starts_at


def test_hosts_that_changed_meanwhile(cast: Cast, pair: tuple[NetworkSession, NetworkSession]) -> None:
    form = sent(pair)
    NetworkSession.objects.filter(pk=pair[0].pk).update(host=cast.harbour)
    assert (
        cast.client("convenor").post(f"/networks/{cast.network.pk}/schedule/swap/", form).status_code == 409
    )


def test_the_same_session_twice(cast: Cast, pair: tuple[NetworkSession, NetworkSession]) -> None:
    one = pair[0]
    answer = cast.client("convenor").get(
        f"/networks/{cast.network.pk}/schedule/swap/", {"one": one.pk, "other": one.pk}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("state", [State.HELD, State.CANCELLED])
def test_a_session_that_is_over(cast: Cast, pair: tuple[NetworkSession, NetworkSession], state: str) -> None:
    if state == State.CANCELLED:
        cancel_session(session=pair[0], reason="Snø", by=cast["convenor"])
    else:
        NetworkSession.objects.filter(pk=pair[0].pk).update(state=state)
    answer = cast.client("convenor").post(f"/networks/{cast.network.pk}/schedule/swap/", sent(pair))
    assert answer.status_code == 422
    assert NetworkSession.objects.get(pk=pair[1].pk).host == pair[1].host


def test_a_host_that_has_left_by_the_others_day(
    cast: Cast, pair: tuple[NetworkSession, NetworkSession]
) -> None:
    one, other = pair
    day = other.local_start.date() - timedelta(days=1)
    Membership.objects.filter(network=cast.network, school=one.host_id).update(left_on=day)
    client = cast.client("convenor")
    answer = client.post(f"/networks/{cast.network.pk}/schedule/swap/", sent(pair))
    assert answer.status_code == 422
    assert one.host
    assert f"{one.host.name} er ikke med i nettverket den dagen" in answer.content.decode()
    assert NetworkSession.objects.get(pk=one.pk).host == one.host
