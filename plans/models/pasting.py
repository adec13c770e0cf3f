"""What was pasted out of Word and waits for the school to say where it belongs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from plans.models.goals import Goal
from plans.models.plans import Plan


class PieceQuerySet(models.QuerySet["Piece"]):
    """Notions of the domain over pieces."""

    def waiting(self) -> "PieceQuerySet":
        """Those that have neither been taken into the plan nor laid aside."""
        return self.filter(done_at__isnull=True)


class Piece(models.Model):
    """One piece of pasted text: where it may go (`place`, `under`), and whether the school said yes (`chosen`).

    `under` is the goal: «g12» one of the plan's, «p7» another piece that becomes one. `goal` is what that piece
    became. Done pieces can be brought back until the retention file takes them.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="pieces")
    position = models.PositiveIntegerField()
    text = PlainTextField(_("Text"), max_length=6000, blank=True, default="")
    is_heading = models.BooleanField(default=False)
    place = models.CharField(_("Where it goes"), max_length=40, blank=True, default="")
    under = models.CharField(_("Under which goal"), max_length=20, blank=True, default="")
    chosen = models.BooleanField(_("Take this along"), default=False)
    done_at = models.DateTimeField(null=True, blank=True, editable=False)
    goal = models.ForeignKey(
        Goal, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    pasted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    pasted_at = models.DateTimeField(auto_now_add=True)

    objects = PieceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text.partition("\n")[0]
