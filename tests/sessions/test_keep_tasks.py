"""Tasks are given, carried along, done, dropped and told of once a week."""

from datetime import date, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone

from foundation.access.verdict import Refused
from foundation.audit.models import Entry
from foundation.post.models import Message
from sessions.actions.minutes import publish_minutes
from sessions.actions.tasks import change_task, finish_task, give_task, pass_on_tasks
from sessions.jobs import send_task_digests
from sessions.models import NetworkSession, Task, TaskState
from sessions.queries.minutes import minutes_text
from sessions.queries.tasks import history_of
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


def test_a_task_is_due_at_the_next_session_unless_set(cast: Cast, held: NetworkSession, plan: Plan) -> None:
    [none] = give_task(network=cast.network, what="Lese", session=held, by=cast["convenor"])
    assert (none.due_session, none.due_on) == (None, timezone.localdate() + timedelta(days=30))
    following, later = plan(days=35), plan(days=63)
    [task] = give_task(network=cast.network, what="Lese", session=held, by=cast["convenor"])
    assert (task.due_session, task.due_on) == (following, timezone.localdate(following.starts_at))
    [task] = give_task(network=cast.network, what="Lese", session=following, by=cast["convenor"])
    assert task.due_session == later
    assert _give(cast).due_session is None


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


def test_what_the_whole_network_has_stands_with_its_convenor_alone(cast: Cast) -> None:
    _give(cast, what="Invitere skolesjefen")
    assert send_task_digests(MONDAY) == 1
    message = Message.objects.get(kind="digest")
    assert message.deliveries.get().email == "convenor@example.no"
    assert "Invitere skolesjefen (Hele nettverket, " in message.body
    for part, there in (("convenor", True), ("principal", False), ("leader", False)):
        for page in ("/tasks/", "/"):
            assert ("Invitere skolesjefen" in cast.client(part).get(page).content.decode()) is there, (
                part,
                page,
            )


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


def _change(cast: Cast, part: str, task: Task, **posted: object) -> HttpResponse:
    held = {"what": task.what, "who": f"school-{cast.hill.pk}", "due_on": str(task.due_on), **posted}
    return cast.client(part).post(f"/tasks/{task.pk}/change/", held)


def test_the_convenor_changes_what_who_and_when_and_it_is_kept_who_did(
    cast: Cast, planned: NetworkSession
) -> None:
    task, client = _give(cast, school=cast.hill), cast.client("convenor")
    to, day = cast["third"], str(planned.local_start.date())
    page = client.get(f"/tasks/{task.pk}/change/").content.decode()
    assert 'value="Lage en mal"' in page
    answer = _change(cast, "convenor", task, what="Lage to maler", who=f"person-{to.pk}", due_on=day)
    assert answer.status_code == 302
    task.refresh_from_db()
    assert (task.what, task.person, task.school) == ("Lage to maler", to, None)
    assert (str(task.due_on), task.due_session) == (day, planned)
    entry = Entry.objects.get(action="task.changed")
    assert entry.detail["school"] == [cast.hill.pk, None]
    assert {change.about: change.was for change in history_of(task)} == {
        "what": "Lage en mal",
        "who": cast.hill.name,
        "due": date(2026, 9, 10),
    }
    assert "Lage en mal" in client.get(f"/tasks/{task.pk}/change/").content.decode()


def test_the_same_again_changes_nothing_and_a_date_that_has_passed_may_stand(cast: Cast) -> None:
    task = _give(cast, school=cast.hill, due_on=date(2026, 8, 1))
    for _press in range(2):
        assert _change(cast, "convenor", task, what="Lage to maler").status_code == 302
    assert Entry.objects.filter(action="task.changed").count() == 1
    wrong = _change(cast, "convenor", task, due_on="2026-08-02")
    assert wrong.status_code == 422
    assert "Den dagen er gått" in wrong.content.decode()


def test_who_has_it_moves_its_date_and_no_more(cast: Cast) -> None:
    task = _give(cast, school=cast.hill)
    assert 'name="who"' not in cast.client("leader").get(f"/tasks/{task.pk}/change/").content.decode()
    _change(cast, "leader", task, what="Noe annet", who=f"person-{cast['third'].pk}", due_on="2026-10-20")
    task.refresh_from_db()
    assert (task.what, task.school, task.due_on) == ("Lage en mal", cast.hill, date(2026, 10, 20))
    assert "/change/" in cast.client("leader").get("/tasks/").content.decode()


def test_what_every_school_has_is_changed_for_all_by_the_convenor(cast: Cast) -> None:
    rows = give_task(network=cast.network, what="Prøve skjemaet", each_school=True, by=cast["convenor"])
    assert _change(cast, "principal", rows[0]).status_code == 403
    _change(cast, "convenor", rows[1], what="Prøve det nye skjemaet", due_on="2026-10-20")
    found = Task.objects.filter(group=rows[0].group)
    assert set(found.values_list("what", "due_on")) == {("Prøve det nye skjemaet", date(2026, 10, 20))}
    assert {task.school for task in found} == {cast.harbour, cast.hill, cast.island}


def test_two_who_change_the_same_task_see_each_other(cast: Cast) -> None:
    task = _give(cast, school=cast.hill)
    seen = f"{task.due_on}||{task.school_id}|{task.what}"
    _change(cast, "convenor", task, what="Lage to maler", seen=seen)
    late = _change(cast, "convenor", task, what="Lage tre maler", seen=seen)
    assert late.status_code == 422
    assert "Lage to maler" in late.content.decode()
    assert "Lage tre maler" in late.content.decode()
    task.refresh_from_db()
    assert task.what == "Lage to maler"


def test_a_closed_task_is_not_changed(cast: Cast) -> None:
    task = finish_task(task=_give(cast, school=cast.hill), by=cast["convenor"])
    assert _change(cast, "convenor", task, what="Noe annet")["Location"] == "/tasks/"
    with pytest.raises(Refused):
        change_task(task=task, what="Noe annet", by=cast["convenor"])


def test_whoever_a_task_is_passed_to_hears_of_it_once_in_the_weekly_mail(cast: Cast) -> None:
    task = _give(cast, school=cast.hill, due_on=date(2027, 4, 1))
    assert send_task_digests(MONDAY - timedelta(days=7)) == 0
    _change(cast, "convenor", task, who=f"person-{cast['third'].pk}")
    assert not Message.objects.exists()
    assert send_task_digests(MONDAY) == 1
    message = Message.objects.get(kind="digest")
    assert message.deliveries.get().email == cast["third"].email
    assert "Lage en mal" in message.body
    assert send_task_digests(MONDAY + timedelta(days=7)) == 0


def test_published_minutes_keep_a_task_as_it_was_given(cast: Cast, held: NetworkSession) -> None:
    task = _give(cast, session=held, school=cast.hill)
    change_task(task=task, what="Lage to maler", by=cast["convenor"])
    publish_minutes(session=held, expected=1, by=cast["convenor"])
    change_task(task=task, what="Noe helt annet", by=cast["convenor"])
    _give(cast, session=held, what="Lese boka", school=cast.hill)
    text = minutes_text(held, held.record)
    assert [(one.number, one.what) for one in text.tasks] == [(1, "Lage to maler"), (2, "Lese boka")]


def test_a_network_that_has_ended_sends_no_digest(cast: Cast) -> None:
    _give(cast, school=cast.hill)
    cast.network.ended_on = date(2026, 9, 1)
    cast.network.save()
    assert send_task_digests(MONDAY) == 0
