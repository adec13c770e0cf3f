"""Tasks are given, carried along, done, dropped and told of once a week."""

from datetime import date, datetime, timedelta

import pytest

from foundation.post.models import Message
from sessions.actions.tasks import finish_task, give_task, pass_on_tasks
from sessions.jobs import send_task_digests
from sessions.models import NetworkSession, Task, TaskState
from tests.cast import Cast
from tests.sessions.conftest import OSLO, Plan

MONDAY = datetime(2026, 9, 7, 8, 0, tzinfo=OSLO)


def _give(cast: Cast, **more: object) -> Task:
    given = {"what": "Lage en mal", "due_on": date(2026, 9, 10), "by": cast["convenor"], **more}
    return give_task(network=cast.network, **given)[0]


def test_open_tasks_stand_in_the_next_agenda_by_themselves(
    cast: Cast, held: NetworkSession, plan: Plan
) -> None:
    following, later = plan(days=35), plan(days=63)
    _give(cast, session=held, school=cast.hill)
    done = _give(cast, session=held, what="Lese artikkelen", school=cast.hill)
    finish_task(task=done, by=cast["principal"])
    page = cast.client("leader").get(f"/sessions/{following.pk}/").content.decode()
    paper = cast.client("leader").get(f"/sessions/{later.pk}/agenda/paper/").content.decode()
    assert "Lage en mal" in page
    assert "Lese artikkelen" in page
    assert "Lage en mal" in paper
    assert "Lese artikkelen" not in paper


def test_a_task_for_each_school_is_counted(cast: Cast, planned: NetworkSession) -> None:
    rows = give_task(network=cast.network, what="Prøve skjemaet", each_school=True, by=cast["convenor"])
    finish_task(task=rows[0], by=cast["convenor"])
    page = cast.client("third").get(f"/networks/{cast.network.pk}/tasks/").content.decode()
    assert "Én av tre gjort" in page


def test_those_who_have_it_mark_it_done_and_undo(cast: Cast) -> None:
    task, client = _give(cast, school=cast.hill), cast.client("leader")
    assert task.what in client.get("/tasks/").content.decode()
    for _press in range(2):
        assert client.post(f"/tasks/{task.pk}/done/").status_code == 302
    task.refresh_from_db()
    assert (task.state, task.closed_by) == (TaskState.DONE, cast["leader"])
    client.post(f"/tasks/{task.pk}/open/")
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


@pytest.mark.parametrize(("part", "status"), [("third", 403), ("owner", 403), ("outsider", 404)])
def test_others_do_not_close_it(cast: Cast, part: str, status: int) -> None:
    task = _give(cast, school=cast.hill)
    assert cast.client(part).post(f"/tasks/{task.pk}/done/").status_code == status
    task.refresh_from_db()
    assert task.state == TaskState.OPEN


def test_dropping_needs_a_reason(cast: Cast) -> None:
    task, client = _give(cast, school=cast.hill), cast.client("leader")
    assert client.post(f"/tasks/{task.pk}/drop/", {"reason": ""}).status_code == 200
    client.post(f"/tasks/{task.pk}/drop/", {"reason": "Ikke aktuelt lenger"})
    task.refresh_from_db()
    assert (task.state, task.reason) == (TaskState.DROPPED, "Ikke aktuelt lenger")


def test_the_way_back_never_leaves_the_program(cast: Cast) -> None:
    task = _give(cast, school=cast.hill)
    answer = cast.client("leader").post(f"/tasks/{task.pk}/done/", {"back": "https://evil.example/"})
    assert answer["Location"] == "/tasks/"


def test_the_owner_gets_no_list_of_tasks(cast: Cast) -> None:
    assert cast.client("owner").get(f"/networks/{cast.network.pk}/tasks/").status_code == 403


def test_open_tasks_pass_on_with_the_role(cast: Cast) -> None:
    task = _give(cast, person=cast["principal"])
    leaves, to = cast["principal"], cast["leader"]
    assert pass_on_tasks(network=cast.network, leaves=leaves, to=to, by=cast["convenor"]) == 1
    task.refresh_from_db()
    assert task.person == to


def test_one_mail_on_monday_never_one_for_each_task(cast: Cast) -> None:
    for what in ("Lage en mal", "Avtale besøk", "Sende planen"):
        _give(cast, what=what, school=cast.hill)
    _give(cast, what="Langt fram", school=cast.hill, due_on=date(2027, 4, 1))
    assert send_task_digests(MONDAY - timedelta(hours=2)) == 0
    assert send_task_digests(MONDAY) == 1
    assert send_task_digests(MONDAY) == 0
    message = Message.objects.get(kind="digest")
    assert message.deliveries.get().email == "principal@example.no"
    assert "Avtale besøk" in message.body
    assert "Langt fram" not in message.body


def test_a_digest_that_nothing_sent_on_monday_comes_on_the_next_day_and_once_a_week(cast: Cast) -> None:
    _give(cast, school=cast.hill)
    for days, sent in ((2, 1), (2, 0), (3, 0), (7, 1), (8, 0)):
        assert send_task_digests(MONDAY + timedelta(days=days)) == sent, days
    assert Message.objects.filter(kind="digest").count() == 2


@pytest.mark.parametrize("days", [4, 5, 6])
def test_at_the_end_of_the_week_the_digest_waits_for_monday(cast: Cast, days: int) -> None:
    _give(cast, school=cast.hill)
    assert send_task_digests(MONDAY + timedelta(days=days)) == 0
    assert send_task_digests(MONDAY + timedelta(days=7)) == 1


def test_what_is_given_in_the_week_waits_for_the_next_mail(cast: Cast) -> None:
    _give(cast, school=cast.hill)
    assert send_task_digests(MONDAY) == 1
    _give(cast, school=cast.island)
    assert send_task_digests(MONDAY + timedelta(days=1)) == 0


def test_a_network_that_has_ended_sends_no_digest(cast: Cast) -> None:
    _give(cast, school=cast.hill)
    cast.network.ended_on = date(2026, 9, 1)
    cast.network.save()
    assert send_task_digests(MONDAY) == 0
