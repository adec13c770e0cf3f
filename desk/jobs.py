"""What the clock does for the desk: `manage.py tick` runs these."""

from datetime import datetime

from desk.actions import keep_to_retention
from desk.actions.archive import clear_archives
from desk.actions.binder import clear_binders
from desk.actions.making import look_after
from desk.models import Binder, SchoolArchive


def retention(now: datetime) -> int:
    """Once a day: what has been kept long enough goes, by desk/retention.toml."""
    return keep_to_retention(now=now, by=None)


def binders(now: datetime) -> int:
    """Binders whose maker was killed have failed; those that wait are nudged."""
    return look_after(Binder, now)


def archives(now: datetime) -> int:
    """The same for schools' archives."""
    return look_after(SchoolArchive, now)


def old_binders(now: datetime) -> int:
    """Once a day: binders that are outdated or have been kept long enough go."""
    return clear_binders(now)


def old_archives(now: datetime) -> int:
    """The same for schools' archives."""
    return clear_archives(now)
