"""Adding, ordering, moving, removing and bringing back."""

import pytest
from django.urls import reverse

from foundation.audit.models import Entry
from plans import actions
from plans.kinds import KINDS
from plans.models import Goal, Plan
from tests.cast import Cast
from tests.plans.rows import first, titles


def url(name: str, row) -> str:
    return reverse(f"plans:{name}", args=[row._meta.model_name, row.pk])


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        ("value", None),
        ("goal", None),
        ("stakeholder", None),
        ("indicator", "goal"),
        ("milestone", "goal"),
        ("strategy", "goal"),
        ("measure", "strategy"),
    ],
)
def test_every_kind_is_added_at_the_end(cast: Cast, full: Plan, kind: str, parent: str | None) -> None:
    above = first(full, parent) if parent else None
    body = {"kind": kind, **({"parent": above.pk} if above else {})}
    model = KINDS[kind].model
    before = model.objects.count()
    answer = cast.client("principal").post(reverse("plans:add_row", args=[full.pk]), body)
    assert answer.status_code == 302
    assert model.objects.count() == before + 1
    new = model.objects.order_by("pk").last()
    assert f"#{kind}-{new.pk}" in answer.url
    assert cast.client("principal").get(answer.url).status_code == 200


def test_nothing_is_added_under_anothers_goal(cast: Cast, full: Plan) -> None:
    other = actions.begin_plan(
        school=cast.harbour, network=cast.network, first_year=2026, years=5, by=cast["convenor"]
    )
    foreign = actions.add_row(kind="goal", parent=other, by=cast["convenor"])
    body = {"kind": "indicator", "parent": foreign.pk}
    assert cast.client("principal").post(reverse("plans:add_row", args=[full.pk]), body).status_code == 404
    assert not foreign.indicators.exists()


def test_an_indicator_comes_from_the_library(cast: Cast, full: Plan) -> None:
    goal = first(full, "goal")
    address = reverse("plans:add_from_library", args=[full.pk])
    cast.client("principal").post(address, {"parent": goal.pk, "example": "bullied"})
    new = goal.indicators.order_by("pk").last()
    assert "mobbet" in new.what
    assert (new.unit, new.direction) == ("prosent", "down")
    wrong = cast.client("principal").post(address, {"parent": goal.pk, "example": "nonsense"})
    assert wrong.status_code == 404


def test_up_and_down_move_one_place(cast: Cast, full: Plan) -> None:
    client, second = cast.client("principal"), Goal.objects.get(plan=full, position=2)
    answer = client.post(url("shift_row", second), {"to": "up"})
    assert titles(full)[0] == second.title
    page = client.get(answer.url).content.decode()
    assert "Målet er flyttet til plass 1" in page
    assert "autofocus" in page
    client.post(url("shift_row", second), {"to": "up"})
    assert titles(full)[0] == second.title
    client.post(url("shift_row", second), {"to": "down"})
    assert titles(full)[1] == second.title


def test_dragging_sends_the_whole_order(cast: Cast, full: Plan) -> None:
    keys = list(Goal.objects.filter(plan=full).values_list("pk", flat=True))
    new = [keys[2], keys[0], keys[1]]
    body = {"kind": "goal", "was": ",".join(map(str, keys)), "order": ",".join(map(str, new))}
    address = reverse("plans:reorder_rows", args=[full.pk])
    for _ in range(2):
        assert cast.client("principal").post(address, body).status_code == 302
    assert list(Goal.objects.filter(plan=full).values_list("pk", flat=True)) == new
    assert Entry.objects.filter(action="plans.reordered").count() == 1


def test_an_order_of_an_older_list_is_refused(cast: Cast, full: Plan) -> None:
    keys = list(Goal.objects.filter(plan=full).values_list("pk", flat=True))
    actions.remove_row(row=Goal.objects.get(pk=keys[0]), by=cast["leader"])
    body = {"kind": "goal", "was": ",".join(map(str, keys)), "order": ",".join(map(str, reversed(keys)))}
    answer = cast.client("principal").post(reverse("plans:reorder_rows", args=[full.pk]), body)
    assert answer.status_code == 409
    assert "Noen andre har endret listen" in answer.content.decode()


@pytest.mark.parametrize("kind", ["indicator", "milestone", "strategy"])
def test_a_row_moves_to_another_goal(cast: Cast, full: Plan, kind: str) -> None:
    row, target = first(full, kind), Goal.objects.filter(plan=full).last()
    for _ in range(2):
        assert cast.client("principal").post(url("rehang_row", row), {"parent": target.pk}).status_code == 302
    row.refresh_from_db()
    assert row.goal == target


def test_a_measure_moves_to_another_strategy_of_the_same_plan_only(cast: Cast, full: Plan) -> None:
    row = first(full, "measure")
    target = Goal.objects.filter(plan=full).last().strategies.get()
    cast.client("principal").post(url("rehang_row", row), {"parent": target.pk})
    row.refresh_from_db()
    assert row.strategy == target
    other = actions.begin_plan(
        school=cast.harbour, network=cast.network, first_year=2026, years=5, by=cast["convenor"]
    )
    goal = actions.add_row(kind="goal", parent=other, by=cast["convenor"])
    foreign = actions.add_row(kind="strategy", parent=goal, by=cast["convenor"])
    assert cast.client("principal").post(url("rehang_row", row), {"parent": foreign.pk}).status_code == 404


def test_a_value_hangs_nowhere_else(cast: Cast, full: Plan) -> None:
    assert (
        cast.client("principal").post(url("rehang_row", first(full, "value")), {"parent": 1}).status_code
        == 404
    )


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_removed_can_be_brought_back(cast: Cast, full: Plan, kind: str) -> None:
    client, row = cast.client("principal"), first(full, kind)
    for _ in range(2):
        answer = client.post(url("remove_row", row))
    page = client.get(answer.url).content.decode()
    assert "Angre" in page
    assert reverse("plans:restore_row", args=[kind, row.pk]) in page
    row.refresh_from_db()
    assert row.removed_at is not None
    for _ in range(2):
        assert client.post(url("restore_row", row)).status_code == 302
    row.refresh_from_db()
    assert row.removed_at is None
    assert Entry.objects.filter(action="writing.taken_away").count() == 1
    assert Entry.objects.filter(action="writing.brought_back").count() == 1


def test_a_removed_goal_takes_its_measures_out_of_the_plan(cast: Cast, full: Plan) -> None:
    from plans.queries import contents_of

    before = len(contents_of(full).measures)
    actions.remove_row(row=first(full, "goal"), by=cast["principal"])
    assert len(contents_of(full).measures) == before - 6
    assert contents_of(full).goals[0].title == "Timene begynner og slutter trygt"


@pytest.mark.parametrize("name", ["save_row", "shift_row", "rehang_row", "remove_row", "restore_row"])
@pytest.mark.parametrize(("who", "status"), [("convenor", 403), ("reviewer", 403), ("outsider", 404)])
def test_others_press_no_button(cast: Cast, full: Plan, name: str, who: str, status: int) -> None:
    assert cast.client(who).post(url(name, first(full, "goal"))).status_code == status


@pytest.mark.parametrize("name", ["save_row", "shift_row", "rehang_row", "remove_row", "restore_row"])
def test_a_link_changes_nothing(cast: Cast, full: Plan, name: str) -> None:
    assert cast.client("principal").get(url(name, first(full, "goal"))).status_code == 405


@pytest.mark.parametrize("name", ["add_row", "add_from_library", "reorder_rows", "set_length"])
def test_lists_refuse_links_and_others(cast: Cast, full: Plan, name: str) -> None:
    address = reverse(f"plans:{name}", args=[full.pk])
    assert cast.client("principal").get(address).status_code == 405
    assert cast.client("third").post(address, {"kind": "goal"}).status_code == 403
    assert cast.client("outsider").post(address, {"kind": "goal"}).status_code == 404


def test_there_is_an_end_to_a_list(cast: Cast, plan: Plan) -> None:
    Goal.objects.bulk_create(Goal(plan=plan, position=n) for n in range(60))
    answer = cast.client("principal").post(reverse("plans:add_row", args=[plan.pk]), {"kind": "goal"})
    assert answer.status_code == 409
