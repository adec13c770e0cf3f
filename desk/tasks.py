"""The worker's side of binders: a task carries a key, reads the row again, and is harmless twice."""

from django_tasks import task

from desk.models import Binder


def nudge(binder: Binder) -> None:
    """Tell the worker that a binder waits; the row is the truth, so a lost nudge loses nothing."""
    make_binder.enqueue(binder.pk)


@task()
def make_binder(binder_id: int) -> str:
    """Make the binder if it waits; returns its state."""
    from desk.actions.binder import make

    return make(binder_id)
