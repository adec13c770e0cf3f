"""What a text field has held."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

JOINED_FOR = timedelta(minutes=10)


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Notions of the history of a field."""

    def of(self, kind: str, object_id: int, field: str) -> "RevisionQuerySet":
        """The history of one field, newest first."""
        return self.filter(kind=kind, object_id=object_id, field=field).order_by("-number")


class Revision(models.Model):
    """One text of one field: what one person wrote there within ten minutes.

    `stands` is False for a text that met another person's and was set aside; it never was the field's.
    `model` is the label of the object's model, so that the history goes when the object is gone for good.
    `by` is empty for what the field held before its first saving here.
    """

    kind = models.CharField(max_length=60)
    model = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    field = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    digest = models.CharField(max_length=16)
    stands = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    first_saved = models.DateTimeField()
    last_saved = models.DateTimeField()

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "field", "number"], name="revision_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}.{self.field} no. {self.number}"

    def goes_on(self, by: int | None, now: datetime, *, stands: bool) -> bool:
        """Whether what this person saves now is a continuation of this revision."""
        return self.by_id == by and self.stands == stands and now - self.first_saved < JOINED_FOR
