"""The convenor plans, moves and cancels sessions by hand."""

from datetime import datetime

import pytest
from django.utils import timezone

from network.models import Membership
from sessions.actions.agenda import edit_item
from sessions.actions.minutes import publish_minutes
from sessions.actions.sessions import edit_session, plan_session
from sessions.actions.tasks import give_task
from sessions.models import Mode, NetworkSession, State
from tests.cast import Cast
from tests.sessions.conftest import OSLO, Plan

GOOD = {
    "kind": "middle",
    "day": "2026-10-06",
    "clock": "13:00",
    "minutes": "90",
    "mode": "physical",
    "host": "",
    "place": "Rådhuset",
    "online_link": "",
}


def _new(cast: Cast, part: str = "convenor", **changes: str):
    return cast.client(part).post(f"/networks/{cast.network.pk}/sessions/new/", {**GOOD, **changes})


def test_a_session_is_planned_with_the_programmes_agenda(cast: Cast) -> None:
    answer = _new(cast)
    session = NetworkSession.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/sessions/{session.pk}/"
    assert session.local_start.replace(tzinfo=None) == datetime(2026, 10, 6, 13, 0)
    assert [item.key for item in session.items.live()] == [
        "round",
        "values-and-behaviour",
        "challenges",
        "tasks",
    ]
    assert sum(item.minutes for item in session.items.live()) == 90


def test_from_the_second_session_on_the_first_item_approves_the_last_minutes(cast: Cast, plan: Plan) -> None:
    plan(days=7)
    second = plan(days=35)
    first_item = second.items.live().first()
    assert first_item
    assert first_item.key == "approval"


@pytest.mark.parametrize("part", ["principal", "leader", "reviewer", "owner"])
def test_only_the_convenor_plans(cast: Cast, part: str) -> None:
    assert _new(cast, part).status_code == 403
    assert not NetworkSession.objects.exists()


def test_the_outsider_finds_nothing(cast: Cast) -> None:
    assert _new(cast, "outsider").status_code == 404


def test_a_time_in_the_past_is_refused_and_what_was_typed_is_kept(cast: Cast) -> None:
    answer = _new(cast, day="2026-08-20")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Rådhuset" in page
    assert 'value="2026-08-20"' in page
    assert not NetworkSession.objects.exists()


@pytest.mark.parametrize("day", ["2026-13-45", "", "i morgen"])
def test_a_date_that_is_none_is_refused(cast: Cast, day: str) -> None:
    assert _new(cast, day=day).status_code == 200
    assert not NetworkSession.objects.exists()


def test_two_sessions_at_once_are_refused(cast: Cast, plan: Plan) -> None:
    plan(days=35)
    assert _new(cast, clock="14:00").status_code == 200
    assert NetworkSession.objects.count() == 1


def test_outside_its_window_the_convenor_is_asked_once(cast: Cast) -> None:
    refused = _new(cast, kind="last")
    assert refused.status_code == 200
    assert 'name="anyway"' in refused.content.decode()
    assert _new(cast, kind="last", anyway="on").status_code == 302


def test_moving_renumbers_and_takes_the_tasks_along(cast: Cast, plan: Plan) -> None:
    one, two = plan(days=14), plan(days=28)
    [task] = give_task(network=cast.network, what="Lese", due_session=one, by=cast["convenor"])
    path = f"/sessions/{one.pk}/move/"
    answer = cast.client("convenor").post(path, {**GOOD, "day": "2026-10-20", "host": str(cast.hill.pk)})
    assert answer.status_code == 302
    for row in (one, two, task):
        row.refresh_from_db()
    assert (one.number, two.number) == (2, 1)
    assert one.host == cast.hill
    assert task.due_on.isoformat() == "2026-10-20"


def test_a_held_session_is_not_moved(cast: Cast, held: NetworkSession) -> None:
    answer = cast.client("convenor").post(f"/sessions/{held.pk}/move/", {**GOOD, "day": "2026-10-20"})
    assert answer.status_code == 409
    before = held.starts_at
    held.refresh_from_db()
    assert held.starts_at == before


def test_to_teams_in_one_step(cast: Cast, called: NetworkSession) -> None:
    link = "https://teams.example.no/l/1"
    cast.client("convenor").post(f"/sessions/{called.pk}/online/", {"online_link": link})
    called.refresh_from_db()
    assert (called.mode, called.online_link) == (Mode.ONLINE, link)
    page = cast.client("convenor").get(f"/sessions/{called.pk}/").content.decode()
    assert f"/sessions/{called.pk}/call/" in page


def test_a_cancelled_session_passes_its_tasks_on(cast: Cast, plan: Plan) -> None:
    one, two = plan(days=14), plan(days=28)
    [task] = give_task(network=cast.network, what="Lese", due_session=one, by=cast["convenor"])
    cast.client("convenor").post(f"/sessions/{one.pk}/cancel/", {"reason": "Storm"})
    for row in (one, two, task):
        row.refresh_from_db()
    assert one.state == State.CANCELLED
    assert two.number == 1
    assert task.due_session == two
    assert task.due_on == timezone.localdate(two.starts_at)


def test_a_session_with_minutes_is_not_cancelled(cast: Cast, held: NetworkSession) -> None:
    publish_minutes(session=held, expected=1, by=cast["convenor"])
    answer = cast.client("convenor").post(f"/sessions/{held.pk}/cancel/", {"reason": "Storm"})
    assert answer.status_code == 409
    held.refresh_from_db()
    assert held.state == State.PUBLISHED


def test_a_host_that_left_is_said(cast: Cast, planned: NetworkSession) -> None:
    Membership.objects.filter(school=cast.harbour).update(left_on="2026-09-02")
    page = cast.client("principal").get(f"/sessions/{planned.pk}/").content.decode()
    assert "Havna skole" in page
    assert "ds-alert" in page


def test_films_take_their_real_length(cast: Cast) -> None:
    from programme.models import Film

    Film.objects.create(key="leadership", minutes=23)
    session = plan_session(
        year=cast.year,
        kind="middle",
        starts_at=datetime(2026, 10, 6, 13, 0, tzinfo=OSLO),
        films=["leadership"],
        by=cast["convenor"],
    )
    by_key = {item.key: item for item in session.items.live()}
    assert by_key["films"].minutes == 23
    assert by_key["films"].title == "Film: Ledelse"
    assert sum(item.minutes for item in session.items.live()) == 90


def test_a_film_without_a_link_is_said_and_breaks_nothing(cast: Cast, plan: Plan) -> None:
    session = plan(films=["leadership"])
    page = cast.client("leader").get(f"/sessions/{session.pk}/").content.decode()
    assert "Film: Ledelse" in page
    assert "RKBU legger den inn" in page


def test_a_written_agenda_gives_its_round_the_films_minutes_and_takes_them_back(
    cast: Cast, plan: Plan
) -> None:
    session, by = plan(films=["leadership"]), cast["convenor"]
    edit_item(item=session.items.live()[0], by=by, text="Vårt eget")
    order = [item.key for item in session.items.live()]
    minutes = {item.key: item.minutes for item in session.items.live()}
    without = edit_session(session=session, by=by, films=[])
    left = {item.key: item.minutes for item in without.items.live()}
    assert "films" not in left
    assert left["round"] == minutes["round"] + minutes["films"]
    back = edit_session(session=session, by=by, films=["leadership"])
    assert [item.key for item in back.items.live()] == order
    assert {item.key: item.minutes for item in back.items.live()} == minutes
    assert back.items.live()[0].text == "Vårt eget"
    assert [item.position for item in back.items.live()] == list(range(1, len(order) + 1))


def test_a_film_that_got_its_real_length_after_the_agenda_was_written_goes_whole(
    cast: Cast, plan: Plan
) -> None:
    from programme.models import Film

    session, by = plan(films=["leadership"]), cast["convenor"]
    edit_item(item=session.items.live()[0], by=by, text="Vårt eget")
    Film.objects.create(key="leadership", minutes=23)
    without = edit_session(session=session, by=by, films=[])
    assert sum(item.minutes for item in without.items.live()) == session.minutes
