"""Frozen copies of what was shared or published."""

from typing import Any

from django.conf import settings
from django.db import models


class FrozenPart(models.Model):
    """The content of a part, stored once however many versions hold it."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.JSONField()

    def __str__(self) -> str:
        return self.digest[:12]


class FrozenVersion(models.Model):
    """A thing as it was when it was shared or published; never changed, never made from live rows again.

    `parts` is a list of [name, digest of its content], in reading order.
    """

    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    number = models.PositiveIntegerField()
    schema = models.PositiveIntegerField(default=1)
    language = models.CharField(max_length=2)
    parts = models.JSONField()
    reason = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["kind", "object_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "number"], name="frozen_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once; raises TypeError on any later change."""
        if not self._state.adding:
            raise TypeError("a frozen version is never changed")
        super().save(*args, **kwargs)
