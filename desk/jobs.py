"""What the clock does for the desk: `manage.py tick` runs these."""

from datetime import datetime

from desk.actions import keep_to_retention


def retention(now: datetime) -> int:
    """Once a day: what has been kept long enough goes, by desk/retention.toml."""
    return keep_to_retention(now=now, by=None)
