"""The story's clock: lets the same actions that people press tell what happened on an earlier day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from django.utils import timezone


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A wall time in Oslo."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


@contextmanager
def at(then: datetime) -> Iterator[datetime]:
    """While it lasts, now is then; only for building a demonstration, in a process that does nothing else."""
    real = timezone.now
    timezone.now = lambda: then.astimezone(real().tzinfo)
    try:
        yield then
    finally:
        timezone.now = real
