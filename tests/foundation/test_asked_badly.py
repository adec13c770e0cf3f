"""What no page of ours asks for, but anybody may: NUL, endless numbers, words where an address belongs."""

import pytest
from django.test import Client
from django.urls import reverse

from foundation.writing.models import Revision
from plans.models import Goal, Plan, Value
from tests.cast import Cast

ENDLESS = "9" * 5000


@pytest.mark.parametrize("path", ["/p/a%00b/", "/s/a%00b/", "/accounts/login/?next=%00"])
def test_an_address_with_nul_is_a_bad_one(db: None, path: str) -> None:
    assert Client().get(path).status_code == 400


def test_nul_is_taken_out_of_a_form(cast: Cast) -> None:
    client = cast.client("principal")
    assert client.post("/accounts/profile/", {"name": "Kari\0 Havn", "language": "nb\0"}).status_code == 302
    cast["principal"].refresh_from_db()
    assert (cast["principal"].name, cast["principal"].language) == ("Kari Havn", "nb")


@pytest.mark.parametrize("address", ["1", "home", "network:hosts", "https://example.org/", "//example.org"])
def test_only_a_path_of_ours_is_gone_on_to(db: None, address: str) -> None:
    answer = Client().post(reverse("language"), {"language": "nn", "next": address})
    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)


def test_a_number_without_end_is_none(cast: Cast, plan: Plan) -> None:
    client, history = (
        cast.client("principal"),
        reverse("writing:history", args=["plans.plan", plan.pk, "vision"]),
    )
    assert client.get(f"{history}?before={ENDLESS}").status_code == 200
    order = {"kind": "goal", "order": ENDLESS}
    assert client.post(reverse("plans:reorder_rows", args=[plan.pk]), order).status_code == 302
    assert not Revision.objects.exists()


@pytest.mark.parametrize("key", ["9" * 20, ENDLESS, "-1", "x"])
def test_a_key_that_no_database_holds_is_an_unknown_choice(cast: Cast, plan: Plan, key: str) -> None:
    goal = Goal.objects.create(plan=plan, title="Alle blir sett", position=1)
    Value.objects.create(plan=plan, name="Nærhet", position=1)
    address = reverse("plans:save_row", args=["goal", goal.pk])
    answer = cast.client("principal").post(address, {"title": "Alle blir sett av noen", "values": key})
    assert answer.status_code == 422
    assert goal.values.count() == 0
