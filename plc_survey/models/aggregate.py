"""The network's figures, frozen."""

from django.db import models

from accounts.models import Person
from network.models import Network
from plc_survey.models.rounds import Phase, Round


class Publication(models.Model):
    """Figures of the network for one phase of one programme year, frozen when published.

    `rounds` are those included then; no school can be read out of `figures`, nor out of two publications.
    """

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="survey_publications")
    phase = models.CharField(max_length=10, choices=Phase.choices)
    year = models.PositiveIntegerField()
    rounds = models.ManyToManyField(Round, related_name="+")
    figures = models.JSONField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.network}: {self.phase} {self.year}"
