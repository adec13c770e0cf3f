"""The plan itself: whose, how long, how far, and its running texts."""

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.writing.fields import PlainTextField
from foundation.writing.models import SoftRemoved
from network.models import Network, School
from plans.domain.life import Stage

STAGES = [
    (Stage.SKETCH.value, _("Sketch")),
    (Stage.DRAFT.value, _("Draft")),
    (Stage.FINAL.value, _("Final")),
    (Stage.REVISED.value, _("Revised")),
]
LONG = 6000


def text(label: Any, most: int = LONG) -> PlainTextField:
    """A running text of the plan, empty until somebody writes."""
    return PlainTextField(label, max_length=most, blank=True, default="")


def line(label: Any, most: int = 200) -> PlainTextField:
    """A text of one line, empty until somebody writes."""
    return PlainTextField(label, max_length=most, one_line=True, blank=True, default="")


class Plan(models.Model):
    """A school's goal and strategy plan for the teacher-pupil relation; one per school and network.

    `first_year` is the year of its first August; `years` is how many school years it reaches.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="plans")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="plans")
    first_year = models.PositiveIntegerField(_("First school year"))
    years = models.PositiveSmallIntegerField(
        _("Number of school years"), default=5, validators=[MinValueValidator(3), MaxValueValidator(10)]
    )
    stage = models.CharField(_("Stage"), max_length=10, choices=STAGES, default=Stage.SKETCH.value)
    stage_on = models.DateField(_("At this stage since"), null=True, blank=True)
    laid_year = models.PositiveIntegerField(_("The school year the plan is laid in detail for"))
    created_at = models.DateTimeField(auto_now_add=True)

    # 1 the project
    purpose = text(_("Why the school does this"))
    organisation = text(_("Organisation"))
    staff_part = text(_("The staff's part"), 2000)
    union_part = text(_("The unions' part"), 2000)
    parent_part = text(_("The parents' part"), 2000)
    pupil_part = text(_("The pupils' part"), 2000)
    owner_part = text(_("The school owner's part"), 2000)
    teacher_groups = text(_("Groups in the teacher module"), 2000)
    teacher_meetings = text(_("Meeting plan of the groups"), 2000)
    teacher_contact = text(_("Contact between the leadership and the groups"), 2000)
    anchoring = text(_("Anchoring"))
    ordinary_work = text(_("How it becomes ordinary work"))
    follow_up = text(_("How the plan is followed up"))
    # 2 the relation today
    relation_today = text(_("The relation today"))
    relation_source = text(_("How do you know?"))
    # 3 values
    values_intro = text(_("How the values were chosen"))
    # 4 vision
    vision = text(_("Vision"), 500)
    vision_reached = text(_("When is the vision reached?"), 2000)
    # 5 goals, 6 strategy
    goals_intro = text(_("About the goals"))
    strategy_intro = text(_("About the strategy"))
    # 7 challenges
    challenges = text(_("Main challenges"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "network"], name="one_plan_per_school")]

    def __str__(self) -> str:
        return f"{self.school} {self.period}"

    @property
    def period(self) -> str:
        """First and last calendar year: «2026–2031»."""
        return f"{self.first_year}–{self.first_year + self.years}"

    @property
    def starts_on(self) -> date:
        """1 May before the first school year: where the programme year begins."""
        return date(self.first_year, 5, 1)

    @property
    def ends_on(self) -> date:
        """31 July of the last school year."""
        return date(self.first_year + self.years, 7, 31)


class Part(SoftRemoved):
    """What every part that can be added, moved and removed has: its place, and a removal that can be undone."""

    position = models.PositiveSmallIntegerField(default=0)
    plan: Any  # a field of the part, or the way to its goal's or strategy's plan

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Value(Part):
    """A value: what it means here, and what it asks of every member of staff, one expectation a line."""

    LIVES, DEVELOP = "lives", "develop"
    STANDINGS = [(LIVES, _("Lives today")), (DEVELOP, _("We want to develop it"))]

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="values")
    name = line(_("Name of the value"), 60)
    meaning = text(_("What it means here"), 1000)
    asks = text(_("What it asks of each of us"), 2000)
    standing = models.CharField(
        _("Where it stands"), max_length=10, choices=STANDINGS, blank=True, default=""
    )

    def __str__(self) -> str:
        return self.name


class Stakeholder(Part):
    """Someone who needs special follow-up: who, what is at stake, and what the school does."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="stakeholders")
    who = line(_("Who"))
    stake = text(_("What is at stake"), 1000)
    action = text(_("What we do"), 1000)

    def __str__(self) -> str:
        return self.who
