"""The reviewer's overview: every network, where a talk may be wanted, never red, never to others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from network.models import Membership, Municipality, Network, ProgrammeYear, RoleAssignment
from network.roles import actor_for
from review import actions
from review.models import Review
from review.queries import overview_of
from tests.cast import LONG_AGO, Cast

URL = "/reviews/"


def more_networks(cast: Cast, count: int) -> None:
    for number in range(count):
        municipality = Municipality.objects.create(name=f"Kommune {number}")
        network = Network.objects.create(
            municipality=municipality, name=f"Nettverk {number}", first_year=2026
        )
        ProgrammeYear.objects.create(network=network, year=2026)
        RoleAssignment.objects.create(
            person=cast["reviewer"], role="reviewer", network=network, starts_on=LONG_AGO
        )
        Membership.objects.create(network=network, school=cast.elsewhere, joined_on=LONG_AGO)


def test_it_says_what_may_need_a_talk_in_words(full_network: Cast) -> None:
    html = full_network.client("reviewer").get(URL).content.decode()
    assert "Ett nettverk kan trenge en samtale" in html
    assert "To skoler har ikke delt planen sin" in html
    assert "Tilbakemeldingen fra 24." in html
    assert "Hemmelig" not in html
    assert "danger" not in html.split('<main id="innhold"')[1].split("</main>")[0]


@pytest.mark.parametrize("who", ["principal", "convenor", "owner", "rkbu", "editor", "operator", "outsider"])
def test_it_is_for_reviewers_only(full_network: Cast, who: str) -> None:
    assert full_network.client(who).get(URL).status_code == 403


def test_a_network_without_the_reviewer_is_not_there(full_network: Cast) -> None:
    client, utgard = full_network.client("reviewer"), full_network.other_network
    assert "Nettverk Utgard" not in client.get(URL).content.decode()
    RoleAssignment.objects.filter(person=full_network["reviewer"]).update(network=utgard)
    assert "Nettverk Utgard" in client.get(URL).content.decode()


def test_the_filter_is_in_the_address_and_keeps_to_words(full_network: Cast) -> None:
    client = full_network.client("reviewer")
    more_networks(full_network, 2)
    assert 'aria-label="Nettverk Fjordvik"' in client.get(URL, {"q": "fjord"}).content.decode()
    assert 'aria-label="Nettverk 1"' not in client.get(URL, {"q": "fjord"}).content.decode()
    assert "Ingen nettverk passer" in client.get(URL, {"q": "finnes ikke"}).content.decode()
    assert client.get(URL, {"year": "tull", "state": "rødt"}).status_code == 200


def test_the_number_of_queries_does_not_grow(full_network: Cast) -> None:
    actor = actor_for(full_network["reviewer"])
    with CaptureQueriesContext(connection) as one:
        overview_of(actor)
    more_networks(full_network, 3)
    actor = actor_for(full_network["reviewer"])
    with CaptureQueriesContext(connection) as four:
        overview_of(actor)
    assert len(one) == len(four) == 7


def test_a_shared_review_waits_no_longer(review: Review, cast: Cast) -> None:
    assert "Tilbakemeldingen fra" in cast.client("reviewer").get(URL).content.decode()
    Review.objects.filter(pk=review.pk).update(summary="I rute.")
    fresh = Review.objects.select_related("network__municipality", "programme_year", "session").get()
    actions.share_network(review=fresh, by=cast["reviewer"])
    assert "Tilbakemeldingen fra" not in cast.client("reviewer").get(URL).content.decode()


def test_the_networks_page_tells_the_reviewer_what_waits(full_network: Cast) -> None:
    url = reverse("network:network", args=[full_network.network.pk])
    html = full_network.client("reviewer").get(url).content.decode()
    assert reverse("review:preparation", args=[full_network.network.pk, 2026, "midpoint"]) in html
    assert full_network.client("owner").get(url).status_code == 200
