"""Measures offered by the network, a review or the survey: accept, adapt, decline."""

import pytest
from django.urls import reverse

from foundation.access.verdict import Refused
from plans import actions
from plans.models import Measure, Offer, Plan, Strategy
from tests.cast import Cast


def offered(plan: Plan, cast: Cast, key: str = "sessions.outcome:12") -> Offer:
    offer = actions.offer_measure(
        school=plan.school,
        network=plan.network,
        source="decision",
        source_key=key,
        title="Felles foreldremøte",
        description="Ett møte i mars.",
        by=cast["convenor"],
    )
    assert offer is not None
    return offer


def url(name: str, offer: Offer) -> str:
    return reverse(f"plans:{name}", args=[offer.pk])


def test_an_offer_stands_once_and_on_the_plans_page(cast: Cast, full: Plan) -> None:
    assert offered(full, cast) == offered(full, cast)
    page = cast.client("leader").get(reverse("plans:plan", args=[full.pk])).content.decode()
    assert "Felles foreldremøte" in page
    assert "Beslutning i nettverket" in page


def test_a_school_without_a_plan_is_offered_nothing(cast: Cast) -> None:
    given = {"source": "idea", "source_key": "x", "title": "x", "by": cast["principal"]}
    assert actions.offer_measure(school=cast.hill, network=cast.network, **given) is None


def test_accepting_makes_a_measure_once(cast: Cast, full: Plan) -> None:
    offer, client = offered(full, cast), cast.client("leader")
    body = {"title": offer.title, "description": offer.description}
    for _ in range(2):
        assert client.post(url("offer_accept", offer), body).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.answered_by) == ("accepted", cast["leader"])
    measure = Measure.objects.get(title="Felles foreldremøte")
    assert offer.measure == measure
    assert measure.strategy == Strategy.objects.filter(goal__plan=full).order_by("goal__position").first()


def test_adapting_keeps_the_schools_words_and_place(cast: Cast, full: Plan) -> None:
    offer, place = offered(full, cast), Strategy.objects.filter(goal__plan=full).last()
    body = {"title": "Foreldrekafé", "description": "Tre kvelder.", "strategy": place.pk}
    cast.client("principal").post(url("offer_accept", offer), body)
    offer.refresh_from_db()
    assert offer.state == "adapted"
    assert (offer.measure.title, offer.measure.strategy) == ("Foreldrekafé", place)
    assert offer.title == "Felles foreldremøte"


def test_declining_needs_a_reason(cast: Cast, full: Plan) -> None:
    offer, client = offered(full, cast), cast.client("principal")
    assert client.post(url("offer_decline", offer), {"reason": " "}).status_code == 422
    for _ in range(2):
        assert (
            client.post(url("offer_decline", offer), {"reason": "Vi har nettopp hatt ett."}).status_code
            == 302
        )
    offer.refresh_from_db()
    assert (offer.state, offer.reason) == ("declined", "Vi har nettopp hatt ett.")
    assert "Vi har nettopp hatt ett." in client.get(url("offer", offer)).content.decode()


def test_what_is_answered_is_not_answered_otherwise(cast: Cast, full: Plan) -> None:
    offer = offered(full, cast)
    actions.decline(offer=offer, reason="Nei takk", by=cast["principal"])
    with pytest.raises(Refused):
        actions.accept(offer=offer, strategy=None, by=cast["principal"])
    assert not Measure.objects.filter(title=offer.title).exists()


def test_a_plan_without_strategies_gets_one_without_goals_refuses(cast: Cast, plan: Plan) -> None:
    offer = offered(plan, cast)
    with pytest.raises(Refused):
        actions.accept(offer=offer, strategy=None, by=cast["principal"])
    actions.add_row(kind="goal", parent=plan, by=cast["principal"])
    measure = actions.accept(offer=offer, strategy=None, by=cast["principal"])
    assert measure.strategy.goal.plan == plan


def test_an_unsaid_title_is_kept_on_the_page(cast: Cast, full: Plan) -> None:
    offer = offered(full, cast)
    page = cast.client("principal").post(url("offer_accept", offer), {"title": "", "description": "Mitt"})
    assert page.status_code == 422
    assert "Mitt" in page.content.decode()


@pytest.mark.parametrize(("who", "status"), [("convenor", 403), ("reviewer", 403), ("outsider", 404)])
def test_only_the_school_answers(cast: Cast, full: Plan, who: str, status: int) -> None:
    offer, client = offered(full, cast), cast.client(who)
    assert client.get(url("offer", offer)).status_code == status
    for name in ("offer_accept", "offer_decline"):
        assert client.post(url(name, offer), {"title": "x", "reason": "x"}).status_code == status
        assert cast.client("principal").get(url(name, offer)).status_code == 405
