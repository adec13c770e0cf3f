"""Taking away so that it can be undone."""

from datetime import timedelta
from typing import Self

from django.db import models

KEPT_FOR = timedelta(days=30)


class SoftRemovedQuerySet(models.QuerySet):
    """Rows that are there, and rows that were taken away."""

    def there(self) -> Self:
        """Those that have not been taken away."""
        return self.filter(removed_at__isnull=True)

    def taken_away(self) -> Self:
        """Those taken away, the latest first; they are kept for 30 days."""
        return self.filter(removed_at__isnull=False).order_by("-removed_at", "-pk")


class SoftRemoved(models.Model):
    """A row that is taken away by a time stamp and kept for 30 days, so that the person can undo it."""

    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = SoftRemovedQuerySet.as_manager()

    class Meta:
        abstract = True
