"""The agenda of a session: items, papers and what members propose."""

import secrets

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from foundation.writing.models import SoftRemoved, SoftRemovedQuerySet
from network.models import School
from sessions.models.sessions import NetworkSession


class ItemKind(models.TextChoices):
    """What the program does with an item beyond showing it."""

    PLAIN = "plain", _("Item")
    APPROVAL = "approval", _("Approval of the last minutes")
    ROUND = "round", _("Round of the schools")
    FILMS = "films", _("Film")
    CONSTITUTION = "constitution", _("Constitution")
    TASKS = "tasks", _("Tasks")
    CONTINUATION = "continuation", _("The network from here")
    EXERCISE = "exercise", _("Exercise")


class AgendaItemQuerySet(SoftRemovedQuerySet):
    """Notions of the domain over agenda items."""

    def live(self) -> "AgendaItemQuerySet":
        """Those not removed, in order."""
        return self.there().order_by("position", "pk")


class AgendaItem(SoftRemoved):
    """One item of an agenda: what, how long, and whether the public may read it.

    `key` is the content's key ("round", "values", an exercise's key), empty for the convenor's own items.
    `exempt_basis` is the legal basis when the item is exempt from public access (*unntatt offentlighet*).
    """

    session = models.ForeignKey(NetworkSession, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=1)
    key = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=ItemKind.choices, default=ItemKind.PLAIN)
    title = PlainTextField(_("Title"), max_length=160, one_line=True)
    text = PlainTextField(_("Text"), blank=True, max_length=3000)
    minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("duration", "Minutes"), default=10, validators=[MaxValueValidator(480)]
    )
    leader = PlainTextField(_("Who leads it"), max_length=120, blank=True, one_line=True)
    exempt = models.BooleanField(_("Exempt from public access"), default=False)
    exempt_basis = PlainTextField(_("Legal basis"), max_length=200, blank=True, one_line=True)
    private_note = PlainTextField(_("Your private note"), blank=True, max_length=4000)

    objects = AgendaItemQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager than the mixin's

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


def attachment_path(attachment: "Attachment", filename: str) -> str:
    """A stored name that nobody can guess and that takes nothing from what the sender called the file."""
    return f"attachments/{attachment.session_id}/{secrets.token_hex(16)}"


class Attachment(SoftRemoved):
    """A paper to the agenda: PDF, docx or pptx of at most 20 MB, its content checked when it came."""

    session = models.ForeignKey(NetworkSession, on_delete=models.CASCADE, related_name="attachments")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="attachments"
    )
    title = PlainTextField(_("Name of the paper"), max_length=160, one_line=True)
    filename = models.CharField(max_length=200)
    mimetype = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=attachment_path, max_length=200)
    exempt = models.BooleanField(_("Exempt from public access"), default=False)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.title


class ProposalState(models.TextChoices):
    """What became of a member's proposal."""

    OPEN = "open", _("Waits for the convenor")
    ACCEPTED = "accepted", _("On the agenda")
    DECLINED = "declined", _("Not this time")


class Proposal(models.Model):
    """A matter that a member wants on the agenda, and the convenor's answer."""

    session = models.ForeignKey(NetworkSession, on_delete=models.CASCADE, related_name="proposals")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=120)
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    title = PlainTextField(_("What is it about?"), max_length=160, one_line=True)
    text = PlainTextField(_("Why, and what do you want from the others?"), blank=True, max_length=3000)
    minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("duration", "Minutes"), default=10, validators=[MaxValueValidator(120)]
    )
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.OPEN)
    reply = PlainTextField(_("A word to the one who proposed it"), max_length=400, blank=True, one_line=True)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.title
