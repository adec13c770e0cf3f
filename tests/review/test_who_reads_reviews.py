"""Each part to those it is for: the network's to members, a school's to that school, notes to reviewers only."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from review import actions
from review.models import Review, SchoolPart
from tests.cast import Cast

EVERYONE = [
    "reviewer",
    "principal",
    "leader",
    "convenor",
    "third",
    "owner",
    "rkbu",
    "editor",
    "operator",
    "outsider",
]
STATUS_OF_A_SHARED_SCHOOL_PART = dict.fromkeys(EVERYONE, 404) | {
    "reviewer": 200,
    "principal": 200,
    "leader": 200,
    "convenor": 403,
    "third": 403,
    "owner": 403,
}
STATUS_OF_THE_SHARED_NETWORK_PART = STATUS_OF_A_SHARED_SCHOOL_PART | {"convenor": 200, "third": 200}


def urls_of(part: SchoolPart) -> list[str]:
    keys = [part.review_id, part.school_id]
    return [reverse(f"review:{name}", args=keys) for name in ("school_review", "school_paper", "school_pdf")]


@pytest.fixture
def shared(part: SchoolPart, review: Review, cast: Cast) -> SchoolPart:
    """Both parts shared."""
    Review.objects.filter(pk=review.pk).update(summary="Nettverket er i rute.", private_note="Hemmelig notat")
    review = Review.objects.select_related("network__municipality", "programme_year", "session").get(
        pk=review.pk
    )
    actions.share_network(review=review, by=cast["reviewer"])
    actions.share_school(part=part, by=cast["reviewer"])
    return part


@pytest.mark.parametrize("who", EVERYONE)
def test_a_schools_part_is_for_that_school_and_the_reviewers(
    shared: SchoolPart, cast: Cast, who: str
) -> None:
    for url in urls_of(shared):
        assert cast.client(who).get(url).status_code == STATUS_OF_A_SHARED_SCHOOL_PART[who], url


@pytest.mark.parametrize("who", EVERYONE)
def test_the_networks_part_is_for_its_members(shared: SchoolPart, cast: Cast, who: str) -> None:
    for name in ("network_review", "network_paper", "network_pdf"):
        url = reverse(f"review:{name}", args=[shared.review_id])
        assert cast.client(who).get(url).status_code == STATUS_OF_THE_SHARED_NETWORK_PART[who], url


@pytest.mark.parametrize("who", [who for who in EVERYONE if who != "reviewer"])
def test_before_it_is_shared_only_the_reviewers_see_it(part: SchoolPart, cast: Cast, who: str) -> None:
    for url in [*urls_of(part), reverse("review:network_review", args=[part.review_id])]:
        answer = cast.client(who).get(url)
        assert answer.status_code in (403, 404)
        assert "Planen lever" not in answer.content.decode()


@pytest.mark.parametrize("who", [who for who in EVERYONE if who != "reviewer"])
@pytest.mark.parametrize("name", ["share_school", "step", "school_review"])
def test_nobody_else_writes_or_shares(shared: SchoolPart, cast: Cast, who: str, name: str) -> None:
    url = reverse(f"review:{name}", args=[shared.review_id, shared.school_id])
    answer = cast.client(who).post(url, {"summary": "Tull", "step_becomes": ""})
    assert answer.status_code in (200, 403, 404)
    shared.refresh_from_db()
    assert (shared.summary, shared.version) == ("Planen lever.", 1)


@pytest.mark.parametrize("who", ["convenor", "third", "owner", "reviewer", "outsider"])
def test_only_the_school_answers(shared: SchoolPart, cast: Cast, who: str) -> None:
    url = reverse("review:answer", args=[shared.review_id, shared.school_id])
    assert cast.client(who).post(url, {"answer": "Tull"}).status_code in (403, 404)
    shared.refresh_from_db()
    assert shared.answer == ""


def test_private_notes_are_on_no_page_and_no_paper_of_others(shared: SchoolPart, cast: Cast) -> None:
    client = cast.client("principal")
    network = [reverse(f"review:{n}", args=[shared.review_id]) for n in ("network_review", "network_paper")]
    for url in [*urls_of(shared)[:2], *network]:
        html = client.get(url).content.decode()
        assert "Bare for oss" not in html
        assert "Hemmelig notat" not in html


def test_the_history_of_a_note_is_closed_to_the_school(shared: SchoolPart, cast: Cast) -> None:
    url = reverse("writing:history", args=["review.school_part", shared.pk, "private_note"])
    assert cast.client("reviewer").get(url).status_code == 200
    assert cast.client("principal").get(url).status_code == 403
    assert cast.client("outsider").get(url).status_code == 404


def test_the_shelf_shows_each_reader_their_own(shared: SchoolPart, cast: Cast) -> None:
    url = reverse("review:reviews", args=[cast.network.pk])
    hill = reverse("review:school_review", args=[shared.review_id, cast.hill.pk])
    assert hill in cast.client("principal").get(url).content.decode()
    assert hill not in cast.client("third").get(url).content.decode()
    assert cast.client("owner").get(url).status_code == 403
    assert cast.client("outsider").get(url).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("principal", 200), ("leader", 200), ("third", 403), ("owner", 403)]
)
def test_the_school_sees_itself_as_rkbu_does(full_network: Cast, who: str, status: int) -> None:
    url = reverse("review:seen_by_rkbu", args=[full_network.network.pk, full_network.hill.pk])
    answer = full_network.client(who).get(url)
    assert answer.status_code == status
    if status == 200:
        assert "Alle på 2 av 3 samlinger" in answer.content.decode()
        assert "Hemmelig mål" not in answer.content.decode()


def test_the_reviewers_page_costs_the_same_for_one_and_many_schools(part: SchoolPart, cast: Cast) -> None:
    client = cast.client("reviewer")
    url = reverse("review:school_review", args=[part.review_id, part.school_id])
    client.get(url)
    with CaptureQueriesContext(connection) as three:
        client.get(url)
    SchoolPart.objects.filter(review=part.review).exclude(pk=part.pk).delete()
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    assert len(one) == len(three)
