"""Goals and how they are measured."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.writing.fields import PlainTextField
from plans.models.plans import Part, Plan, Value, line, text


class Goal(Part):
    """What shall be different for the pupils; serves values, is measured, and carries the inquiry cycle."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    title = line(_("Goal"), 200)
    description = text(_("More precisely"), 2000)
    responsible = line(_("Responsible person"), 120)
    function = line(_("Function"), 120)
    values = models.ManyToManyField(Value, related_name="goals", blank=True, verbose_name=_("Values"))
    # the inquiry cycle (Timperley 2011); the questions stand in the programme's content
    pupils_need = text(_("What the pupils need"), 2000)
    adults_need = text(_("What we adults need"), 2000)
    deepen = text(_("How we deepen and refine"), 2000)
    engage = text(_("How the pupils are engaged"), 2000)
    effect = text(_("What the effect is"), 2000)

    def __str__(self) -> str:
        return self.title

    @property
    def standing_indicators(self) -> list["Indicator"]:
        """Those that have not been removed; prefetched by the page."""
        return [row for row in self.indicators.all() if row.removed_at is None]

    @property
    def standing_milestones(self) -> list["Milestone"]:
        """Those that have not been removed; prefetched by the page."""
        return [row for row in self.milestones.all() if row.removed_at is None]

    @property
    def standing_strategies(self) -> list[Any]:
        """Those that have not been removed; prefetched by the page."""
        return [row for row in self.strategies.all() if row.removed_at is None]


class Indicator(Part):
    """How a goal is measured: a number with a unit, or described signs on steps from 1 (one step a line).

    `dimension` is the key of the survey's dimension that fills it, empty for the school's own figures.
    """

    NUMBER, SIGNS = "number", "signs"
    KINDS = [(NUMBER, _("A number")), (SIGNS, _("Described signs"))]
    UP, DOWN = "up", "down"
    DIRECTIONS = [(UP, _("Should rise")), (DOWN, _("Should fall"))]

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="indicators")
    what = line(_("What do you measure?"), 200)
    kind = models.CharField(_("Measured by"), max_length=10, choices=KINDS, default=NUMBER)
    unit = line(_("Unit"), 60)
    steps = text(_("The signs, step by step"), 2000)
    source = line(_("Where do you get the figure?"), 200)
    baseline = models.DecimalField(_("Baseline"), max_digits=9, decimal_places=2, null=True, blank=True)
    baseline_on = models.DateField(_("Measured when?"), null=True, blank=True)
    target = models.DecimalField(_("Target"), max_digits=9, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(_("Reached when?"), null=True, blank=True)
    direction = models.CharField(_("Direction"), max_length=5, choices=DIRECTIONS, default=UP)
    dimension = models.CharField(_("Dimension of the survey"), max_length=40, blank=True, default="")

    def __str__(self) -> str:
        return self.what

    @property
    def plan(self) -> Plan:
        """The plan it belongs to."""
        return self.goal.plan


class YearTarget(models.Model):
    """The target for one school year, `year` its first August; due at 30 June."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="year_targets")
    year = models.PositiveIntegerField(_("School year"))
    value = models.DecimalField(_("Target"), max_digits=9, decimal_places=2)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="one_target_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"


class Reading(models.Model):
    """One measuring of an indicator: the school's own, a survey's mean, or a joint judgement; never mixed.

    A survey's reading carries the key of its round (`source_key`) and, where too few answered, no value.
    `shared` is the answer to whether a survey's figure may go with the shared plan: None until asked.
    """

    OWN, SURVEY, JOINT = "own", "survey", "joint"
    SERIES = [(OWN, _("Own figure")), (SURVEY, _("Survey")), (JOINT, _("Joint judgement"))]

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    read_on = models.DateField(_("When"))
    value = models.DecimalField(_("Figure"), max_digits=9, decimal_places=2, null=True, blank=True)
    note = PlainTextField(_("Note"), max_length=500, blank=True, default="")
    series = models.CharField(max_length=6, choices=SERIES, default=OWN)
    source_key = models.CharField(max_length=60, blank=True, default="")
    shared = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["read_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "read_on", "series"], name="one_reading_a_day"),
            models.UniqueConstraint(
                fields=["indicator", "source_key"], condition=~Q(source_key=""), name="one_reading_a_round"
            ),
            models.CheckConstraint(
                name="own_figures_have_a_value", condition=Q(value__isnull=False) | Q(series="survey")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.read_on}: {self.value}"

    @property
    def plan(self) -> Plan:
        """The plan it belongs to."""
        return self.indicator.goal.plan


class Milestone(Part):
    """What shall be in place in one school year on the way to a goal."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="milestones")
    year = models.PositiveIntegerField(_("School year"))
    text = line(_("Milestone"), 300)
    reached_on = models.DateField(_("Reached"), null=True, blank=True)

    class Meta(Part.Meta):
        ordering = ["year", "position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def plan(self) -> Plan:
        """The plan it belongs to."""
        return self.goal.plan
