"""The life of an invitation: prepared, sent, then accepted, withdrawn or run out."""

from datetime import datetime, timedelta
from enum import StrEnum

VALID_FOR = timedelta(days=14)


class State(StrEnum):
    """Where an invitation stands."""

    PREPARED = "prepared"
    OPEN = "open"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


def state_of(
    *,
    sent_at: datetime | None,
    expires_at: datetime | None,
    accepted_at: datetime | None,
    withdrawn_at: datetime | None,
    now: datetime,
) -> State:
    """What has been done with it decides first, then the clock; valid for 14 days from each sending."""
    if accepted_at:
        return State.ACCEPTED
    if withdrawn_at:
        return State.WITHDRAWN
    if sent_at is None or expires_at is None:
        return State.PREPARED
    return State.OPEN if now < expires_at else State.EXPIRED
