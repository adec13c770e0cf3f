"""Calls to a session and the answers to them."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from network.models import School
from sessions.models.sessions import NetworkSession


class CallKind(models.TextChoices):
    """What a call says."""

    CALL = "call", _("First call")
    UPDATE = "update", _("Updated call")
    CANCEL = "cancel", _("Cancellation")


class Call(models.Model):
    """One sending of a call: first, updated or cancelling; `sequence` is the calendar entry's.

    `facts` is when and where, as this call said it: when the session's differ, an updated call is due.

    The constraint is what makes a second press, or two people at once, harmless.
    """

    session = models.ForeignKey(NetworkSession, on_delete=models.CASCADE, related_name="calls")
    kind = models.CharField(max_length=8, choices=CallKind.choices)
    sequence = models.PositiveIntegerField()
    note = PlainTextField(_("A greeting of your own"), blank=True, max_length=2000)
    facts = models.JSONField(default=list)
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(fields=["session", "sequence"], name="call_sequence_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sequence}"


class Answer(models.TextChoices):
    """What somebody answers to a call."""

    NONE = "", _("Has not answered")
    COMING = "coming", _("Coming")
    NOT_COMING = "not_coming", _("Not coming")
    DEPUTY = "deputy", _("Sends a deputy")


class CallAnswerQuerySet(models.QuerySet["CallAnswer"]):
    """Notions of the domain over those who were called."""

    def called(self) -> "CallAnswerQuerySet":
        """Those who have the entry in their calendar now."""
        return self.filter(left_at__isnull=True)


class CallAnswer(models.Model):
    """One person who was called, and what they answered.

    `school` and `function` are what the person was called as. The link in the mail is signed over this row's key.
    `sequence` is the highest that the entry in this person's calendar has had, −1 before any. `left_at` is set when
    they no longer belonged at the session and the entry was taken out; who belongs again is called again.
    """

    session = models.ForeignKey(NetworkSession, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="call_answers")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    function = models.CharField(max_length=20, blank=True)
    answer = models.CharField(
        _("Your answer"), max_length=10, choices=Answer.choices, default=Answer.NONE, blank=True
    )
    deputy = PlainTextField(_("Name of the deputy"), max_length=120, blank=True, one_line=True)
    word = PlainTextField(_("A word to the convenor"), max_length=400, blank=True, one_line=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    sequence = models.IntegerField(default=-1)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = CallAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="called_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_answer_display()}"


def new_nonce() -> str:
    """What a feed's secret address is derived from."""
    return secrets.token_hex(16)


class CalendarFeed(models.Model):
    """A person's private calendar address; a new nonce makes the old address useless."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    nonce = models.CharField(max_length=32, unique=True, default=new_nonce)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.person)
