"""What the school owner writes each year, and the network's summary for the owner and the council."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from network.models import Network, ProgrammeYear


class SharedOnce(models.Model):
    """Something that is written and then shared; `version` 0 is never."""

    version = models.PositiveIntegerField(default=0, editable=False)
    shared_at = models.DateTimeField(null=True, blank=True, editable=False)
    shared_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_shared(self) -> bool:
        """A version of it has been shared."""
        return self.version > 0


class OwnerYear(SharedOnce):
    """The school owner's four questions in one programme year; the network reads the answers once shared."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="owner_years")
    programme_year = models.OneToOneField(ProgrammeYear, on_delete=models.PROTECT, related_name="owner_year")

    def __str__(self) -> str:
        return f"{self.network}: {self.programme_year}"


class OwnerAnswer(models.Model):
    """An answer to one of the questions; `key` is the question's key in the programme's content."""

    owner_year = models.ForeignKey(OwnerYear, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=40)
    text = PlainTextField(_("Answer"), max_length=4000, blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["owner_year", "key"], name="one_answer_a_question")]

    def __str__(self) -> str:
        return self.key


class NetworkSummary(SharedOnce):
    """The year in the network, half a page for the owner and the municipal council; the convenor writes it."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="summaries")
    programme_year = models.OneToOneField(
        ProgrammeYear, on_delete=models.PROTECT, related_name="network_summary"
    )
    text = PlainTextField(_("The year in the network"), max_length=6000, blank=True, default="")

    class Meta:
        verbose_name_plural = "network summaries"

    def __str__(self) -> str:
        return f"{self.network}: {self.programme_year}"
