"""The reviewer prepares, writes, shares; the network and each school read their own part; the school answers."""

from datetime import date

import pytest
from django.urls import reverse

from foundation.access.verdict import Refused
from foundation.audit.models import Entry
from foundation.post.models import Delivery
from foundation.writing.models import ArchiveCopy
from foundation.writing.queries import versions
from plans.models import Goal, Offer, Plan
from review import actions
from review.domain.occasions import Occasion
from review.models import Review, SchoolPart
from review.queries import places_of
from sessions.models import Task
from tests.cast import Cast

WORDS = {"summary": "", "strengths": "", "advice": "", "next_step": "", "question": "", "private_note": ""}


def school_url(part: SchoolPart, name: str = "school_review") -> str:
    return reverse(f"review:{name}", args=[part.review_id, part.school_id])


def test_the_preparation_sheet_shows_facts_beside_expectations(full_network: Cast) -> None:
    url = reverse("review:preparation", args=[full_network.network.pk, 2026, "midpoint"])
    html = full_network.client("reviewer").get(url).content.decode()
    assert "Alle på 2 av 3 samlinger" in html
    assert "Ferdig og delt" in html
    assert "Ikke delt ennå" in html
    assert "Hemmelig mål" not in html


def test_beginning_makes_a_part_for_each_school_and_twice_is_once(full_network: Cast) -> None:
    url = reverse("review:begin", args=[full_network.network.pk, 2026, "midpoint"])
    client = full_network.client("reviewer")
    assert client.get(url).status_code == 405
    first, second = client.post(url), client.post(url)
    assert first.status_code == second.status_code == 302
    review = Review.objects.get()
    assert review.session is not None
    assert review.session.number == 4
    assert review.parts.count() == 3


def test_words_are_saved_without_script_and_clash_is_shown(part: SchoolPart, cast: Cast) -> None:
    client = cast.client("reviewer")
    answer = client.post(school_url(part), {**WORDS, "summary": "Nytt", "summary-base": "feil"})
    assert answer.status_code == 409
    part.refresh_from_db()
    assert part.summary == "Planen lever."
    kept = {name: getattr(part, name) for name in WORDS}
    answer = client.post(school_url(part), {**kept, "advice": "Ett råd"})
    assert answer.status_code == 302
    part.refresh_from_db()
    assert part.advice == "Ett råd"


def test_sharing_asks_once_and_shows_what_the_school_will_see(part: SchoolPart, cast: Cast) -> None:
    html = cast.client("reviewer").get(school_url(part, "share_school")).content.decode()
    assert "Planen lever." in html
    assert "Bare for oss" not in html
    part.refresh_from_db()
    assert not part.is_shared


def test_a_shared_part_is_frozen_kept_and_told(part: SchoolPart, cast: Cast) -> None:
    client = cast.client("reviewer")
    client.post(school_url(part, "share_school"))
    client.post(school_url(part, "share_school"))
    part.refresh_from_db()
    assert part.version == 1
    assert len(versions("review.school", part.pk)) == 1
    copy = ArchiveCopy.objects.get()
    assert copy.metadata["date"] == "2026-12-01"
    assert {d.email for d in Delivery.objects.all()} == {"principal@example.no", "leader@example.no"}
    assert Entry.objects.filter(action="review.shared_with_school").count() == 1


def test_what_is_changed_afterwards_is_a_new_version_and_the_old_paper_stays(
    part: SchoolPart, cast: Cast
) -> None:
    actions.share_school(part=part, by=cast["reviewer"])
    SchoolPart.objects.filter(pk=part.pk).update(summary="Planen lever godt.")
    school = cast.client("principal")
    assert "Planen lever." in school.get(school_url(part)).content.decode()
    reviewer = cast.client("reviewer").get(school_url(part)).content.decode()
    assert "Du har endret noe" in reviewer
    actions.share_school(part=part, by=cast["reviewer"])
    assert "Planen lever godt." in school.get(school_url(part)).content.decode()
    assert ArchiveCopy.objects.count() == 2
    assert Delivery.objects.count() == 2  # told the first time only


def test_the_facts_of_a_shared_part_stand_still(part: SchoolPart, plan: Plan, cast: Cast) -> None:
    actions.share_school(part=part, by=cast["reviewer"])
    Goal.objects.filter(plan=plan).delete()
    Plan.objects.filter(pk=plan.pk).update(stage="sketch")
    html = cast.client("principal").get(school_url(part)).content.decode()
    assert "1 av 2" in html
    assert "Ferdig" in html


def test_nothing_is_shared_without_words(review: Review, cast: Cast) -> None:
    part = SchoolPart.objects.select_related("review__network", "school").get(school=cast.island)
    with pytest.raises(Refused):
        actions.share_school(part=part, by=cast["reviewer"])
    answer = cast.client("reviewer").post(school_url(part, "share_school"))
    assert answer.status_code == 409
    assert "minst én setning" in answer.content.decode()
    with pytest.raises(Refused):
        actions.share_network(review=review, by=cast["reviewer"])


def test_the_next_step_becomes_a_task_once(part: SchoolPart, cast: Cast) -> None:
    client = cast.client("reviewer")
    wrong = client.post(school_url(part, "step"), {"step_becomes": "task", "step_due": ""})
    assert wrong.status_code == 422
    client.post(school_url(part, "step"), {"step_becomes": "task", "step_due": "2027-02-01"})
    part.refresh_from_db()
    for summary in ("En", "To"):
        SchoolPart.objects.filter(pk=part.pk).update(summary=summary)
        actions.share_school(part=part, by=cast["reviewer"])
    task = Task.objects.get(what="Måle i februar.")
    assert (task.school_id, task.due_on) == (cast.hill.pk, date(2027, 2, 1))


def test_the_next_step_can_be_offered_to_the_plan(part: SchoolPart, cast: Cast) -> None:
    actions.choose_step(part=part, becomes="measure", due=None, by=cast["reviewer"])
    actions.share_school(part=part, by=cast["reviewer"])
    assert Offer.objects.get().title == "Måle i februar."


def test_the_school_answers_and_the_reviewer_reads_it(part: SchoolPart, cast: Cast) -> None:
    actions.share_school(part=part, by=cast["reviewer"])
    client = cast.client("leader")
    assert client.get(school_url(part, "answer")).status_code == 405
    client.post(school_url(part, "answer"), {"answer": "Takk, vi begynner mandag."})
    html = cast.client("reviewer").get(school_url(part)).content.decode()
    assert "Takk, vi begynner mandag." in html
    assert "Tone Berg" in html


def test_an_unsent_answer_is_not_shown_to_the_reviewer(part: SchoolPart, cast: Cast) -> None:
    actions.share_school(part=part, by=cast["reviewer"])
    SchoolPart.objects.filter(pk=part.pk).update(answer="Bare et utkast")
    assert "Bare et utkast" not in cast.client("reviewer").get(school_url(part)).content.decode()


def test_first_midpoint_and_last_stand_side_by_side(part: SchoolPart, cast: Cast) -> None:
    first = actions.begin_review(place=places_of(cast.network, cast.year)[0], by=cast["reviewer"])
    SchoolPart.objects.filter(review=first, school=cast.hill).update(summary="Målene er mange.")
    early = SchoolPart.objects.select_related("review__network__municipality", "school", "network").get(
        review=first, school=cast.hill
    )
    actions.share_school(part=early, by=cast["reviewer"])
    html = cast.client("reviewer").get(school_url(part)).content.decode()
    assert "Målene er mange." in html
    assert html.count('scope="col"') == 4
    assert Occasion.LAST.value not in {review.occasion for review in Review.objects.all()}


def test_a_valid_identity_number_is_refused_and_the_text_kept(part: SchoolPart, cast: Cast) -> None:
    text = "Elev 15076500565 trenger noe"
    answer = cast.client("reviewer").post(school_url(part), {**WORDS, "summary": text})
    assert answer.status_code == 422
    assert text in answer.content.decode()
    part.refresh_from_db()
    assert part.summary == "Planen lever."
