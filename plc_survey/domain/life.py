"""The life of a round: prepared, opened, open, over, closed for good."""

from datetime import date
from enum import Enum


class State(Enum):
    """Where in its life a round is; only an OPEN one takes answers."""

    PREPARED = "prepared"  # dates are set; the school has not opened it
    WAITING = "waiting"  # opened by the school, the first day is yet to come
    OPEN = "open"
    OVER = "over"  # the last day is past, the results are not computed yet
    CLOSED = "closed"


def state_on(*, opened: bool, closed: bool, opens_on: date, closes_on: date, today: date) -> State:
    """The state on a day (Oslo days, both ends included); computed from the clock, never stored."""
    if closed:
        return State.CLOSED
    if not opened:
        return State.PREPARED
    if today < opens_on:
        return State.WAITING
    return State.OPEN if today <= closes_on else State.OVER
