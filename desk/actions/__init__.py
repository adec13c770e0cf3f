"""Every write of the desk: erasing a person, and keeping to the retention file."""

from desk.actions.erasure import erase_person
from desk.actions.retention import keep_to_retention

__all__ = ["erase_person", "keep_to_retention"]
