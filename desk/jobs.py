"""What the clock does for the desk: `manage.py tick` runs these."""

from datetime import datetime

from desk.actions import keep_to_retention
from desk.actions.binder import clear_binders, look_after_binders


def retention(now: datetime) -> int:
    """Once a day: what has been kept long enough goes, by desk/retention.toml."""
    return keep_to_retention(now=now, by=None)


def binders(now: datetime) -> int:
    """Binders whose maker was killed have failed; those that wait are nudged."""
    return look_after_binders(now)


def old_binders(now: datetime) -> int:
    """Once a day: binders that are outdated or have been kept long enough go."""
    return clear_binders(now)
