"""The sessions (*samlinger*) of a network."""

import secrets
from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.writing.fields import PlainTextField
from network.models import Network, ProgrammeYear, School
from programme.models import ContentVersion


class Kind(models.TextChoices):
    """Which of the programme's agendas a session follows."""

    FIRST = "first", _("First session")
    SECOND = "second", _("Second session")
    MIDDLE = "middle", _("Middle session")
    LAST = "last", _("Last session")


class State(models.TextChoices):
    """Where a session is on its way; cancelled is the side track."""

    PLANNED = "planned", _("Planned")
    CALLED = "called", _("Called")
    HELD = "held", _("Held")
    PUBLISHED = "published", _("Minutes published")
    APPROVED = "approved", _("Minutes approved")
    CANCELLED = "cancelled", _("Cancelled")


class Mode(models.TextChoices):
    """Where people meet."""

    PHYSICAL = "physical", _("At the venue")
    ONLINE = "online", _("Online")
    BOTH = "both", _("At the venue and online")


OPEN_STATES = (State.PLANNED, State.CALLED)
HELD_STATES = (State.HELD, State.PUBLISHED, State.APPROVED)


def new_uid() -> str:
    """A calendar UID that no other session has and that tells nothing."""
    return f"{secrets.token_hex(16)}@lederprogrammet"


class NetworkSessionQuerySet(models.QuerySet["NetworkSession"]):
    """Notions of the domain over sessions."""

    def standing(self) -> "NetworkSessionQuerySet":
        """Those that are not cancelled."""
        return self.exclude(state=State.CANCELLED)

    def to_come(self, now: datetime) -> "NetworkSessionQuerySet":
        """Not cancelled, not held, and not over."""
        return self.filter(state__in=OPEN_STATES, starts_at__gt=now - timedelta(hours=6))

    def in_time_order(self) -> "NetworkSessionQuerySet":
        """By start, then by key."""
        return self.order_by("starts_at", "pk")


class NetworkSession(models.Model):
    """One session of a programme year; `number` counts the year's standing sessions from 1.

    `starts_at` is the wall time in Oslo that people agreed on; `minutes` its length. `host` is the school whose
    turn it is, null when another place was chosen. `films` are the keys of the films to watch.
    `title`, `goal`, `focus` and `preparation` are copied from the content version the agenda was made from.
    """

    programme_year = models.ForeignKey(ProgrammeYear, on_delete=models.PROTECT, related_name="sessions")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField(_("Number"))
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.PLANNED)
    starts_at = models.DateTimeField(_("Starts"), db_index=True)
    minutes = models.PositiveSmallIntegerField(
        _("Length in minutes"), validators=[MinValueValidator(30), MaxValueValidator(480)]
    )
    mode = models.CharField(_("How we meet"), max_length=10, choices=Mode.choices, default=Mode.PHYSICAL)
    host = models.ForeignKey(
        School, null=True, blank=True, on_delete=models.SET_NULL, related_name="hosted_sessions"
    )
    place = PlainTextField(_("Place"), max_length=200, blank=True, one_line=True)
    online_link = models.URLField(_("Link to the online meeting"), max_length=400, blank=True)
    films = models.JSONField(default=list, blank=True)
    extra_time_school = models.ForeignKey(
        School, null=True, blank=True, on_delete=models.SET_NULL, related_name="extra_time_sessions"
    )
    extra_question = PlainTextField(_("What do we need help with?"), blank=True, max_length=1500)
    rkbu_takes_part = models.BooleanField(_("RKBU takes part"), default=False)
    owner_takes_part = models.BooleanField(_("The school owner is invited"), default=False)
    title = PlainTextField(_("Heading"), max_length=200, blank=True, one_line=True)
    goal = PlainTextField(_("Goal"), blank=True, max_length=1000)
    focus = PlainTextField(_("Focus"), blank=True, max_length=1000)
    preparation = PlainTextField(_("Preparation"), blank=True, max_length=3000)
    practical = PlainTextField(_("Practical matters"), blank=True, max_length=2000)
    host_checks = models.JSONField(default=dict, blank=True)
    uid = models.CharField(max_length=80, unique=True, default=new_uid)
    sequence = models.PositiveIntegerField(default=0)
    agenda_touched = models.BooleanField(default=False)
    agenda_revision = models.PositiveIntegerField(default=0)
    content_version = models.ForeignKey(
        ContentVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    called_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = PlainTextField(_("Why is it cancelled?"), max_length=400, blank=True, one_line=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = NetworkSessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["network", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.starts_at:%Y-%m-%d}"

    @property
    def ends_at(self) -> datetime:
        """The agreed end, wall time in Oslo."""
        return self.local_start + timedelta(minutes=self.minutes)

    @property
    def local_start(self) -> datetime:
        """The start as wall time in Oslo."""
        return timezone.localtime(self.starts_at)

    @property
    def is_open(self) -> bool:
        """Still to be held: planned or called."""
        return self.state in OPEN_STATES

    @property
    def is_held(self) -> bool:
        """Has been held, whatever happened to the minutes since."""
        return self.state in HELD_STATES
