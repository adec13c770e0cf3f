"""Municipalities and their schools."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.texts import sort_key

WRITTEN_NORWEGIAN = [("nb", _("Bokmål")), ("nn", _("Nynorsk"))]


class Municipality(models.Model):
    """A municipality (*kommune*), the owner of its schools."""

    name = models.CharField(_("Municipality"), max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SchoolQuerySet(models.QuerySet["School"]):
    """Notions of the domain over schools."""

    def in_name_order(self) -> "SchoolQuerySet":
        """Sorted the Norwegian way."""
        return self.order_by("name_key", "pk")


class School(models.Model):
    """A school of a municipality."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="schools")
    name = models.CharField(_("Name of the school"), max_length=120)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    language = models.CharField(
        _("Written Norwegian of the school"), max_length=2, choices=WRITTEN_NORWEGIAN, default="nb"
    )
    staff_count = models.PositiveIntegerField(_("Staff, the leadership not counted"), null=True, blank=True)
    meeting_room = models.CharField(_("Meeting room"), max_length=200, blank=True)
    address = models.CharField(_("Address"), max_length=200, blank=True)

    objects = SchoolQuerySet.as_manager()
    has_principal: bool  # these three are set by queries.school_in_sight()
    network_ids: frozenset[int]
    set_up_ids: frozenset[int]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="school_name_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sorting key in step with the name."""
        self.name_key = sort_key(self.name)
        super().save(*args, **kwargs)
