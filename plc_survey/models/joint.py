"""The joint judgement of schools with fewer than five staff."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from network.models import Network, School
from plc_survey.models.rounds import Phase, Share
from programme.models import ContentVersion


class JointRubric(models.Model):
    """Staff and leadership agree, in one room, where they stand; not anonymous, and the page says so."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="joint_rubrics")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="joint_rubrics")
    content = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(_("When in the year"), max_length=10, choices=Phase.choices)
    held_on = models.DateField(_("Date"))
    present = models.PositiveSmallIntegerField(_("How many took part"))
    share = models.CharField(_("Who sees it"), max_length=10, choices=Share.choices, default=Share.NOBODY)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "network", "held_on"], name="one_rubric_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.school}: {self.held_on}"


class JointJudgement(models.Model):
    """One dimension: the stage agreed on (1 starting line, 2 under way, 3 established) and why."""

    rubric = models.ForeignKey(JointRubric, on_delete=models.CASCADE, related_name="judgements")
    dimension = models.CharField(max_length=40)
    level = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(3)])
    reason = PlainTextField(_("What makes you say so"), max_length=500, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rubric", "dimension"], name="dimension_judged_once")]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.level}"
