"""What a person decides about a mail that did not go as it should."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.post import tasks
from foundation.post.models import Delivery, State

STUCK = (State.FAILED, State.UNCERTAIN)


@transaction.atomic
def resend(*, delivery: Delivery, by: Person) -> Delivery:
    """Send a failed or uncertain mail once more, with the same Message-ID; harmless pressed twice.

    Raises Refused when the mail's text is no longer kept.
    """
    if delivery.message.secret and not delivery.message.body:
        raise Refused(_("The text of this mail is not kept. Ask for a new one instead."))
    now = timezone.now()
    changed = Delivery.objects.filter(pk=delivery.pk, state__in=STUCK).update(
        state=State.WAITING, asked_at=now, due_at=now, changed_at=now, fault="", reply=""
    )
    if changed:
        record(by=by, action="post.resent", obj=delivery)
        tasks.nudge(delivery)
    delivery.refresh_from_db()
    return delivery


@transaction.atomic
def mark_arrived(*, delivery: Delivery, by: Person) -> Delivery:
    """A person knows that an uncertain mail came through; harmless pressed twice."""
    changed = Delivery.objects.filter(pk=delivery.pk, state=State.UNCERTAIN).update(
        state=State.SENT, changed_at=timezone.now(), fault="", reply=""
    )
    if changed:
        record(by=by, action="post.marked_arrived", obj=delivery)
    delivery.refresh_from_db()
    return delivery
