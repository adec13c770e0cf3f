"""The forms that came in, by their print: nothing of what was written, and nobody's name."""

from datetime import timedelta
from typing import Self

from django.db import IntegrityError, models, transaction
from django.utils import timezone

GIVEN_UP = timedelta(minutes=2)
"""After so long without an answer the process that worked on a form is dead, and what it did is undone."""


class Forms(models.QuerySet["SentForm"]):
    """Claiming a form before the work, and keeping where the answer led."""

    def claim(self, *, key: str) -> bool:
        """Whether this is the first time the form comes; exactly one of two at once is told so."""
        try:
            with transaction.atomic():
                self.create(key=key)
        except IntegrityError:
            self.filter(key=key, answered=False, came_at__lt=timezone.now() - GIVEN_UP).delete()
            return False
        return True

    def answer(self, *, key: str, location: str) -> None:
        """Keep where the one who sent it was led."""
        self.filter(key=key).update(answered=True, location=location)

    def release(self, *, key: str) -> None:
        """Nothing came of it: the same form may be sent again."""
        self.filter(key=key).delete()

    def of(self, key: str) -> Self:
        """The form of that print."""
        return self.filter(key=key)


class SentForm(models.Model):
    """A form of one loaded page with what was typed on it: a print of both, so that it is known when it comes again."""

    key = models.CharField(primary_key=True, max_length=64)
    came_at = models.DateTimeField(default=timezone.now, db_index=True)
    answered = models.BooleanField(default=False)
    location = models.TextField(blank=True, default="")

    objects = Forms.as_manager()

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.came_at:%Y-%m-%d %H:%M}"
