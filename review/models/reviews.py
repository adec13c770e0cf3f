"""RKBU's reviews: one a network and occasion, with a part for each school."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from network.models import Network, ProgrammeYear, School
from review.domain.occasions import Occasion
from sessions.models import NetworkSession, Task

OCCASIONS = [
    (Occasion.FIRST.value, _("First session")),
    (Occasion.MIDPOINT.value, _("Midpoint")),
    (Occasion.LAST.value, _("Last session")),
]


def words(label: Any, most: int = 3000) -> PlainTextField:
    """A text of the reviewer's own, empty until somebody writes."""
    return PlainTextField(label, max_length=most, blank=True, default="")


class OwnWords(models.Model):
    """The reviewer's own words, and when they were last shared; `version` 0 is never."""

    summary = words(_("In short"), 1000)
    strengths = words(_("Strengths"))
    advice = words(_("Advice"))
    next_step = PlainTextField(_("Agreed next step"), max_length=300, one_line=True, blank=True, default="")
    question = words(_("The question we take with us"), 600)
    private_note = words(_("Private note"), 6000)
    version = models.PositiveIntegerField(default=0, editable=False)
    shared_at = models.DateTimeField(null=True, blank=True, editable=False)
    shared_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    OWN = ("summary", "strengths", "advice", "next_step", "question")

    class Meta:
        abstract = True

    @property
    def is_shared(self) -> bool:
        """A version of it has been shared."""
        return self.version > 0

    @property
    def is_begun(self) -> bool:
        """The reviewer has written something that can be shared."""
        return any(getattr(self, name) for name in self.OWN)

    @property
    def state(self) -> str:
        """«shared», «begun» or «empty»."""
        return "shared" if self.is_shared else "begun" if self.is_begun else "empty"


class Review(OwnWords):
    """A review of one network at one occasion of a programme year: the network's part, and the schools'."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="reviews")
    programme_year = models.ForeignKey(ProgrammeYear, on_delete=models.PROTECT, related_name="reviews")
    occasion = models.CharField(_("Occasion"), max_length=10, choices=OCCASIONS)
    session = models.ForeignKey(
        NetworkSession, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviews"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    begun_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["programme_year__year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme_year", "occasion"], name="one_review_an_occasion")
        ]

    def __str__(self) -> str:
        return f"{self.network}: {self.get_occasion_display()}"


class Step(models.TextChoices):
    """What the agreed next step becomes when the part is shared."""

    WORDS = "", _("Only words in the review")
    TASK = "task", _("A task for the school, with a date")
    MEASURE = "measure", _("A measure offered to the school's plan")


class SchoolPart(OwnWords):
    """The review's part for one school, which only that school and the network's reviewers read; and its answer.

    `network` is the review's, kept here too so that rules need no further query.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="parts")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="review_parts")
    step_becomes = models.CharField(
        _("The agreed next step becomes"), max_length=8, choices=Step.choices, default=Step.WORDS, blank=True
    )
    step_due = models.DateField(_("By when"), null=True, blank=True)
    step_task = models.ForeignKey(
        Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    answer = words(_("The school's answer"))
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        ordering = ["school__name_key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "school"], name="one_part_a_school"),
            models.CheckConstraint(
                name="task_has_a_date", condition=~Q(step_becomes="task") | Q(step_due__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school}: {self.review.get_occasion_display()}"

    @property
    def is_answered(self) -> bool:
        """The school has sent its answer."""
        return self.answered_at is not None
