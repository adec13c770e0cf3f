"""Work that is due by the clock: each app enters its jobs in `ready()`, `manage.py tick` runs them.

A job reads the tables for what is due and is harmless however often it runs.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from foundation.post.models import Reminder

log = logging.getLogger(__name__)
Run = Callable[[datetime], int]


@dataclass(frozen=True)
class Job:
    """`run(now)` does what is due and says how much it was; a `daily` job runs once each day, after midnight."""

    name: str
    run: Run
    daily: bool = False


_jobs: dict[str, Job] = {}


def register(name: str, run: Run, *, daily: bool = False) -> None:
    """Enter a job, named `<app>.<what it does>`; entering the name again replaces it."""
    _jobs[name] = Job(name, run, daily)


def jobs() -> list[Job]:
    """All jobs, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def run_due(now: datetime | None = None) -> dict[str, int]:
    """Run every job; how much each did. One that fails is logged and keeps nobody else from running."""
    now = now or timezone.now()
    done: dict[str, int] = {}
    for job in jobs():
        try:
            done[job.name] = _run(job, now)
        except Exception:
            log.exception("the job %s failed; it is tried again at the next tick", job.name)
            done[job.name] = -1
    return done


def _run(job: Job, now: datetime) -> int:
    if not job.daily:
        return job.run(now)
    with transaction.atomic():
        first = remind_once(kind=f"due.{job.name}", object_id=0, day=timezone.localdate(now))
        return job.run(now) if first else 0


def remind_once(*, kind: str, object_id: int, day: date) -> bool:
    """True the first time for this kind, thing and day, in the caller's transaction; False ever after."""
    _reminder, is_new = Reminder.objects.get_or_create(kind=kind, object_id=object_id, date=day)
    return is_new


def was_reminded(*, kind: str, object_id: int, day: date) -> bool:
    """Whether `remind_once` has said yes for this kind, thing and day."""
    return Reminder.objects.filter(kind=kind, object_id=object_id, date=day).exists()
