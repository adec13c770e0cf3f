"""Reminding once."""

from datetime import date

from foundation.post.models import Reminder


def remind_once(*, kind: str, object_id: int, day: date) -> bool:
    """True the first time for this kind, thing and day, in the caller's transaction; False ever after."""
    _reminder, is_new = Reminder.objects.get_or_create(kind=kind, object_id=object_id, date=day)
    return is_new
