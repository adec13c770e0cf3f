"""The principal opens a round; what must be settled first, and who may not."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation.audit.models import Entry
from foundation.post.models import Delivery
from network.actions import give_mandate
from network.models import RoleAssignment
from plc_survey import actions, jobs
from plc_survey.honesty import told_fully
from plc_survey.models import Code, Phase, Round, Way
from plc_survey.pages import next_phase
from plc_survey.place import Place
from tests.cast import Cast
from tests.plc_survey.made import TALKED, closed, loaded, opened, prepared


def address(cast: Cast, school: str = "hill", tail: str = "new/") -> str:
    return f"/networks/{cast.network.pk}/schools/{getattr(cast, school).pk}/survey/{tail}"


def filled(**more: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "phase": Phase.START, "opens_on": today, "closes_on": today + timedelta(days=10), "expected": 12,
        "way": Way.CODES, "threshold": 5, "met_on": today, "union_rep": "Ola Vik", "safety_rep": "Eva Moe", **more,
    }  # fmt: skip


def test_the_principal_opens_a_round(cast: Cast) -> None:
    client = cast.client("principal")
    assert client.get(address(cast)).status_code == 200
    answer = client.post(address(cast), filled())
    round_ = Round.objects.get()
    assert answer["Location"] == f"/survey/rounds/{round_.pk}/"
    assert round_.opened_at
    assert (round_.expected, round_.union_rep) == (12, "Ola Vik")
    assert Entry.objects.filter(action="survey.opened").exists()
    assert "til og med" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"expected": 4}, "felles vurdering"),
        ({"expected": ""}, "Fyll ut"),
        ({"union_rep": "  "}, "Fyll ut"),
        ({"safety_rep": ""}, "Fyll ut"),
        ({"met_on": timezone.localdate() + timedelta(days=3)}, "fram i tid"),
        ({"opens_on": timezone.localdate() - timedelta(days=1)}, "passert"),
        ({"closes_on": timezone.localdate() - timedelta(days=1)}, "før første dag"),
        ({"closes_on": timezone.localdate() + timedelta(days=120)}, "tre måneder"),
        ({"opens_on": "32.13.2026"}, "dato"),
        ({"threshold": 4}, ""),
        ({"way": "mail"}, ""),
        ({"union_rep": "Ola 01010750160"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(cast: Cast, wrong: dict[str, Any], said: str) -> None:
    answer = cast.client("principal").post(address(cast), filled(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "ds-error-summary" in page
    assert said.lower() in page.lower()
    assert "Eva Moe" in page or "safety_rep" in wrong, "what was typed is kept"
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("part", "status"),
    [("leader", 403), ("convenor", 403), ("owner", 403), ("reviewer", 403), ("third", 403), ("outsider", 404),
     ("rkbu", 404), ("operator", 404)],
)  # fmt: skip
def test_others_do_not_open_rounds(cast: Cast, part: str, status: int) -> None:
    client = cast.client(part)
    assert client.get(address(cast)).status_code == status
    assert client.post(address(cast), filled()).status_code == status
    assert not Round.objects.exists()


def test_the_leader_whom_the_principal_names_opens_rounds_for_a_while(cast: Cast) -> None:
    role, today = RoleAssignment.objects.get(person=cast["leader"]), timezone.localdate()
    give_mandate(role=role, first=today, last=today, by=cast["principal"])
    page = cast.client("principal").get(address(cast, tail="")).content.decode()
    assert "Rektor, og Tone Berg fra" in page
    assert cast.client("leader").get(address(cast)).status_code == 200
    RoleAssignment.objects.update(mandate_from=None, mandate_to=None)
    assert cast.client("leader").get(address(cast)).status_code == 403


def test_nothing_is_promised_about_research(cast: Cast) -> None:
    client = cast.client("principal")
    client.post(address(cast), filled(research="on"))
    round_ = Round.objects.get()
    assert not round_.research
    assert 'name="research"' not in client.get(address(cast, "hill")).content.decode()
    Round.objects.update(research=True)  # as it may stand from before
    kept = loaded(round_)
    assert not [told for told in told_fully(kept, "nb") if "forsk" in told.text + told.more]
    assert client.get(f"/survey/rounds/{round_.pk}/").status_code == 200


@pytest.mark.parametrize(("staff", "way"), [(60, Way.CODES), (61, Way.LINK)])
def test_codes_are_proposed_up_to_sixty_staff(cast: Cast, staff: int, way: Way) -> None:
    cast.hill.staff_count = staff
    cast.hill.save(update_fields=["staff_count"])
    form = cast.client("principal").get(address(cast)).context["form"]
    assert form["way"].value() == way


def test_one_running_round_at_a_time(cast: Cast) -> None:
    opened(cast)
    answer = cast.client("principal").post(address(cast), filled())
    assert "En annen runde er i gang" in answer.content.decode()
    assert Round.objects.count() == 1


def test_a_prepared_round_is_opened_by_the_school(cast: Cast) -> None:
    round_ = prepared(cast, by="convenor")
    client = cast.client("principal")
    assert "forberedt" in client.get(f"/survey/rounds/{round_.pk}/").content.decode()
    assert client.get(f"/survey/rounds/{round_.pk}/open/").status_code == 200
    assert client.post(f"/survey/rounds/{round_.pk}/open/", filled(phase=Phase.START)).status_code == 302
    round_.refresh_from_db()
    first = round_.opened_at
    assert first
    assert client.post(f"/survey/rounds/{round_.pk}/open/", filled()).status_code == 302
    round_.refresh_from_db()
    assert round_.opened_at == first


def test_a_prepared_round_can_be_taken_away_but_not_an_open_one(cast: Cast) -> None:
    client, round_ = cast.client("principal"), prepared(cast)
    page = f"/survey/rounds/{round_.pk}/take-away/"
    assert client.get(page).status_code == 200
    assert Round.objects.exists()
    assert client.post(page).status_code == 302
    assert not Round.objects.exists()
    assert client.post(page).status_code == 404
    other = opened(cast)
    assert client.post(f"/survey/rounds/{other.pk}/take-away/").status_code == 409
    assert Round.objects.exists()


def test_the_end_moves_while_the_round_is_open(cast: Cast) -> None:
    client, round_ = cast.client("principal"), opened(cast)
    later = timezone.localdate() + timedelta(days=20)
    assert client.get(f"/survey/rounds/{round_.pk}/end/").status_code == 405
    assert client.post(f"/survey/rounds/{round_.pk}/end/", {"closes_on": later}).status_code == 302
    round_.refresh_from_db()
    assert round_.closes_on == later
    past = timezone.localdate() - timedelta(days=1)
    assert client.post(f"/survey/rounds/{round_.pk}/end/", {"closes_on": past}).status_code == 409
    assert client.post(f"/survey/rounds/{round_.pk}/end/", {"closes_on": "i morgen"}).status_code == 422


def test_the_end_of_a_round_that_is_over_does_not_move(cast: Cast) -> None:
    round_ = opened(cast)
    Round.objects.filter(pk=round_.pk).update(
        opens_on=timezone.localdate() - timedelta(days=9), closes_on=timezone.localdate() - timedelta(days=1)
    )
    later = {"closes_on": timezone.localdate() + timedelta(days=5)}
    assert cast.client("principal").post(f"/survey/rounds/{round_.pk}/end/", later).status_code == 409


def test_slips_are_made_once_and_the_paper_is_not_kept(cast: Cast) -> None:
    client, round_ = cast.client("principal"), opened(cast, way=Way.CODES)
    page = f"/survey/rounds/{round_.pk}/codes/"
    assert client.get(page).status_code == 405
    answer = client.post(page, {"number": 12})
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF")
    assert Code.objects.count() == 12
    assert client.post(page, {"number": 5, "replace": "on"}).status_code == 200
    round_.refresh_from_db()
    assert (Code.objects.count(), round_.codes_issued) == (5, 5)


def test_the_next_round_is_the_next_phase_of_the_same_year(cast: Cast) -> None:
    place = Place(cast.hill, cast.network)
    today = timezone.localdate()
    assert next_phase(place, today) == Phase.START
    closed(cast, 12)
    assert next_phase(place, today) == Phase.MIDWAY
    assert next_phase(place, today + timedelta(days=366)) == Phase.START
    closed(cast, 12, phase=Phase.END)
    assert next_phase(place, today) == Phase.END


def test_slips_for_everyone_are_not_offered_again(cast: Cast) -> None:
    round_ = opened(cast, way=Way.CODES)
    client, page = cast.client("principal"), f"/survey/rounds/{round_.pk}/"
    before = client.get(page).content.decode()
    assert "Mangler dere lapper?" not in before
    assert "Kast kodene" not in before
    client.post(f"{page}codes/", {"number": round_.expected})
    after = client.get(page).content.decode()
    assert "Mangler dere lapper?" in after
    assert "Kast kodene" in after
    assert 'value="1"' in re.findall(r'<input[^>]*name="number"[^>]*>', after)[0]


def test_closing_says_what_it_may_cost(cast: Cast) -> None:
    round_ = opened(cast)
    said = cast.client("principal").get(f"/survey/rounds/{round_.pk}/close/").content.decode()
    assert "Har færre enn fem svart, blir svarene slettet" in said
    assert "Ledelsen har ikke gitt sin egen vurdering ennå" in said


@pytest.mark.parametrize("number", ["0", "201", "mange", ""])
def test_how_many_slips_must_be_a_sensible_number(cast: Cast, number: str) -> None:
    round_ = opened(cast, way=Way.CODES)
    answer = cast.client("principal").post(f"/survey/rounds/{round_.pk}/codes/", {"number": number})
    assert answer.status_code == 422
    assert not Code.objects.exists()


def test_no_slips_for_a_round_with_a_link_or_a_closed_one(cast: Cast) -> None:
    client = cast.client("principal")
    link = opened(cast)
    assert client.post(f"/survey/rounds/{link.pk}/codes/", {"number": 5}).status_code == 409
    actions.close_round(round_=link, by=cast["principal"])
    assert client.post(f"/survey/rounds/{link.pk}/codes/", {"number": 5}).status_code == 409
    assert not Code.objects.exists()


@pytest.mark.parametrize("part", ["leader", "outsider", "convenor", "owner", "reviewer"])
def test_others_do_not_touch_the_round(cast: Cast, part: str) -> None:
    round_ = opened(cast, way=Way.CODES)
    client = cast.client(part)
    for tail in ("codes/", "close/", "end/"):
        answer = client.post(f"/survey/rounds/{round_.pk}/{tail}", {"number": 5})
        assert answer.status_code in ((403,) if part == "leader" else (404,))
    round_.refresh_from_db()
    assert round_.closed_at is None
    assert not Code.objects.exists()


def test_the_page_while_open_shows_only_the_number_of_yesterday(cast: Cast) -> None:
    round_ = opened(cast)
    client = cast.client("leader")
    assert "Ikke talt ennå" in client.get(f"/survey/rounds/{round_.pk}/").content.decode()
    Round.objects.filter(pk=round_.pk).update(counted=3, counted_on=timezone.localdate())
    page = client.get(f"/survey/rounds/{round_.pk}/").content.decode()
    assert "av 12" in page


def test_the_list_asks_the_same_for_one_and_for_three_rounds(cast: Cast, django_assert_num_queries) -> None:
    client = cast.client("principal")
    closed(cast, 6)
    page = f"/networks/{cast.network.pk}/schools/{cast.hill.pk}/survey/"
    client.get(page)
    with django_assert_num_queries(10):
        client.get(page)
    closed(cast, 6, seed=2)
    closed(cast, 7, seed=3)
    with django_assert_num_queries(10):
        assert client.get(page).content.decode().count("/survey/rounds/") == 3


def test_rounds_for_all_schools_at_once(cast: Cast) -> None:
    today = timezone.localdate()
    form = {"phase": Phase.MIDWAY, "opens_on": today, "closes_on": today + timedelta(days=10)}
    opened(cast)
    page = f"/networks/{cast.network.pk}/survey/prepare/"
    client = cast.client("convenor")
    assert client.get(page).status_code == 200
    assert client.post(page, form).status_code == 302
    assert client.post(page, form).status_code == 302
    made = Round.objects.filter(opened_at=None)
    assert {round_.school_id for round_ in made} == {cast.harbour.pk}  # the island's few judge together
    told = set(Delivery.objects.filter(message__kind="survey.prepared").values_list("email", flat=True))
    assert told == {cast["convenor"].email}
    assert cast.client("principal").get(page).status_code == 403
    assert cast.client("outsider").get(page).status_code == 404
    bad = client.post(page, {**form, "closes_on": today - timedelta(days=1)})
    assert "før første dag" in bad.content.decode()


def test_opening_needs_the_talk_also_past_the_form(cast: Cast) -> None:
    from foundation.access.verdict import Refused

    place = Place(cast.hill, cast.network)
    today = timezone.localdate()
    for missing in ("met_on", "union_rep", "safety_rep"):
        talked = {key: value for key, value in TALKED.items() if key != missing}
        with pytest.raises(Refused):
            actions.open_new_round(
                place=place, phase=Phase.START, opens_on=today, closes_on=today, by=cast["principal"],
                expected=12, way=Way.LINK, **talked,
            )  # fmt: skip
    assert not Round.objects.exists()


def test_the_leadership_is_reminded_once_two_days_before_the_end(cast: Cast) -> None:
    opened(cast, closes_on=timezone.localdate() + timedelta(days=2))
    opened(cast, cast.harbour, by="convenor", closes_on=timezone.localdate() + timedelta(days=5))
    assert jobs.remind(timezone.now()) == 1
    assert jobs.remind(timezone.now()) == 0
    told = set(Delivery.objects.filter(message__kind="survey.ending").values_list("email", flat=True))
    assert told == {cast["principal"].email, cast["leader"].email}
