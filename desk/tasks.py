"""The worker's side of what is made apart: a task carries a key, reads the row again, and is harmless twice."""

from typing import Any

from django_tasks import task

from desk.models import Binder, MadeApart, SchoolArchive


def nudge(row: MadeApart) -> None:
    """Tell the worker that it waits; the row is the truth, so a lost nudge loses nothing."""
    TASKS[type(row)].enqueue(row.pk)


@task()
def make_binder(binder_id: int) -> str:
    """Make the binder if it waits; returns its state."""
    from desk.actions.making import make

    return make(Binder, binder_id)


@task()
def make_archive(archive_id: int) -> str:
    """Make the school's archive if it waits; returns its state."""
    from desk.actions.making import make

    return make(SchoolArchive, archive_id)


TASKS: dict[type[MadeApart], Any] = {Binder: make_binder, SchoolArchive: make_archive}
