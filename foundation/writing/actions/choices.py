"""Keeping the history of figures, dates and choices: their app saves them, and tells here what they were in words."""

from django.db import models, transaction
from django.utils import timezone

from accounts.models import Person
from foundation.writing.actions.history import History


@transaction.atomic
def keep_choice(*, kind: str, obj: models.Model, field: str, before: str, after: str, by: Person) -> None:
    """Enter what the field now gets, and first what it had where that is not entered yet."""
    History(kind, obj, field).keep(before, after, by, timezone.now(), join=False)


@transaction.atomic
def set_choice_aside(*, kind: str, obj: models.Model, field: str, stands: str, mine: str, by: Person) -> None:
    """Enter a choice that met somebody else's, so that neither is lost."""
    history = History(kind, obj, field)
    history.begin(stands, timezone.now())
    history.set_aside(mine, by, timezone.now(), join=False)
