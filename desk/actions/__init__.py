"""Every write of the desk: a person's own page, erasing a person, and keeping to the retention file."""

from desk.actions.erasure import erase_person
from desk.actions.profile import save_profile
from desk.actions.retention import keep_to_retention

__all__ = ["erase_person", "keep_to_retention", "save_profile"]
