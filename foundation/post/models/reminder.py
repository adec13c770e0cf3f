"""What has been reminded of."""

from django.db import models


class Reminder(models.Model):
    """One reminder or digest, once for a thing and a date, however often the clock strikes."""

    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    date = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "date"], name="reminded_once")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.date}"
