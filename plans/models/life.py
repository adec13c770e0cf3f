"""What happens along the way: log, value checks, sharing and handing out."""

import secrets
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from foundation.writing.models import FrozenVersion
from plans.models.plans import Plan, Value


class LogEntry(models.Model):
    """A dated note in the school's log; a shared one goes with the plan when that is shared."""

    MANUAL, STORY, CHALLENGE = "manual", "story", "challenge"
    KINDS = [
        (MANUAL, _("How the manual is followed")),
        (STORY, _("A good story")),
        (CHALLENGE, _("A challenge")),
    ]

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="log")
    on = models.DateField(_("Date"))
    kind = models.CharField(_("Kind"), max_length=10, choices=KINDS)
    text = PlainTextField(_("Text"), max_length=2000)
    shared = models.BooleanField(_("Goes with the plan when it is shared"), default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "log entries"

    def __str__(self) -> str:
        return f"{self.on}: {self.get_kind_display()}"


class ValueCheck(models.Model):
    """The leadership's own judgement, together, of how far what is done agrees with the values.

    `session_key` names the middle session of that day, without knowing it; empty between sessions.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="value_checks")
    on = models.DateField(_("Date"))
    session_key = models.CharField(max_length=60, blank=True, default="")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "on"], name="one_value_check_a_day")]

    def __str__(self) -> str:
        return f"{self.on}"


def _mark(label: Any) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class ValueMark(models.Model):
    """One value in a value check: 1–5 for the teachers and for the leaders, with an example each."""

    check_row = models.ForeignKey(ValueCheck, on_delete=models.CASCADE, related_name="marks")
    value = models.ForeignKey(Value, on_delete=models.CASCADE, related_name="marks")
    teachers = _mark(_("Teachers"))
    leaders = _mark(_("Leaders"))
    teachers_example = PlainTextField(_("Example, teachers"), max_length=500, blank=True, default="")
    leaders_example = PlainTextField(_("Example, leaders"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ["value__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["check_row", "value"], name="value_marked_once")]

    def __str__(self) -> str:
        return f"{self.value}: {self.teachers}, {self.leaders}"


class Share(models.Model):
    """A frozen version of the plan that an audience may read until it is withdrawn."""

    NETWORK, OWNER, RKBU = "network", "owner", "rkbu"
    AUDIENCES = [
        (NETWORK, _("The network")),
        (OWNER, _("The school owner")),
        (RKBU, _("RKBU")),
    ]

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="shares")
    audience = models.CharField(max_length=10, choices=AUDIENCES)
    version = models.ForeignKey(FrozenVersion, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField(auto_now_add=True)
    shared_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "audience"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_share_an_audience",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.audience}"


def new_token() -> str:
    """An address that nobody guesses: 22 letters, 128 bits."""
    return secrets.token_urlsafe(16)


class Handout(models.Model):
    """A plan handed out by a link without account; the version holds only what was ticked.

    The token is kept as it is: the school shows and prints its own link for as long as it is open.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="handouts")
    token = models.CharField(max_length=32, unique=True, default=new_token)
    version = models.ForeignKey(FrozenVersion, on_delete=models.PROTECT, related_name="+")
    extras = models.JSONField(default=dict)
    handed_out_at = models.DateTimeField(auto_now_add=True)
    handed_out_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-handed_out_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(withdrawn_at__isnull=True), name="one_open_handout"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}"
