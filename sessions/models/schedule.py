"""What the schedule must keep clear of."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation.writing.fields import PlainTextField
from network.models import Network


class ClosedRange(models.Model):
    """Days when the network cannot meet (both ends included): holidays of the municipality, planning days."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="closed_ranges")
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("To"))
    reason = PlainTextField(_("Why"), max_length=120, blank=True, one_line=True)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(name="closed_range_forwards", condition=Q(ends_on__gte=F("starts_on")))
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on}"
