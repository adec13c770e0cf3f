"""A decision offered to the schools' plans, through the pages: taken in, put in own words, declined with a reason."""

import pytest

from plans.actions import add_row, begin_plan
from plans.models import Measure, Offer, Strategy
from sessions.actions import minutes as actions
from sessions.models import Decision, NetworkSession
from tests.cast import Cast

WHO = {"harbour": "convenor", "hill": "principal", "island": "third"}


@pytest.fixture
def decision(cast: Cast, held: NetworkSession) -> Decision:
    """Decided, minuted and published, where each of the three schools has a plan with one strategy."""
    for school, who in WHO.items():
        by = cast[who]
        plan = begin_plan(school=getattr(cast, school), network=cast.network, first_year=2026, years=5, by=by)
        goal = add_row(kind="goal", parent=plan, by=by, title="Alle blir sett")
        add_row(kind="strategy", parent=goal, by=by, title="Hilse")
    item = held.items.live()[1]
    made = actions.add_decision(session=held, item=item, text="Vi prøver samme skjema.", by=cast["convenor"])
    actions.publish_minutes(session=held, expected=1, by=cast["convenor"])
    return made


def offer_of(cast: Cast, school: str) -> Offer:
    return Offer.objects.get(plan__school=getattr(cast, school))


def test_the_minutes_show_the_numbers_and_no_schools_name_or_reason(
    cast: Cast, held: NetworkSession, decision: Decision
) -> None:
    minutes = f"/sessions/{held.pk}/minutes/"
    assert f"/decisions/{decision.pk}/offer/" in cast.client("convenor").get(minutes).content.decode()
    for _press in range(2):
        assert cast.client("convenor").post(f"/decisions/{decision.pk}/offer/").status_code == 302
    accepted, adapted, declined = (offer_of(cast, school) for school in WHO)
    same = {"title": accepted.title, "description": accepted.description}
    cast.client("convenor").post(f"/plans/offers/{accepted.pk}/accept/", same)
    place = Strategy.objects.get(goal__plan__school=cast.hill)
    own = {"title": "Prøve skjemaet på trinn 5", "description": "Hele høsten.", "strategy": place.pk}
    cast.client("principal").post(f"/plans/offers/{adapted.pk}/accept/", own)
    cast.client("third").post(f"/plans/offers/{declined.pk}/decline/", {"reason": ""})
    declined.refresh_from_db()
    assert declined.state == Offer.OPEN
    cast.client("third").post(f"/plans/offers/{declined.pk}/decline/", {"reason": "Vi har vårt eget"})
    assert [offer_of(cast, school).state for school in WHO] == ["accepted", "adapted", "declined"]
    assert set(Measure.objects.values_list("title", flat=True)) == {accepted.title, own["title"]}
    for part in ("convenor", "leader", "reviewer"):
        page = cast.client(part).get(minutes)
        (one,) = page.context["decisions"]
        assert (one.accepted, one.adapted, one.declined, one.silent) == (1, 1, 1, 0)
        assert "1 har takket nei" in page.content.decode()
        assert "Vi har vårt eget" not in page.content.decode()
    assert "har takket nei" not in cast.client("owner").get(minutes).content.decode()


def test_only_the_convenor_offers_and_only_a_schools_own_leadership_answers(
    cast: Cast, held: NetworkSession, decision: Decision
) -> None:
    for part, status in (("principal", 403), ("reviewer", 403), ("owner", 403), ("outsider", 404)):
        assert cast.client(part).post(f"/decisions/{decision.pk}/offer/").status_code == status
    cast.client("convenor").post(f"/decisions/{decision.pk}/offer/")
    theirs = offer_of(cast, "hill")
    for part in ("third", "convenor", "owner", "reviewer", "outsider"):
        answer = cast.client(part).post(f"/plans/offers/{theirs.pk}/decline/", {"reason": "Nei"})
        assert answer.status_code in (403, 404), part
    theirs.refresh_from_db()
    assert theirs.state == Offer.OPEN
