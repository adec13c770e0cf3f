"""The log, the value checks, and what has happened since a day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from plans import actions
from plans.actions import MarkGiven
from plans.models import LogEntry, Plan, Value, ValueCheck
from plans.queries import since
from sessions.actions.sessions import plan_session
from tests.cast import Cast


def url(name: str, plan: Plan) -> str:
    return reverse(f"plans:{name}", args=[plan.pk])


def note(today: date, **more: object) -> dict:
    return {"on": today, "kind": "story", "text": "Han spurte om jeg ville høre.", **more}


def test_a_note_is_written_once(cast: Cast, plan: Plan, today: date) -> None:
    for _ in range(2):
        answer = cast.client("leader").post(url("log", plan), note(today, shared="on"))
        assert answer.status_code == 302
    entry = LogEntry.objects.get()
    assert (entry.shared, entry.by) == (True, cast["leader"])
    page = cast.client("principal").get(url("log", plan)).content.decode()
    assert "Han spurte om jeg ville høre." in page
    assert "følger med planen" in page


@pytest.mark.parametrize(
    ("more", "field"),
    [({"text": ""}, "text"), ({"kind": "gossip"}, "kind"), ({"text": "Eleven 01010750160"}, "text")],
)
def test_a_wrong_note_is_kept_on_the_page(
    cast: Cast, plan: Plan, today: date, more: dict, field: str
) -> None:
    page = cast.client("principal").post(url("log", plan), note(today, **more))
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not LogEntry.objects.exists()


def test_a_note_of_tomorrow_is_refused(cast: Cast, plan: Plan, today: date) -> None:
    page = cast.client("principal").post(url("log", plan), note(today + timedelta(1)))
    assert "ikke kommet ennå" in page.content.decode()


def test_sharing_and_removing_a_note(cast: Cast, plan: Plan, today: date) -> None:
    cast.client("principal").post(url("log", plan), note(today))
    entry = LogEntry.objects.get()
    client = cast.client("leader")
    for name in ("log_shared", "log_remove"):
        address = reverse(f"plans:{name}", args=[entry.pk])
        assert client.get(address).status_code == 405
        assert cast.client("third").post(address).status_code == 403
        assert cast.client("outsider").post(address).status_code == 404
    client.post(reverse("plans:log_shared", args=[entry.pk]), {"shared": "1"})
    entry.refresh_from_db()
    assert entry.shared
    client.post(reverse("plans:log_remove", args=[entry.pk]))
    assert not LogEntry.objects.exists()


def test_only_shared_notes_go_with_the_plan(cast: Cast, full: Plan, today: date) -> None:
    actions.write_log(
        plan=full, on=today, kind="challenge", text="Bare for oss", shared=False, by=cast["leader"]
    )
    actions.write_log(
        plan=full, on=today, kind="story", text="Gjerne for alle", shared=True, by=cast["leader"]
    )
    actions.share_plan(plan=full, audiences=["network"], figures={}, by=cast["principal"])
    page = cast.client("third").get(url("plan", full)).content.decode()
    assert "Gjerne for alle" in page
    assert "Bare for oss" not in page


# ---- value checks ------------------------------------------------------------------------------


def test_values_are_judged_together_and_drawn_over_time(cast: Cast, full: Plan, today: date) -> None:
    values = list(Value.objects.filter(plan=full))
    body = {"on": today, f"teachers_{values[0].pk}": "4", f"leaders_{values[0].pk}": "3",
            f"teachers_example_{values[0].pk}": "Alle står i døra"}  # fmt: skip
    client = cast.client("principal")
    assert client.post(url("value_checks", full), body).status_code == 302
    check = ValueCheck.objects.get(on=today)
    assert [(m.teachers, m.leaders) for m in check.marks.all()] == [(4, 3), (None, None), (None, None)]
    page = client.get(url("value_checks", full)).content.decode()
    assert "Alle står i døra" in page
    assert "egen vurdering" in page
    assert page.count('role="img"') >= 2
    client.post(url("value_checks", full), {**body, f"teachers_{values[0].pk}": "5"})
    assert ValueCheck.objects.filter(on=today).count() == 1
    assert check.marks.first().teachers == 5


def test_a_value_check_keeps_the_middle_session_of_its_day_and_nothing_that_is_sent(
    cast: Cast, full: Plan, today: date
) -> None:
    at = datetime.combine(today, time(13), ZoneInfo("Europe/Oslo"))
    session = plan_session(year=cast.year, kind="middle", starts_at=at, by=cast["convenor"])
    client = cast.client("principal")
    mark = {
        f"teachers_{Value.objects.filter(plan=full).first().pk}": "4",
        "session_key": "sessions.session:0",
    }
    for day in (today, today - timedelta(1)):
        assert client.post(url("value_checks", full), {"on": day, **mark}).status_code == 302
    kept = [ValueCheck.objects.get(on=day) for day in (today, today - timedelta(1))]
    assert [check.session_key for check in kept] == [f"sessions.session:{session.pk}", ""]


@pytest.mark.parametrize("mark", ["6", "0", "mye"])
def test_a_mark_off_the_scale_is_refused(cast: Cast, full: Plan, today: date, mark: str) -> None:
    value = Value.objects.filter(plan=full).first()
    page = cast.client("principal").post(
        url("value_checks", full), {"on": today, f"teachers_{value.pk}": mark}
    )
    assert page.status_code == 422
    assert not ValueCheck.objects.filter(on=today).exists()


def test_an_empty_check_is_refused(cast: Cast, full: Plan, today: date) -> None:
    page = cast.client("principal").post(url("value_checks", full), {"on": today})
    assert "Vurder minst én" in page.content.decode()


def test_without_values_the_page_points_to_them(cast: Cast, plan: Plan) -> None:
    assert "Skriv verdiene" in cast.client("principal").get(url("value_checks", plan)).content.decode()


def test_a_check_is_removed_by_the_school_only(cast: Cast, full: Plan) -> None:
    check = ValueCheck.objects.first()
    address = reverse("plans:value_check_remove", args=[check.pk])
    assert cast.client("principal").get(address).status_code == 405
    assert cast.client("reviewer").post(address).status_code == 403
    cast.client("leader").post(address)
    assert not ValueCheck.objects.filter(pk=check.pk).exists()


@pytest.mark.parametrize(
    "name", ["log", "value_checks", "versions", "handover", "papers", "example", "compare"]
)
@pytest.mark.parametrize(
    ("who", "status"), [("third", 403), ("owner", 403), ("reviewer", 403), ("outsider", 404)]
)
def test_the_schools_own_pages_are_its_own(cast: Cast, full: Plan, name: str, who: str, status: int) -> None:
    actions.share_plan(plan=full, audiences=["network", "owner", "rkbu"], figures={}, by=cast["principal"])
    assert cast.client(who).get(url(name, full)).status_code == status


# ---- siden sist --------------------------------------------------------------------------------


def test_since_gathers_what_has_happened(cast: Cast, full: Plan, today: date) -> None:
    from plans.models import Measure, Milestone
    from tests.plans.rows import first

    start = today - timedelta(10)
    actions.write_log(plan=full, on=today, kind="story", text="Ny", shared=False, by=cast["leader"])
    measure = Measure.objects.get(title="To møter i overgangen")
    actions.settle_measure(measure=measure, outcome="done", ends_on=None, reason="", by=cast["leader"])
    Milestone.objects.filter(goal__plan=full, year=2027).update(reached_on=today)
    actions.add_reading(
        indicator=first(full, "indicator"), read_on=today, value=90, note="", by=cast["leader"]
    )
    values = {value.pk: MarkGiven(3, 3) for value in Value.objects.filter(plan=full)}
    actions.check_values(plan=full, on=today, marks=values, by=cast["leader"])
    held = since(full, start)
    assert [entry.text for entry in held.log if entry.on == today] == ["Ny"]
    assert [(number, m.title) for number, m in held.done] == [("1.5", "To møter i overgangen")]
    assert len([m for _, m in held.reached if m.reached_on == today]) == 3
    assert [r.reading.value for r in held.readings if r.reading.on == today] == [90]
    assert len(held.value_checks) == 3
    assert not held.is_empty


def test_since_of_a_quiet_time_is_empty(cast: Cast, plan: Plan, today: date) -> None:
    assert since(plan, today - timedelta(10)).is_empty
