"""The outbox's own work by the clock."""

from datetime import datetime, timedelta

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation.post import due, tasks
from foundation.post.models import Delivery, FileContent, Message, Reminder, State
from foundation.post.sending import give_up_on_lost

LOST_AFTER = timedelta(minutes=10)
NUDGE_AFTER = timedelta(minutes=1)
TASKS_KEPT = timedelta(days=7)
SECRETS_KEPT = timedelta(days=1)
REMINDERS_KEPT = timedelta(days=800)
AT_ONCE = 200


def mark_lost_tasks(now: datetime) -> int:
    """Tasks that a killed worker left RUNNING are failed after ten minutes; how many."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - LOST_AFTER)
    return lost.update(
        status=TaskResultStatus.FAILED, finished_at=now, exception_class_path="builtins.TimeoutError"
    )


def mark_lost_deliveries(now: datetime) -> int:
    """Mails that a killed worker was in the middle of are uncertain after ten minutes; how many."""
    return give_up_on_lost(now, LOST_AFTER)


def nudge_waiting(now: datetime) -> int:
    """Nudge the worker about mails that have waited a minute past their time; how many."""
    ready = DBTaskResult.objects.filter(task_path=tasks.deliver.module_path, status=TaskResultStatus.READY)
    nudged = {call["args"][0] for call in ready.values_list("args_kwargs", flat=True)}
    waiting = Delivery.objects.filter(state=State.WAITING, due_at__lt=now - NUDGE_AFTER)
    held = [d for d in waiting.select_related("message").order_by("due_at")[:AT_ONCE] if d.pk not in nudged]
    for delivery in held:
        tasks.nudge(delivery, first=delivery.message.secret)
    return len(held)


def tidy(now: datetime) -> int:
    """Delete what nobody needs any more: finished tasks, texts of sign-in mails, old marks, files of no mail."""
    finished = DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT)
    secrets = Message.objects.filter(secret=True, created_at__lt=now - SECRETS_KEPT).exclude(body="")
    reminders = Reminder.objects.filter(date__lt=(now - REMINDERS_KEPT).date())
    files = FileContent.objects.filter(attachments__isnull=True, created_at__lt=now - SECRETS_KEPT)
    return finished.delete()[0] + secrets.update(body="") + reminders.delete()[0] + files.delete()[0]


def register() -> None:
    """Enter the jobs of this room."""
    due.register("post.lost_tasks", mark_lost_tasks)
    due.register("post.lost_deliveries", mark_lost_deliveries)
    due.register("post.waiting", nudge_waiting)
    due.register("post.tidy", tidy, daily=True)
