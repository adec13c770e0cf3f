"""A form that comes again (double click, resend) is known; what is meant twice is kept twice."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.once import middleware
from foundation.once.models import SentForm
from plans.actions import begin_plan
from plans.models import Plan, Value
from tests.cast import Cast

pytestmark = pytest.mark.django_db
FIRST_PAGE, NEXT_PAGE = "a" * 64, "b" * 64  # the token that each loaded page has of its own


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return begin_plan(school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"])


def add(client: Client, plan: Plan, token: str, **headers: str) -> HttpResponse:
    """Press «new value» on the page with that token."""
    address = reverse("plans:add_row", args=[plan.pk])
    return client.post(address, {"kind": "value", "csrfmiddlewaretoken": token}, headers=headers)


def test_the_second_is_led_where_the_first_was_and_told(cast: Cast, plan: Plan) -> None:
    client = cast.client("principal")
    first, second = add(client, plan, FIRST_PAGE), add(client, plan, FIRST_PAGE)
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert Value.objects.count() == 1
    assert "Skjemaet var sendt fra før" in client.get(first["Location"]).content.decode()


def test_the_same_from_two_loaded_pages_is_meant_twice(cast: Cast, plan: Plan) -> None:
    client = cast.client("principal")
    add(client, plan, FIRST_PAGE)
    add(client, plan, NEXT_PAGE)
    assert Value.objects.count() == 2


def test_a_form_with_errors_may_be_sent_again(cast: Cast) -> None:
    client = cast.client("rkbu")
    for _turn in range(2):
        answer = client.post(reverse("network:create"), {"name": "", "csrfmiddlewaretoken": FIRST_PAGE})
        assert answer.status_code == 200
    assert not SentForm.objects.exists()


def test_a_fragment_that_comes_again_loads_the_page_anew(cast: Cast, plan: Plan) -> None:
    client = cast.client("principal")
    add(client, plan, FIRST_PAGE)
    again = add(client, plan, FIRST_PAGE, HX_Request="true")
    assert (again.status_code, again["HX-Refresh"]) == (204, "true")


@pytest.fixture
def worked_on(cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> SentForm:
    """The first of two has not been answered yet; nobody waits long in a test."""
    add(cast.client("principal"), plan, FIRST_PAGE)
    Value.objects.all().delete()
    SentForm.objects.update(answered=False)
    monkeypatch.setattr(middleware, "TURNS", 2)
    monkeypatch.setattr(middleware, "PAUSE", 0)
    return SentForm.objects.get()


def test_one_that_is_still_worked_on_is_not_begun_again(cast: Cast, plan: Plan, worked_on: SentForm) -> None:
    assert add(cast.client("principal"), plan, FIRST_PAGE).status_code == 409
    assert not Value.objects.exists()


def test_one_whose_process_died_is_taken_up(cast: Cast, plan: Plan, worked_on: SentForm) -> None:
    worked_on.came_at = timezone.now() - timedelta(minutes=3)
    worked_on.save()
    assert add(cast.client("principal"), plan, FIRST_PAGE).status_code == 302
    assert Value.objects.count() == 1


def test_what_is_kept_tells_nothing(cast: Cast) -> None:
    """No text, no name: the print and where the answer led."""
    cast.client("rkbu").post(
        reverse("network:create"),
        {
            "municipality": "Kanari kommune", "name": "Nettverk Kanari", "first_year": 2026, "year_count": 3,
            "language": "nb", "csrfmiddlewaretoken": FIRST_PAGE,
        },
    )  # fmt: skip
    kept = SentForm.objects.get()
    assert "Kanari" not in f"{kept.key} {kept.location}"
    assert kept.location.startswith("/networks/")
