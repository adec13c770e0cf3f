"""The menu follows the hat a person wears."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation.access.actor import Actor, Grant
from network.context import MENUS
from network.hats import ORDER, hats_of, keys_of
from network.models import Role
from tests.cast import Cast


def test_every_role_has_a_place_in_the_order_and_a_menu() -> None:
    assert set(ORDER) == set(Role.values)
    assert set(MENUS) == {*Role.values, "operator"}


def test_a_person_with_two_roles_chooses(cast: Cast) -> None:
    client = cast.client("convenor")
    page = client.get("/accounts/profile/").content.decode()
    key = f"convenor:{cast.network.pk}:"
    assert f'name="hat" value="{key}"' in page
    assert client.post("/hat/", {"hat": key})["Location"] == "/"
    after = client.get("/accounts/profile/").content.decode()
    assert f'name="hat" value="{key}"' not in after
    assert f'name="hat" value="principal:{cast.network.pk}:{cast.harbour.pk}"' in after


def test_another_persons_hat_stays_on_the_shelf(cast: Cast) -> None:
    client = cast.client("principal")
    client.post("/hat/", {"hat": f"convenor:{cast.network.pk}:"})
    assert "hat" not in client.session


def test_a_hat_that_is_lost_falls_back_to_the_first(cast: Cast) -> None:
    client = cast.client("convenor")
    client.post("/hat/", {"hat": f"convenor:{cast.network.pk}:"})
    cast["convenor"].roles.filter(role="convenor").delete()
    assert client.get("/accounts/profile/").status_code == 200


def test_hats_are_not_changed_by_a_link(cast: Cast) -> None:
    assert cast.client("convenor").get("/hat/").status_code == 405
    assert Client().post("/hat/", {}).status_code == 302


@pytest.mark.parametrize("part", ["convenor", "reviewer", "rkbu", "editor", "operator", "owner"])
def test_the_frame_costs_two_queries(cast: Cast, part: str) -> None:
    """Session and person, at most two for the roles, at most two for the names of places."""
    client = cast.client(part)
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/accounts/profile/").status_code == 200
    assert len(seen) <= 6


def test_the_nearest_hat_comes_first() -> None:
    grants = {Grant("reviewer", network=1), Grant("principal", network=1, school=2), Grant("rkbu")}
    assert keys_of(Actor(person=1, grants=frozenset(grants)))[0] == "principal:1:2"


def test_nobody_has_no_hat(db: None) -> None:
    assert hats_of(Actor(person=None), "") == []


def test_one_line_of_the_menu_is_where_one_is(cast: Cast) -> None:
    page = cast.client("principal").get(f"/networks/{cast.network.pk}/").content.decode()
    assert page.count('aria-current="page"') == 2  # the wide menu and the folded one
    within = cast.client("principal").get(f"/schools/{cast.hill.pk}/").content.decode()
    assert within.count(f'href="/networks/{cast.network.pk}/" aria-current="true"') == 2
