"""What a closed round leaves: the stored result, the leadership's own judgement, ideas."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from network.models import Network, School
from plans.models import Measure
from plc_survey.models.rounds import Round


class RoundResult(models.Model):
    """Computed once at closing, never changed: `figures` is `plc_survey.domain.result.Result` as JSON.

    Counts, sums, squares and products; what lies below the threshold is not in it.
    """

    round = models.OneToOneField(Round, primary_key=True, on_delete=models.CASCADE, related_name="result")
    sheets = models.PositiveIntegerField()
    figures = models.JSONField()

    def __str__(self) -> str:
        return f"{self.round}: {self.sheets}"


class LeadershipAnswer(models.Model):
    """The leadership's own judgement, given together before the round closes; never mixed with the staff's."""

    round = models.OneToOneField(
        Round, primary_key=True, on_delete=models.CASCADE, related_name="leadership_answer"
    )
    answers = models.JSONField(default=list)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.round}: leadership"


class Idea(models.Model):
    """One of the three good ideas for Monday; `measure` is what it became in the plan."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="ideas")
    number = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(3)])
    text = PlainTextField(_("Idea"), max_length=400, blank=True, default="")
    dimension = models.CharField(_("Strengthens"), max_length=40, blank=True, default="")
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="idea_number_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def school(self) -> School:
        """Whose idea it is."""
        return self.round.school

    @property
    def network(self) -> Network:
        """The network of its round."""
        return self.round.network
