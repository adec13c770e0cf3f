"""Who did what to what, and when."""

from typing import Any

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One act, never changed afterwards; `kind` and `object_id` name the thing without a foreign key."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    action = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    network_id = models.BigIntegerField(null=True, db_index=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "object_id"])]

    def __str__(self) -> str:
        return f"{self.action} {self.kind}:{self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once; raises TypeError on any later change."""
        if not self._state.adding:
            raise TypeError("an audit entry is never changed")
        super().save(*args, **kwargs)
