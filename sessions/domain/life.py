"""The life of a session: which step comes next, and whether a date will do. Dates and times are Oslo wall time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

PLANNED, CALLED, HELD = "planned", "called", "held"
PUBLISHED, APPROVED, CANCELLED = "published", "approved", "cancelled"

LONG_GAP = timedelta(days=60)
TIME_FOR_REMARKS = timedelta(days=14)


@dataclass(frozen=True)
class Step:
    """The one next step: for whom it is shown, and its key."""

    key: str
    for_convenor: bool = True


def next_step(
    *, state: str, starts_at: datetime, ends_at: datetime, now: datetime, begun: bool
) -> Step | None:
    """What the convenor (or a member) does next; None when nothing waits.

    >>> at = datetime(2027, 1, 19, 13)
    >>> next_step(state="planned", starts_at=at, ends_at=at, now=at - timedelta(days=20), begun=False)
    Step(key='call', for_convenor=True)
    """
    if state == PLANNED:
        return Step("call") if now < ends_at else Step("late")
    if state == CALLED:
        if begun:
            return Step("go_on")
        return Step("hold") if now.date() >= starts_at.date() else Step("prepare", for_convenor=False)
    if state == HELD:
        return Step("write_minutes")
    if state == PUBLISHED:
        return Step("approve")
    return None


def overlaps(start: datetime, minutes: int, other: datetime, other_minutes: int) -> bool:
    """Whether two sessions share any minute."""
    return start < other + timedelta(minutes=other_minutes) and other < start + timedelta(minutes=minutes)


def approve_in_writing(held_on: date, next_on: date | None) -> bool:
    """Minutes are approved in writing when no session follows within 60 days."""
    return next_on is None or next_on - held_on > LONG_GAP


def remarks_until(published_on: date) -> date:
    """The last day for remarks when minutes are approved in writing: 14 days."""
    return published_on + TIME_FOR_REMARKS
