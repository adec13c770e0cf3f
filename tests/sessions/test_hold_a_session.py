"""A session while it runs: the clock, the turns, and those who follow."""

import pytest
import time_machine
from django.test import Client

from foundation.access.verdict import Refused
from sessions.actions import holding as actions
from sessions.models import Holding, NetworkSession, State
from tests.cast import Cast


def _holding(session: NetworkSession) -> Holding:
    return Holding.objects.get(session=session)


def _round(cast: Cast, session: NetworkSession) -> Holding:
    item = session.items.get(key="round")
    return actions.go_to_item(session=session, item=item, by=cast["convenor"])


def _next(cast: Cast, session: NetworkSession, seen: int) -> None:
    cast.client("convenor").post(f"/sessions/{session.pk}/hold/act/", {"act": "next", "seen": str(seen)})


def test_the_round_goes_from_school_to_school_and_on(cast: Cast, begun: NetworkSession) -> None:
    holding = _round(cast, begun)
    assert [turn["who"] for turn in holding.turns] == ["Havna skole", "Ås skole", "Čáhceravda skuvla"]
    for turn in (1, 2):
        _next(cast, begun, _holding(begun).revision)
        assert _holding(begun).turn == turn
    _next(cast, begun, _holding(begun).revision)
    moved = _holding(begun)
    assert moved.item
    assert moved.item.key == "values-and-behaviour"


def test_two_who_press_next_at_once_move_one_turn(cast: Cast, begun: NetworkSession) -> None:
    seen = _round(cast, begun).revision
    _next(cast, begun, seen)
    _next(cast, begun, seen)
    assert _holding(begun).turn == 1


def test_more_minutes_and_pause(cast: Cast, begun: NetworkSession) -> None:
    _round(cast, begun)
    client, path = cast.client("convenor"), f"/sessions/{begun.pk}/hold/act/"
    client.post(path, {"act": "more"})
    client.post(path, {"act": "pause"})
    holding = _holding(begun)
    assert holding.granted == 120
    assert holding.paused_at is not None
    client.post(path, {"act": "pause"})
    assert _holding(begun).paused_at is None


@pytest.mark.parametrize("path", ["screen", "hold/clock"])
def test_followers_get_304_until_something_changes(cast: Cast, begun: NetworkSession, path: str) -> None:
    client, address = cast.client("leader"), f"/sessions/{begun.pk}/{path}/"
    first = client.get(address)
    assert first.status_code == 200
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    _round(cast, begun)
    moved = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert moved.status_code == 200
    assert "Siden sist" in moved.content.decode()


def test_a_look_is_one_query_beside_the_sign_in(
    cast: Cast, begun: NetworkSession, django_assert_num_queries
) -> None:
    client, address = cast.client("leader"), f"/sessions/{begun.pk}/screen/"
    tag = client.get(address)["ETag"]
    with django_assert_num_queries(5):  # the sign-in's four, and the running session's one
        client.get(address, headers={"If-None-Match": tag})


@pytest.mark.parametrize(("part", "status"), [("principal", 403), ("owner", 403), ("outsider", 404)])
def test_others_do_not_lead_it(cast: Cast, begun: NetworkSession, part: str, status: int) -> None:
    for path in ("act", "end"):
        assert cast.client(part).post(f"/sessions/{begun.pk}/hold/{path}/").status_code == status


def test_strangers_do_not_follow(cast: Cast, begun: NetworkSession) -> None:
    for page in ("projector", "follow", "screen"):
        assert cast.client("outsider").get(f"/sessions/{begun.pk}/{page}/").status_code == 404
        assert Client().get(f"/sessions/{begun.pk}/{page}/").status_code == 302


def test_ending_leads_to_the_minutes_and_stops_the_clock(cast: Cast, begun: NetworkSession) -> None:
    with time_machine.travel(begun.ends_at):
        client = cast.client("convenor")
        for _press in range(2):
            answer = client.post(f"/sessions/{begun.pk}/hold/end/")
            assert answer["Location"].endswith("/minutes/write/")
    begun.refresh_from_db()
    assert begun.state == State.HELD
    with pytest.raises(Refused):
        actions.grant_minutes(session=begun, minutes=2, by=cast["convenor"])
