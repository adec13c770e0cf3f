"""The years of the plan, measures that are late, and the roll into the next school year."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from foundation.access.verdict import Refused
from foundation.writing.models import Revision
from plans import actions
from plans.models import Measure, Plan
from plans.queries import contents_of
from plans.queries.versions import versions_of
from tests.cast import Cast

SPRING = date(2027, 7, 1)


def url(name: str, plan: Plan) -> str:
    return reverse(f"plans:{name}", args=[plan.pk])


def late_one(plan: Plan) -> Measure:
    return Measure.objects.get(strategy__goal__plan=plan, title="Møtetid for assistenter")


@time_machine.travel(SPRING)
def test_the_page_draws_goals_by_years_and_names_what_is_late(cast: Cast, full: Plan) -> None:
    page = cast.client("leader").get(url("years", full)).content.decode()
    assert "Fem år fram" in page
    assert "3 mål og 16 tiltak. 1 tiltak er forsinket." in page
    assert "«Møtetid for assistenter» skulle vært ferdig i juni 2027" in page
    for year in ("2026/27", "2030/31"):
        assert page.count(year) >= 2
    assert 'role="img"' in page
    assert "<table" in page


def test_an_empty_plan_says_how_the_years_fill(cast: Cast, plan: Plan) -> None:
    client = cast.client("principal")
    assert "Årene fylles" in client.get(url("years", plan)).content.decode()
    assert "Hvert mål har et tiltak" not in client.get(url("roll", plan)).content.decode()
    page = client.get(url("plan", plan)).content.decode()
    assert reverse("plans:part", args=[plan.pk, "vision"]) in page.split('id="del-vision"')[1]


@pytest.mark.parametrize(("outcome", "state"), [("done", "done"), ("ordinary", "ordinary")])
def test_a_late_measure_is_settled_in_one_press(cast: Cast, full: Plan, outcome: str, state: str) -> None:
    measure = late_one(full)
    address = reverse("plans:settle_measure", args=[measure.pk])
    for _ in range(2):
        assert cast.client("leader").post(address, {"outcome": outcome}).status_code == 302
    measure.refresh_from_db()
    assert measure.state == state


def test_a_measure_is_moved_with_a_reason_and_keeps_its_first_end(cast: Cast, full: Plan) -> None:
    measure, client = late_one(full), cast.client("principal")
    address = reverse("plans:settle_measure", args=[measure.pk])
    without = client.post(address, {"outcome": "move", "ends_on": "2027-12-01"}, follow=True)
    assert "Skriv en kort begrunnelse" in without.content.decode()
    outside = client.post(address, {"outcome": "move", "ends_on": "2040-01-01", "reason": "x"}, follow=True)
    assert "innenfor planen" in outside.content.decode()
    client.post(
        address, {"outcome": "move", "ends_on": "2027-12-01", "reason": "Vi fikk ikke midler før høsten"}
    )
    measure.refresh_from_db()
    assert (measure.planned_end, measure.ends_on) == (date(2027, 6, 18), date(2027, 12, 1))
    assert "flyttet" in client.get(url("years", full)).content.decode()


def test_what_became_of_a_measure_lies_in_the_history(cast: Cast, full: Plan) -> None:
    measure, client = late_one(full), cast.client("principal")
    address = reverse("plans:settle_measure", args=[measure.pk])
    moved = {"outcome": "move", "ends_on": "2027-12-01", "reason": "Vi venter på midler"}
    for answer in (moved, moved, {"outcome": "dropped", "reason": "Kommunen gjør det for alle"}):
        client.post(address, answer)
    kept: dict[str, list[str]] = {}
    for row in Revision.objects.filter(object_id=measure.pk, kind="plans.measure").order_by("number"):
        kept.setdefault(row.field, []).append(row.value)
    assert [text.replace("\xa0", " ") for text in kept["ends_on"]] == ["18. juni 2027", "1. desember 2027"]
    assert kept["state"] == ["I gang", "Droppet"]
    assert kept["reason"] == ["Vi venter på midler", "Kommunen gjør det for alle"]


def test_a_removed_measure_is_brought_back_before_it_is_settled(cast: Cast, full: Plan) -> None:
    measure = late_one(full)
    actions.remove_row(row=measure, by=cast["principal"])
    with pytest.raises(Refused):
        actions.settle_measure(measure=measure, outcome="done", ends_on=None, reason="", by=cast["principal"])


def test_a_dropped_measure_says_why(cast: Cast, full: Plan) -> None:
    measure, client = late_one(full), cast.client("principal")
    address = reverse("plans:settle_measure", args=[measure.pk])
    client.post(address, {"outcome": "dropped"})
    measure.refresh_from_db()
    assert measure.state == "going"
    client.post(address, {"outcome": "dropped", "reason": "Kommunen gjør det for alle"})
    measure.refresh_from_db()
    assert (measure.state, measure.reason) == ("dropped", "Kommunen gjør det for alle")


@pytest.mark.parametrize(("who", "status"), [("third", 403), ("reviewer", 403), ("outsider", 404)])
def test_others_settle_and_roll_nothing(cast: Cast, full: Plan, who: str, status: int) -> None:
    client = cast.client(who)
    assert client.post(reverse("plans:settle_measure", args=[late_one(full).pk])).status_code == status
    assert client.get(url("years", full)).status_code == status
    assert client.post(url("roll", full)).status_code == status


def test_settling_needs_a_button(cast: Cast, full: Plan) -> None:
    assert (
        cast.client("principal").get(reverse("plans:settle_measure", args=[late_one(full).pk])).status_code
        == 405
    )


def test_the_roll_goes_through_the_year_and_keeps_it_as_a_version(cast: Cast, full: Plan) -> None:
    actions.become(plan=full, stage="final", by=cast["principal"])
    client = cast.client("principal")
    page = client.get(url("roll", full)).content.decode()
    assert "Fra 2026/27 til 2027/28" in page
    assert "Møtetid for assistenter" in page
    assert client.post(url("roll", full)).status_code == 302
    full.refresh_from_db()
    assert (full.stage, full.laid_year) == ("revised", 2027)
    assert versions_of(full)[0].reason == "year:2026"
    assert contents_of(full).laid_year == 2027


def test_a_sketch_is_not_rolled_on(cast: Cast, full: Plan) -> None:
    assert cast.client("principal").post(url("roll", full)).status_code == 409
    full.refresh_from_db()
    assert full.laid_year == 2026
    assert versions_of(full) == []


def test_the_last_year_is_not_rolled_past(cast: Cast, full: Plan) -> None:
    actions.become(plan=full, stage="final", by=cast["principal"])
    for _ in range(4):
        actions.roll_on(plan=full, by=cast["principal"])
    assert cast.client("principal").post(url("roll", full)).status_code == 409
    full.refresh_from_db()
    assert full.laid_year == 2030


@pytest.mark.parametrize("is_due", [False, True])
def test_the_roll_is_quiet_until_the_programme_year_turns(
    cast: Cast, full: Plan, today: date, is_due: bool
) -> None:
    """From 1 May in the spring before the coming school year it stands on top; before that it says when."""
    actions.become(plan=full, stage="final", by=cast["principal"])
    laid = today.year - 2 if is_due else today.year
    Plan.objects.filter(pk=full.pk).update(first_year=laid, laid_year=laid)
    client = cast.client("leader")
    plan_page, years, roll = (client.get(url(name, full)) for name in ("plan", "years", "roll"))
    coming = f"{laid + 1}/{(laid + 2) % 100:02d}"
    for page in (plan_page, years):
        assert (f"Gå inn i {coming}" in page.content.decode()) == is_due
    day = f"1.\xa0mai {laid + 1}"
    assert (f"Fra {day} går dere" in years.content.decode()) != is_due
    assert (f"Programåret snur {day}" in roll.content.decode()) != is_due
    assert (f"Begynn {coming} allerede nå" in roll.content.decode()) != is_due
