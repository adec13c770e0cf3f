"""The worker's side of the outbox: each task takes a key, reads the state again, and is harmless twice."""

from django_tasks import task

from foundation.post.models import Delivery

AHEAD = 50  # sign-in codes go before everything else that waits


def nudge(delivery: Delivery, *, first: bool = False) -> None:
    """Tell the worker that a delivery waits; the row is the truth, so a lost nudge loses nothing."""
    deliver.using(priority=AHEAD if first else 0).enqueue(delivery.pk)


@task()
def deliver(delivery_id: int) -> str:
    """Send one delivery, if it still waits; returns its state."""
    from foundation.post.sending import send_one

    return send_one(delivery_id)
