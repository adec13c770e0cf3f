"""How far away the next session is, as people say it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Span(StrEnum):
    """The unit in which a distance is said."""

    NONE = "none"
    TODAY = "today"
    TOMORROW = "tomorrow"
    DAYS = "days"
    WEEKS = "weeks"
    LATER = "later"


@dataclass(frozen=True)
class Distance:
    """So many days or whole weeks; beyond eight weeks people say the date."""

    span: Span
    number: int


def distance(day: date | None, today: date) -> Distance:
    """From today to the day; a session that began yesterday and has not ended counts as today."""
    if day is None:
        return Distance(Span.NONE, 0)
    days = (day - today).days
    if days <= 0:
        return Distance(Span.TODAY, 0)
    if days == 1:
        return Distance(Span.TOMORROW, 1)
    if days < 14:
        return Distance(Span.DAYS, days)
    return Distance(Span.WEEKS, days // 7) if days < 56 else Distance(Span.LATER, days)
