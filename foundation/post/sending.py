"""Sending one delivery: claimed and committed first, then said to the mail server, then its outcome kept."""

from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from foundation.post.compose import mail_of
from foundation.post.models import Delivery, Fault, Message, State
from foundation.post.transport import NotSent, PerhapsSent, transport

GIVE_UP_AFTER = timedelta(hours=24)
SHORTEST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


def send_one(delivery_id: int) -> str:
    """Send the delivery if it waits and is due; the state it has afterwards, or "" when it was not ours.

    Two workers never send the same row: only one of them changes it from waiting to sending. What the
    program does not know the outcome of stays `sending` or `uncertain` and waits for a person.
    """
    delivery = _claim(delivery_id)
    if delivery is None:
        return ""
    try:
        mail = mail_of(delivery)
        transport().send(mail, parseaddr(settings.DEFAULT_FROM_EMAIL)[1], delivery.email)
    except NotSent as trouble:
        return _not_sent(delivery, trouble)
    except PerhapsSent as trouble:
        return _keep(delivery, State.UNCERTAIN, fault=Fault.UNKNOWN, reply=str(trouble))
    except (ValueError, UnicodeError) as trouble:
        return _keep(delivery, State.FAILED, fault=Fault.UNSENDABLE, reply=str(trouble)[:280])
    return _keep(delivery, State.SENT, fault=Fault.NONE, reply="")


def _claim(delivery_id: int) -> Delivery | None:
    now = timezone.now()
    with transaction.atomic(durable=True):
        ours = Delivery.objects.filter(pk=delivery_id, state=State.WAITING, due_at__lte=now).update(
            state=State.SENDING, attempt=F("attempt") + 1, changed_at=now
        )
    if not ours:
        return None
    return Delivery.objects.select_related("message").get(pk=delivery_id)


def _not_sent(delivery: Delivery, trouble: NotSent) -> str:
    now = timezone.now()
    if not trouble.again:
        return _keep(delivery, State.FAILED, fault=trouble.fault, reply=trouble.reply)
    if now - delivery.asked_at > GIVE_UP_AFTER:
        return _keep(delivery, State.FAILED, fault=Fault.GAVE_UP, reply=trouble.reply)
    due = now + wait_after(now - delivery.asked_at)
    return _keep(delivery, State.WAITING, fault=trouble.fault, reply=trouble.reply, due_at=due)


def wait_after(passed: timedelta) -> timedelta:
    """How long until the next try: half of the time it has waited, between a minute and an hour."""
    return min(max(passed / 2, SHORTEST_WAIT), LONGEST_WAIT)


def _keep(delivery: Delivery, state: State, **outcome: Any) -> str:
    """Keep the outcome of this attempt, unless the row has moved on to a later one."""
    with transaction.atomic():
        changed = Delivery.objects.filter(
            pk=delivery.pk, attempt=delivery.attempt, state__in=[State.SENDING, State.UNCERTAIN]
        ).update(state=state, changed_at=timezone.now(), **outcome)
        if changed and state == State.SENT:
            _empty_secret(delivery.message)
    return state if changed else ""


def _empty_secret(message: Message) -> None:
    """The text of a sign-in mail is not kept once it has gone (shown to visitors of a demonstration only)."""
    open_ones = message.deliveries.exclude(state=State.SENT)
    if message.secret and not settings.DEMO and not open_ones.exists():
        Message.objects.filter(pk=message.pk).update(body="")


def give_up_on_lost(now: datetime, after: timedelta) -> int:
    """Deliveries left `sending` by a worker that is gone become uncertain; how many."""
    return Delivery.objects.filter(state=State.SENDING, changed_at__lt=now - after).update(
        state=State.UNCERTAIN, fault=Fault.LOST, reply="", changed_at=now
    )
