"""The minutes (*referat*) of a session: who was there, what was said and decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from foundation.writing.models import SoftRemoved
from network.models import School
from sessions.models.agenda import AgendaItem
from sessions.models.sessions import NetworkSession


class KeptAs(models.TextChoices):
    """Why there is a version of minutes, where no correction says it."""

    PUBLISHED = "published", _("Published")
    APPROVED = "approved", _("Approved")


class Minutes(models.Model):
    """The minutes of one session; what is published is a frozen version, what stands here is the draft.

    `approved_on` locks them. `remarks_until` is the date for remarks when they are approved in writing.
    """

    session = models.OneToOneField(NetworkSession, on_delete=models.CASCADE, related_name="record")
    summary = PlainTextField(_("In short"), blank=True, max_length=3000)
    taker = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("Minute-taker"),
    )
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    case_number = PlainTextField(_("Case number"), max_length=60, blank=True, one_line=True)
    version = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)
    remarks_until = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_in = models.ForeignKey(
        NetworkSession, null=True, blank=True, on_delete=models.SET_NULL, related_name="approvals"
    )
    correction_reason = PlainTextField(_("What changed, and why?"), blank=True, max_length=1000)
    correcting = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("minutes")

    def __str__(self) -> str:
        return str(self.session)

    @property
    def is_locked(self) -> bool:
        """Approved, and no correction is being written."""
        return self.approved_on is not None and not self.correcting


class Note(models.Model):
    """What was said under an item (information); in the round one note for each school."""

    record = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="notes")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = PlainTextField(_("Notes"), blank=True, max_length=8000)

    class Meta:
        ordering = ["item__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "school"], name="one_note_a_school"),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(school__isnull=True), name="one_note_an_item"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Decision(SoftRemoved):
    """Something the network decided under an item."""

    record = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="decisions")
    text = PlainTextField(_("What was decided?"), max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["item__position", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Remark(models.Model):
    """A member's remark to published minutes, and what was done about it."""

    record = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="remarks")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=120)
    text = PlainTextField(_("Your remark"), max_length=3000)
    answer = PlainTextField(_("Answer"), max_length=400, blank=True, one_line=True)
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Presence(models.TextChoices):
    """Whether somebody was there."""

    UNKNOWN = "", _("Not noted")
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")
    DEPUTY = "deputy", _("Deputy came")


class Attendance(models.Model):
    """One person of a session's list; `name` and `function` are copied so that the minutes stay true."""

    session = models.ForeignKey(NetworkSession, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="attendances")
    name = models.CharField(max_length=120)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    function = models.CharField(max_length=20, blank=True)
    presence = models.CharField(
        _("Attendance"), max_length=8, choices=Presence.choices, default=Presence.UNKNOWN, blank=True
    )
    deputy = PlainTextField(_("Name of the deputy"), max_length=120, blank=True, one_line=True)
    refused: str = ""  # why a name just typed could not be kept; never stored

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="attends_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_presence_display()}"
