"""`{% load post %}`: how a delivery stands, as shape and word."""

from typing import Any

from django import template

from foundation.post import kinds
from foundation.post.models import Delivery, Message, State

register = template.Library()
MARKS = {
    State.WAITING: "wait",
    State.SENDING: "now",
    State.SENT: "done",
    State.FAILED: "warn",
    State.UNCERTAIN: "warn",
}


@register.inclusion_tag("post/state.html")
def delivery_state(delivery: Delivery) -> dict[str, Any]:
    """`{% delivery_state delivery %}`: mark and word, and the reason where it is not where it should be."""
    return {
        "mark_name": MARKS[State(delivery.state)],
        "word": delivery.get_state_display(),
        "reason": delivery.reason,
    }


@register.filter
def purpose(message: Message) -> str:
    """What the mail is for, in words."""
    return kinds.label_of(message.kind)
