"""What the clock does with rounds: `manage.py tick` runs these."""

from datetime import datetime

from django.utils import timezone

from plc_survey.actions import close_overdue, count_sheets, forget_sheets, remind_leaderships


def close(now: datetime) -> int:
    """Close rounds whose last day is over."""
    return close_overdue(now=now)


def count(now: datetime) -> int:
    """Once a day: note how many have answered."""
    return count_sheets(day=timezone.localdate(now))


def forget(now: datetime) -> int:
    """Once a day: delete sheets that have been kept long enough."""
    return forget_sheets(day=timezone.localdate(now))


def remind(now: datetime) -> int:
    """Two days before a round ends: ask the leadership to remind the staff aloud."""
    return remind_leaderships(day=timezone.localdate(now))
