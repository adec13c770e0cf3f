"""What the desk keeps of its own: what has been made apart, the binders (*nettverkspermen*) and schools' archives."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from network.models import ProgrammeYear, School

LOST_AFTER = timedelta(minutes=10)


class Making(models.TextChoices):
    """Where the making of something stands."""

    WAITING = "waiting", _("Waits to be made")
    MAKING = "making", _("Is being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Was not made")


class MadeApart(models.Model):
    """Something big that is asked for with a button and made by a process of its own, which the worker starts.

    `seen` is the fingerprint of what it was made from: when that differs now, what was made is outdated.
    """

    command: ClassVar[str]  # the `manage.py` command that makes the row with a key
    state = models.CharField(max_length=8, choices=Making.choices, default=Making.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    seen = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True

    @property
    def is_under_way(self) -> bool:
        """Asked for, and neither made nor given up."""
        return self.state in (Making.WAITING, Making.MAKING)

    @property
    def is_lost(self) -> bool:
        """Whoever was making it is gone."""
        began = self.started_at
        return self.state == Making.MAKING and began is not None and timezone.now() - began > LOST_AFTER


class Binder(MadeApart):
    """The binder of one programme year, ready in one or more volumes."""

    command = "bind"
    programme_year = models.OneToOneField(ProgrammeYear, on_delete=models.CASCADE, related_name="binder")

    def __str__(self) -> str:
        return f"{self.programme_year}: {self.state}"


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


class SchoolArchive(MadeApart):
    """A school's whole archive as one ZIP (*skolens arkiv*), kept in pieces so that no process holds all of it."""

    command = "archive"
    school = models.OneToOneField(School, on_delete=models.CASCADE, related_name="archive")
    filename = models.CharField(max_length=200, blank=True)
    files = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.school}: {self.state}"

    @property
    def is_kept(self) -> bool:
        """There is a ZIP to fetch."""
        return self.size > 0


class ArchivePiece(models.Model):
    """Some megabytes of a school's archive; the pieces in order are the ZIP."""

    archive = models.ForeignKey(SchoolArchive, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["archive", "number"], name="one_piece_a_number")]

    def __str__(self) -> str:
        return f"{self.archive_id}, {self.number}"
