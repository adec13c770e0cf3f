"""Writing the parts of a plan, with and without script."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.writing.texts import base_of
from plans import actions
from plans.domain.parts import PARTS, TEXTS
from plans.kinds import KINDS, base_in
from plans.models import Goal, Measure, Plan, Value
from tests.cast import Cast
from tests.plans.rows import first, indicator_data, measure_data


def part(plan: Plan, name: str) -> str:
    return reverse("plans:part", args=[plan.pk, name])


def save(row) -> str:
    return reverse("plans:save_row", args=[row._meta.model_name, row.pk])


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("filled", [False, True])
def test_every_part_is_a_page(request: pytest.FixtureRequest, cast: Cast, name: str, filled: bool) -> None:
    plan = request.getfixturevalue("full" if filled else "plan")
    page = cast.client("leader").get(part(plan, name))
    assert page.status_code == 200
    text = page.content.decode()
    assert "bare ledelsen ved Ås skole" in text
    assert f"Del {PARTS.index(name) + 1} av 7" in text
    for field in TEXTS[name]:
        assert f'name="{field}"' in text


def test_an_unknown_part_is_not_found(cast: Cast, plan: Plan) -> None:
    assert cast.client("principal").get(part(plan, "nonsense")).status_code == 404


@pytest.mark.parametrize("who", ["convenor", "third", "owner", "reviewer"])
def test_others_do_not_write(cast: Cast, plan: Plan, who: str) -> None:
    client = cast.client(who)
    assert client.get(part(plan, "project")).status_code == 403
    assert client.post(part(plan, "project"), {"organisation": "Mitt"}).status_code == 403
    plan.refresh_from_db()
    assert plan.organisation == ""


@pytest.mark.parametrize("who", ["outsider", "operator", "rkbu"])
def test_the_rest_find_nothing(cast: Cast, plan: Plan, who: str) -> None:
    assert cast.client(who).get(part(plan, "project")).status_code == 404


def test_texts_are_saved_without_script(cast: Cast, plan: Plan) -> None:
    answer = cast.client("principal").post(
        part(plan, "today"),
        {
            "relation_today": "Én av fem nevner ingen",
            "relation_today-base": base_of(""),
            "relation_source": "",
        },
    )
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert plan.relation_today == "Én av fem nevner ingen"


def test_two_people_in_one_text_lose_nothing(cast: Cast, plan: Plan) -> None:
    started = base_of("")
    cast.client("leader").post(part(plan, "vision"), {"vision": "Tones visjon", "vision-base": started})
    answer = cast.client("principal").post(
        part(plan, "vision"), {"vision": "Min visjon", "vision-base": started}
    )
    assert answer.status_code == 409
    assert "Tones visjon" in answer.content.decode()
    assert "Min visjon" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.vision == "Tones visjon"


def test_a_text_saves_itself(cast: Cast, full: Plan) -> None:
    goal = first(full, "goal")
    url = reverse("writing:save", args=["plans.goal", goal.pk, "title"])
    answer = cast.client("principal").post(
        url,
        {"value": "Hvert barn har en voksen", "base": base_of(goal.title), "person": cast["principal"].pk},
    )
    assert answer.status_code == 200
    goal.refresh_from_db()
    assert goal.title == "Hvert barn har en voksen"


@pytest.mark.parametrize("who", ["convenor", "reviewer", "outsider"])
def test_no_text_saves_itself_for_others(cast: Cast, full: Plan, who: str) -> None:
    goal = first(full, "goal")
    url = reverse("writing:save", args=["plans.goal", goal.pk, "title"])
    body = {"value": "Mitt", "base": base_of(goal.title), "person": cast[who].pk}
    assert cast.client(who).post(url, body).status_code in {403, 404}


# ---- bad input ---------------------------------------------------------------------------------


def test_a_fodselsnummer_is_refused_and_what_was_typed_is_kept(cast: Cast, plan: Plan) -> None:
    text = "Eleven med 01010750160 trenger en voksen"
    page = cast.client("principal").post(part(plan, "today"), {"relation_today": text})
    assert page.status_code == 422
    assert text in page.content.decode()
    plan.refresh_from_db()
    assert plan.relation_today == ""


def test_a_hundred_thousand_characters_are_refused_with_the_limit(cast: Cast, plan: Plan) -> None:
    long = "a" * 100_000
    page = cast.client("principal").post(part(plan, "today"), {"relation_today": long})
    assert page.status_code == 422
    assert "6000" in page.content.decode()
    assert long in page.content.decode()


def test_emoji_sami_letters_and_script_are_kept_as_text(cast: Cast, plan: Plan) -> None:
    text = "Čáhceravda ŋđŧ 😀 <script>alert(1)</script>"
    cast.client("principal").post(part(plan, "vision"), {"vision": text})
    plan.refresh_from_db()
    assert plan.vision == text
    page = cast.client("principal").get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert "<script>alert" not in page
    assert "Čáhceravda ŋđŧ 😀 &lt;script&gt;" in page


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"target": "70"}, "target", "høyere enn startverdien"),
        ({"direction": "down"}, "target", "lavere enn startverdien"),
        ({"target_on": "2040-06-01"}, "target_on", "Planen går fra"),
        ({"target_on": "2026-09-01"}, "target_on", "etter at startverdien"),
        ({"baseline": "mange"}, "baseline", "tall"),
    ],
)
def test_figures_that_do_not_agree_are_refused_at_the_field(
    cast: Cast, full: Plan, changed: dict, field: str, words: str
) -> None:
    row = first(full, "indicator")
    page = cast.client("principal").post(save(row), indicator_data(row, **changed))
    assert page.status_code == 422
    assert words in " ".join(page.context["bound"].errors[field])
    for typed in changed.values():
        assert typed in page.content.decode()
    assert f'href="#indicator-{row.pk}-{field}"' in page.content.decode()
    before = (row.target, row.target_on, row.direction)
    row.refresh_from_db()
    assert (row.target, row.target_on, row.direction) == before


def test_a_unit_is_not_changed_under_readings(cast: Cast, full: Plan) -> None:
    row = first(full, "indicator")
    page = cast.client("principal").post(save(row), indicator_data(row, unit="elever"))
    assert page.status_code == 422
    assert "målt på den gamle måten" in str(page.context["bound"].errors["unit"])
    row.readings.all().delete()
    assert cast.client("principal").post(save(row), indicator_data(row, unit="elever")).status_code == 302


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"starts_on": "2027-06-01", "ends_on": "2027-01-01"}, "ends_on"),
        ({"ends_on": "2032-01-01"}, "ends_on"),
        ({"starts_on": "2019-01-01"}, "starts_on"),
        ({"starts_on": "31.31.2027"}, "starts_on"),
        ({"state": "perfect"}, "state"),
    ],
)
def test_a_measures_dates_are_inside_the_plan_and_in_order(
    cast: Cast, full: Plan, changed: dict, field: str
) -> None:
    row = first(full, "measure")
    page = cast.client("principal").post(save(row), measure_data(row, **changed))
    assert page.status_code == 422
    assert field in page.context["bound"].errors


def test_numbers_take_a_comma(cast: Cast, full: Plan) -> None:
    row = first(full, "indicator")
    cast.client("principal").post(save(row), indicator_data(row, target="95,5"))
    row.refresh_from_db()
    assert str(row.target) == "95.50"


def test_a_script_saves_figures_and_is_told_when_and_why_not(cast: Cast, full: Plan) -> None:
    row, client = first(full, "indicator"), cast.client("principal")
    plain = {k: v for k, v in indicator_data(row).items() if k not in {"what", "steps", "source"}}
    by_script = {"X-Requested-With": "fetch"}
    good = client.post(save(row), {**plain, "target": "96"}, headers=by_script)
    assert good.status_code == 200
    assert "." in good.json()["at"]
    wrong = client.post(save(row), {**plain, "target": "10"}, headers=by_script)
    assert wrong.status_code == 422
    assert "høyere" in wrong.json()["errors"]["target"]
    row.refresh_from_db()
    assert row.target == 96
    assert row.what == "Elever på 5.–10. trinn som har en voksen å gå til"


def test_a_figure_that_two_people_change_is_told_and_kept(cast: Cast, full: Plan) -> None:
    """By a script and without one: the later gets both to see, what nobody else touched is saved, history has both."""
    row, by_script = first(full, "indicator"), {"X-Requested-With": "fetch"}
    client = cast.client("principal")
    was = " ".join(f"{name}:{base_in(row, name)}" for name in KINDS["indicator"].plain)
    cast.client("leader").post(
        save(row), {"changed": "target", "target": "90", "was": was}, headers=by_script
    )
    mine = {"changed": ["target", "unit"], "target": "96,5", "unit": "prosent", "was": was}
    late = client.post(save(row), mine, headers=by_script)
    assert late.status_code == 409
    told = late.json()["late"]
    assert (list(told), told["target"]["value"]) == (["target"], "90")
    assert told["target"]["message"].endswith("Du hadde: 96,5")
    row.refresh_from_db()
    assert row.target == 90
    page = client.post(save(row), indicator_data(row, target="97", direction="up", was=was))
    assert page.status_code == 422
    assert "til 90" in str(page.context["bound"].errors["target"])
    assert 'value="97"' in page.content.decode()
    fresh = re.search(
        rf'name="was" value="([^"]*target:{base_in(row, "target")}[^"]*)"', page.content.decode()
    )
    assert fresh is not None
    assert client.post(save(row), indicator_data(row, target="97", was=fresh.group(1))).status_code == 302
    row.refresh_from_db()
    assert row.target == 97
    history = client.get(reverse("writing:history", args=["plans.indicator", row.pk, "target"]))
    held = [(step.revision.value, step.revision.stands) for step in history.context["steps"]]
    assert held == [("97", True), ("96,5", False), ("90", True), ("95", True)]
    assert "Bruk denne teksten igjen" not in history.content.decode()
    back = reverse("writing:bring_back", args=["plans.indicator", row.pk, "target"])
    assert client.post(back, {"number": "1"}).status_code == 404


def test_without_script_what_i_left_alone_stays_as_another_has_put_it(cast: Cast, full: Plan) -> None:
    row = first(full, "measure")
    was = " ".join(f"{name}:{base_in(row, name)}" for name in KINDS["measure"].plain)
    mine = measure_data(row, starts_on="2026-09-02", was=was)
    Measure.objects.filter(pk=row.pk).update(state="done")
    assert cast.client("principal").post(save(row), mine).status_code == 302
    row.refresh_from_db()
    assert (str(row.starts_on), row.state) == ("2026-09-02", "done")


def test_only_the_plans_own_values_can_be_served(cast: Cast, full: Plan) -> None:
    other = actions.begin_plan(
        school=cast.harbour, network=cast.network, first_year=2026, years=5, by=cast["convenor"]
    )
    foreign = Value.objects.create(plan=other, name="Fremmed")
    goal = first(full, "goal")
    body = {"title": goal.title, "description": goal.description, "values": [foreign.pk]}
    assert cast.client("principal").post(save(goal), body).status_code == 422
    assert foreign not in goal.values.all()


def test_a_removed_row_is_not_written_in(cast: Cast, full: Plan) -> None:
    row = first(full, "measure")
    actions.remove_row(row=row, by=cast["principal"])
    answer = cast.client("principal").post(save(row), measure_data(row, title="Nytt"))
    assert answer.status_code == 409


def test_length_and_stage_are_set(cast: Cast, plan: Plan) -> None:
    url = reverse("plans:set_length", args=[plan.pk])
    client = cast.client("principal")
    assert client.get(url).status_code == 405
    client.post(url, {"years": 4, "stage": "draft"})
    plan.refresh_from_db()
    assert (plan.years, plan.stage) == (4, "draft")
    page = client.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert "Planen er for kort" in page
    client.post(url, {"years": 99, "stage": "final"})
    plan.refresh_from_db()
    assert (plan.years, plan.stage) == (4, "draft")


# ---- constant queries --------------------------------------------------------------------------


def grown(plan: Plan, goals: int, measures: int) -> None:
    """So many goals with an indicator, a milestone, a strategy and so many measures each."""
    from plans.models import Indicator, Milestone, Strategy

    Goal.objects.filter(plan=plan).delete()
    for n in range(goals):
        goal = Goal.objects.create(plan=plan, position=n, title=f"Mål {n}")
        goal.values.set(Value.objects.filter(plan=plan))
        Indicator.objects.create(goal=goal, what="x")
        Milestone.objects.create(goal=goal, year=2026)
        strategy = Strategy.objects.create(goal=goal)
        for m in range(measures):
            Measure.objects.create(strategy=strategy, title=f"Tiltak {m}")


@pytest.fixture
def pages(full: Plan) -> dict[str, str]:
    """Every page of the plan that lists goals."""
    addresses = {name: part(full, name) for name in ("goals", "strategy", "values")}
    for name in ("plan", "years", "preview", "hand_out_preview", "hand_out_page", "handover"):
        addresses[name] = reverse(f"plans:{name}", args=[full.pk])
    addresses["seen_by"] = reverse("plans:seen_by", args=[full.pk, "network"])
    return addresses


def counted(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as held:
        assert client.get(address).status_code == 200
    return len(held)


def test_pages_take_the_same_queries_for_1_and_30_goals(cast: Cast, full: Plan, pages: dict) -> None:
    client = cast.client("principal")
    seen = []
    for goals, measures in ((1, 1), (30, 5)):
        grown(full, goals, measures)
        actions.share_plan(plan=full, audiences=("network",), figures={}, by=cast["principal"])
        if not seen:  # what the process remembers from its first request counts for neither
            [client.get(address) for address in pages.values()]
        seen.append({name: counted(client, address) for name, address in pages.items()})
    assert seen[0] == seen[1]
    assert seen[0]["goals"] <= 22
    assert max(seen[0].values()) <= 32
