from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation.post import due, jobs
from foundation.post.actions import Recipient, post
from foundation.post.models import Message, Reminder
from tests.post.conftest import a_message

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No jobs but those that the test enters; what they did."""
    monkeypatch.setattr(due, "_jobs", {})
    return []


def test_one_that_fails_keeps_nobody_else_from_running(
    alone: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    def broken(now: datetime) -> int:
        raise RuntimeError("no")

    due.register("a.broken", broken)
    due.register("b.works", lambda now: 3)
    assert due.run_due(NOON) == {"a.broken": -1, "b.works": 3}
    assert "a.broken" in caplog.text


def test_a_daily_job_runs_once_a_day_in_norway(alone: list[str]) -> None:
    due.register("a.daily", lambda now: alone.append(f"{now:%d %H}") or 1, daily=True)
    for hours in (0, 1, 10, 12, 36):  # 13.00, 14.00, 23.00, 01.00 the day after, 01.00 two days after
        due.run_due(NOON + timedelta(hours=hours))
    assert alone == ["20 12", "21 00", "22 00"]


def test_a_daily_job_that_failed_is_tried_again_the_same_day(alone: list[str]) -> None:
    def shaky(now: datetime) -> int:
        alone.append("tried")
        if len(alone) == 1:
            raise RuntimeError("no")
        return 1

    due.register("a.shaky", shaky, daily=True)
    assert [due.run_due(NOON)["a.shaky"] for _ in range(3)] == [-1, 1, 0]
    assert len(alone) == 2


def test_a_reminder_is_given_once_for_a_thing_and_a_date() -> None:
    day = NOON.date()
    given = [due.remind_once(kind="session.call", object_id=3, day=day) for _ in range(3)]
    assert given == [True, False, False]
    assert due.remind_once(kind="session.call", object_id=4, day=day)
    assert Reminder.objects.count() == 2


def test_the_command_tells_what_it_did_and_fails_when_a_job_failed(alone: list[str]) -> None:
    due.register("a.works", lambda now: 2)
    out = StringIO()
    call_command("tick", stdout=out)
    assert out.getvalue() == "a.works: 2\n"
    due.register("b.broken", lambda now: 1 // 0)
    with pytest.raises(SystemExit):
        call_command("tick", stdout=out)
    assert "b.broken: FAILED" in out.getvalue()


def test_a_task_left_running_by_a_killed_worker_is_failed_after_ten_minutes() -> None:
    a_message("kari@example.no", "tone@example.no")
    now = timezone.now()
    old, young = DBTaskResult.objects.order_by("enqueued_at")
    for task, minutes in ((old, 11), (young, 9)):
        DBTaskResult.objects.filter(pk=task.pk).update(
            status=TaskResultStatus.RUNNING, started_at=now - timedelta(minutes=minutes)
        )
    assert jobs.mark_lost_tasks(now) == 1
    assert [task.pk for task in DBTaskResult.objects.failed()] == [old.pk]


def test_what_nobody_needs_any_more_is_deleted() -> None:
    post(kind="account", recipients=[Recipient("a@b.no")], subject="Kode", body="ABCD", secret=True)
    a_message("kari@example.no")
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=timezone.now())
    later = timezone.now() + timedelta(days=8)
    jobs.tidy(later)
    assert not DBTaskResult.objects.exists()
    assert Message.objects.get(kind="account").body == ""
    assert Message.objects.get(kind="session.call").body != ""


def test_the_clock_costs_little_when_many_mails_wait(django_assert_max_num_queries) -> None:
    a_message(*[f"a{number}@example.no" for number in range(30)])
    DBTaskResult.objects.all().delete()
    with django_assert_max_num_queries(34):
        assert jobs.nudge_waiting(timezone.now() + timedelta(minutes=5)) == 30
    with django_assert_max_num_queries(3):
        assert jobs.nudge_waiting(timezone.now() + timedelta(minutes=6)) == 0
