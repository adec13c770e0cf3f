"""Readings, yearly targets, and figures that the survey pushes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from plans import actions
from plans.models import Indicator, Plan, Reading
from tests.cast import Cast
from tests.plans.rows import first


def page(row: Indicator) -> str:
    return reverse("plans:indicator", args=[row.pk])


def new_indicator(plan: Plan, cast: Cast, **fields: object) -> Indicator:
    """An indicator without readings, baseline 78 in September 2026."""
    figures = {
        "what": "Elever med en voksen",
        "unit": "prosent",
        "source": "Tre spørsmål",
        "baseline": 78,
        "baseline_on": date(2026, 5, 15),
        "target": 95,
        "target_on": date(2031, 6, 15),
    }
    return Indicator.objects.create(goal=first(plan, "goal"), position=9, **{**figures, **fields})


def test_a_reading_is_entered_on_the_indicators_page(cast: Cast, full: Plan, today: date) -> None:
    row = new_indicator(full, cast)
    client = cast.client("leader")
    assert "Ingen målinger ennå" in client.get(page(row)).content.decode()
    answer = client.post(
        page(row), {"read_on": today.isoformat(), "value": "81,5", "note": "Etter høstferien"}
    )
    assert answer.status_code == 302
    assert str(row.readings.get().value) == "81.50"
    text = client.get(page(row)).content.decode()
    assert "81,5" in text
    assert "Etter høstferien" in text
    assert "I rute" in text


def test_the_page_says_plainly_when_it_is_behind(cast: Cast, full: Plan, today: date) -> None:
    row = new_indicator(full, cast)
    actions.add_reading(indicator=row, read_on=today, value=77, note="", by=cast["principal"])
    assert "Dårligere enn startverdien" in cast.client("leader").get(page(row)).content.decode()


@pytest.mark.parametrize(
    ("days", "value", "field"),
    [(1, "81", "read_on"), (0, "mye", "value"), (-4000, "81", "read_on"), (0, "", "value")],
)
def test_a_wrong_reading_is_said_and_kept(
    cast: Cast, full: Plan, today: date, days: int, value: str, field: str
) -> None:
    row = new_indicator(full, cast)
    answer = cast.client("principal").post(page(row), {"read_on": today + timedelta(days), "value": value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not row.readings.exists()


def test_a_second_reading_of_the_same_day_is_refused(cast: Cast, full: Plan, today: date) -> None:
    row, client = new_indicator(full, cast), cast.client("principal")
    client.post(page(row), {"read_on": today, "value": "81"})
    again = client.post(page(row), {"read_on": today, "value": "90"})
    assert again.status_code == 422
    assert "alt en måling" in again.content.decode()
    assert row.readings.get().value == 81


def test_described_signs_are_chosen_not_typed(cast: Cast, full: Plan, today: date) -> None:
    row = Indicator.objects.get(kind="signs")
    client = cast.client("principal")
    assert 'type="radio"' in client.get(page(row)).content.decode()
    assert client.post(page(row), {"read_on": today, "value": "3"}).status_code == 302
    assert client.post(page(row), {"read_on": today - timedelta(1), "value": "9"}).status_code == 422


def test_an_own_reading_is_removed_the_surveys_is_not(cast: Cast, full: Plan, today: date) -> None:
    own = first(full, "indicator").readings.first()
    actions.push_reading(
        school=full.school, network=full.network_id, dimension="reflective-inquiry", read_on=today, value=3.4,
        source_key="plc_survey.round:1",
    )  # fmt: skip
    surveyed = Reading.objects.get(series="survey")
    client = cast.client("principal")
    for reading in (own, surveyed):
        url = reverse("plans:remove_reading", args=[reading.pk])
        assert client.get(url).status_code == 405
        client.post(url)
        assert cast.client("third").post(url).status_code in {403, 404}
    assert not Reading.objects.filter(pk=own.pk).exists()
    assert Reading.objects.filter(pk=surveyed.pk).exists()


def test_yearly_targets_are_set_changed_and_taken_away(cast: Cast, full: Plan) -> None:
    row, client = new_indicator(full, cast), cast.client("principal")
    url = reverse("plans:year_targets", args=[row.pk])
    client.post(url, {"year_2026": "84", "year_2027": "88,5"})
    assert [(t.year, str(t.value)) for t in row.year_targets.all()] == [(2026, "84.00"), (2027, "88.50")]
    client.post(url, {"year_2026": "85", "year_2027": ""})
    assert [(t.year, t.value) for t in row.year_targets.all()] == [(2026, 85)]


def test_two_people_who_set_the_targets_do_not_undo_each_other(cast: Cast, full: Plan) -> None:
    row, client = new_indicator(full, cast), cast.client("principal")
    url = reverse("plans:year_targets", args=[row.pk])
    was = client.get(page(row)).context["targets"].was
    row.year_targets.create(year=2026, value=82)
    assert client.post(url, {"year_2027": "90", "was": was}).status_code == 302
    assert [(t.year, t.value) for t in row.year_targets.all()] == [(2026, 82), (2027, 90)]
    late = client.post(url, {"year_2026": "84", "year_2027": "90", "was": was})
    assert late.status_code == 422
    assert "til 82" in str(late.context["targets"].errors["year_2026"])
    assert client.post(url, {"year_2026": "84", "year_2027": "90", "was": late.context["targets"].was})
    assert [(t.year, t.value) for t in row.year_targets.all()] == [(2026, 84), (2027, 90)]
    wrong = client.post(url, {"year_2026": "70"})
    assert wrong.status_code == 422
    assert "feil side av startverdien" in wrong.content.decode()
    assert 'value="70"' in wrong.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("third", 403), ("reviewer", 403), ("owner", 403), ("outsider", 404)]
)
def test_others_measure_nothing(cast: Cast, full: Plan, who: str, status: int) -> None:
    row = first(full, "indicator")
    assert cast.client(who).get(page(row)).status_code == status
    assert cast.client(who).post(reverse("plans:year_targets", args=[row.pk])).status_code == status


def test_a_removed_indicator_has_no_page(cast: Cast, full: Plan) -> None:
    row = first(full, "indicator")
    actions.remove_row(row=row, by=cast["principal"])
    assert cast.client("principal").get(page(row)).status_code == 404


# ---- pushed by the survey ----------------------------------------------------------------------


def push(plan: Plan, value: float | None, key: str = "plc_survey.round:7", **more: object) -> int:
    return actions.push_reading(
        school=plan.school,
        network=plan.network_id,
        dimension="reflective-inquiry",
        read_on=date(2027, 4, 12),
        value=value,
        source_key=key,
        **more,
    )


def test_a_closed_round_pushes_its_mean_once(cast: Cast, full: Plan) -> None:
    assert push(full, 3.472) == 1
    assert push(full, 3.472) == 0
    assert str(Reading.objects.get(series="survey").value) == "3.47"


def test_too_few_answers_are_pushed_as_that(cast: Cast, full: Plan) -> None:
    push(full, None)
    row = Indicator.objects.get(dimension="reflective-inquiry")
    assert "for få svar" in cast.client("principal").get(page(row)).content.decode()


def test_a_joint_judgement_goes_to_signs_only_and_never_into_the_mean(cast: Cast, full: Plan) -> None:
    assert push(full, 2, series="joint") == 0
    signs = new_indicator(
        full, cast, kind="signs", steps="a\nb\nc", dimension="reflective-inquiry", baseline=1, target=3
    )
    assert push(full, 2, series="joint") == 1
    assert signs.readings.get().series == "joint"
    assert push(full, 3.4) == 1
    assert signs.readings.count() == 1


def test_nothing_is_pushed_to_another_school_or_a_removed_goal(cast: Cast, full: Plan) -> None:
    push_elsewhere = actions.push_reading(
        school=cast.harbour, network=full.network_id, dimension="reflective-inquiry", read_on=date(2027, 4, 12),
        value=3, source_key="x",
    )  # fmt: skip
    assert push_elsewhere == 0
    actions.remove_row(row=Indicator.objects.get(dimension="reflective-inquiry").goal, by=cast["principal"])
    assert push(full, 3.4) == 0
