"""What the desk keeps of its own: the binders (*nettverkspermen*) that have been made."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from network.models import ProgrammeYear

LOST_AFTER = timedelta(minutes=10)


class BinderState(models.TextChoices):
    """Where the making of a binder stands."""

    WAITING = "waiting", _("Waits to be made")
    MAKING = "making", _("Is being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Was not made")


class Binder(models.Model):
    """The binder of one programme year: asked for, being made by the worker, ready in one or more volumes.

    `seen` is the fingerprint of what it was made from: when the year's differs, the binder is outdated.
    """

    programme_year = models.OneToOneField(ProgrammeYear, on_delete=models.CASCADE, related_name="binder")
    state = models.CharField(max_length=8, choices=BinderState.choices, default=BinderState.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    seen = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.programme_year}: {self.state}"

    @property
    def is_under_way(self) -> bool:
        """Asked for, and neither made nor given up."""
        return self.state in (BinderState.WAITING, BinderState.MAKING)

    def is_lost(self, now: datetime) -> bool:
        """Whoever was making it is gone."""
        began = self.started_at
        return self.state == BinderState.MAKING and began is not None and now - began > LOST_AFTER


class BinderVolume(models.Model):
    """A finished volume: its PDF, and how it is called."""

    binder = models.ForeignKey(Binder, on_delete=models.CASCADE, related_name="volumes")
    number = models.PositiveSmallIntegerField()
    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["binder", "number"], name="one_volume_a_number")]

    def __str__(self) -> str:
        return self.filename
