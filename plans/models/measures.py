"""Strategies and measures, and measures that others offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from plans.models.goals import Goal
from plans.models.plans import Part, Plan, line, text


class Strategy(Part):
    """A way of going about a goal; its measures are what is done."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="strategies")
    title = line(_("Strategy"), 200)

    class Meta(Part.Meta):
        verbose_name_plural = "strategies"

    def __str__(self) -> str:
        return self.title

    @property
    def plan(self) -> Plan:
        """The plan it belongs to."""
        return self.goal.plan

    @property
    def standing_measures(self) -> list["Measure"]:
        """Those that have not been removed; prefetched by the page."""
        return [row for row in self.measures.all() if row.removed_at is None]


class Measure(Part):
    """A measure (*tiltak*): what, who, from when to when, how far; and which leadership and community it uses.

    `planned_end` keeps the first end when the measure is moved; `reason` says why it was moved or dropped.
    `leadership` and `dimension` are keys of the programme's content.
    """

    PLANNED, GOING, DONE, ORDINARY, DROPPED = "planned", "going", "done", "ordinary", "dropped"
    STATES = [
        (PLANNED, _("Planned")),
        (GOING, _("Under way")),
        (DONE, _("Done")),
        (ORDINARY, _("In ordinary work")),
        (DROPPED, _("Dropped")),
    ]

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="measures")
    title = line(_("Measure"), 200)
    description = text(_("What is done"), 2000)
    responsible = line(_("Responsible person"), 120)
    function = line(_("Function"), 120)
    starts_on = models.DateField(_("From"), null=True, blank=True)
    ends_on = models.DateField(_("To"), null=True, blank=True)
    planned_end = models.DateField(null=True, blank=True, editable=False)
    state = models.CharField(_("State"), max_length=10, choices=STATES, default=PLANNED)
    state_on = models.DateField(null=True, blank=True, editable=False)
    reason = text(_("Why moved or dropped"), 500)
    leadership = models.CharField(_("Leadership"), max_length=40, blank=True, default="")
    dimension = models.CharField(_("Professional community"), max_length=40, blank=True, default="")

    def __str__(self) -> str:
        return self.title

    @property
    def plan(self) -> Plan:
        """The plan it belongs to."""
        return self.strategy.goal.plan


class Offer(models.Model):
    """A measure offered to the school by the network, a review or the survey's ideas; answered once.

    `source` and `source_key` name where it came from without knowing it: ("decision", "sessions.outcome:12").
    """

    OPEN, ACCEPTED, ADAPTED, DECLINED = "open", "accepted", "adapted", "declined"
    STATES = [
        (OPEN, _("Not answered yet")),
        (ACCEPTED, _("Accepted")),
        (ADAPTED, _("Accepted and adapted")),
        (DECLINED, _("Declined")),
    ]
    DECISION, REVIEW, IDEA = "decision", "review", "idea"
    SOURCES = [
        (DECISION, _("Decision in the network")),
        (REVIEW, _("Review by RKBU")),
        (IDEA, _("Idea from the survey")),
    ]

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="offers")
    source = models.CharField(max_length=10, choices=SOURCES)
    source_key = models.CharField(max_length=60)
    title = PlainTextField(_("Measure"), max_length=200, one_line=True)
    description = PlainTextField(_("What is done"), max_length=2000, blank=True, default="")
    dimension = models.CharField(max_length=40, blank=True, default="")
    offered_on = models.DateField()
    state = models.CharField(max_length=10, choices=STATES, default=OPEN)
    reason = PlainTextField(_("Reason"), max_length=500, blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.SET_NULL, related_name="offers"
    )

    class Meta:
        ordering = ["-offered_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "source_key"], name="offered_once")]

    def __str__(self) -> str:
        return self.title
