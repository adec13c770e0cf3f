"""A round of the survey at one school, and who may keep it."""

import secrets
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.writing.fields import PlainTextField
from network.models import Network, School
from plc_survey.domain.life import State, state_on
from programme.models import ContentVersion

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u
TOKEN_LENGTH = 10


def new_token() -> str:
    """A short address that nobody guesses: ten letters, 50 bits."""
    return "".join(secrets.choice(LETTERS) for _place in range(TOKEN_LENGTH))


class Phase(models.TextChoices):
    """When in the programme year a round is held."""

    START = "start", _("Start")
    MIDWAY = "midway", _("Midway")
    END = "end", _("End of the year")


class Way(models.TextChoices):
    """How staff get in."""

    CODES = "codes", _("Single-use codes on slips")
    LINK = "link", _("One shared link and QR code")


class Share(models.TextChoices):
    """Who outside the school sees the school's own figures of a round."""

    NOBODY = "nobody", _("Nobody outside the school")
    NETWORK = "network", _("The network and its reviewers")
    OWNER = "owner", _("The network, its reviewers and the school owner")


class RoundQuerySet(models.QuerySet["Round"]):
    """Notions of the domain over rounds."""

    def begun(self) -> "RoundQuerySet":
        """Those that the school has opened, also when the first day is yet to come."""
        return self.filter(opened_at__isnull=False)

    def running(self) -> "RoundQuerySet":
        """Opened and not closed: their sheets still lie in the order of the database."""
        return self.begun().filter(closed_at__isnull=True)

    def closed(self) -> "RoundQuerySet":
        """Closed for good."""
        return self.filter(closed_at__isnull=False)

    def past_their_end(self, today: date) -> "RoundQuerySet":
        """Running rounds whose last day is over: to be closed by the clock."""
        return self.running().filter(closes_on__lt=today)


class Round(models.Model):
    """A survey of the staff at one school; prepared, then opened by the school, then closed for good.

    Days are Oslo days, both ends included. `expected` is staff without leadership. `counted` is the number
    of sheets as it stood on `counted_on`: the only thing about the answers that anyone sees while it is open.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="survey_rounds")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="survey_rounds")
    content = models.ForeignKey(ContentVersion, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(_("When in the year"), max_length=10, choices=Phase.choices)
    way = models.CharField(_("How staff get in"), max_length=10, choices=Way.choices, default=Way.CODES)
    opens_on = models.DateField(_("First day"))
    closes_on = models.DateField(_("Last day"))
    expected = models.PositiveSmallIntegerField(_("Staff, the leadership not counted"), null=True, blank=True)
    threshold = models.PositiveSmallIntegerField(
        _("Fewest answers behind a figure"),
        default=5,
        validators=[MinValueValidator(5), MaxValueValidator(20)],
    )
    free_text = models.BooleanField(_("Ask for words of one's own at the end"), default=False)
    # Not asked, and staff are told nothing of it, as long as there is no research export.
    research = models.BooleanField(_("The figures may go into RKBU's research"), default=False)
    met_on = models.DateField(_("When you met them"), null=True, blank=True)
    union_rep = PlainTextField(
        _("Union representative"), max_length=120, one_line=True, blank=True, default=""
    )
    safety_rep = PlainTextField(
        _("Safety representative"), max_length=120, one_line=True, blank=True, default=""
    )
    token = models.CharField(max_length=16, unique=True, default=new_token, editable=False)
    codes_issued = models.PositiveIntegerField(default=0, editable=False)
    counted = models.PositiveIntegerField(default=0, editable=False)
    counted_on = models.DateField(null=True, blank=True, editable=False)
    prepared_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    in_aggregate = models.BooleanField(_("Counts in the network's figures"), default=False)
    share = models.CharField(
        _("Who sees the school's own figures"), max_length=10, choices=Share.choices, default=Share.NOBODY
    )
    ever_shared = models.BooleanField(default=False, editable=False)
    sheets_go_on = models.DateField(null=True, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="round_ends_after_it_begins", condition=Q(closes_on__gte=F("opens_on"))
            ),
            models.CheckConstraint(name="round_threshold_at_least_five", condition=Q(threshold__gte=5)),
            models.CheckConstraint(
                name="round_opened_is_complete",
                condition=Q(opened_at__isnull=True)
                | Q(expected__gte=5, met_on__isnull=False) & ~Q(union_rep="") & ~Q(safety_rep=""),
            ),
            models.CheckConstraint(
                name="round_closed_was_opened",
                condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["school", "network"],
                condition=Q(opened_at__isnull=False, closed_at__isnull=True),
                name="one_running_round_a_school",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school}: {self.get_phase_display()}, {self.opens_on}"

    def state(self, today: date) -> State:
        """Where in its life the round is on that day."""
        return state_on(
            opened=self.opened_at is not None,
            closed=self.closed_at is not None,
            opens_on=self.opens_on,
            closes_on=self.closes_on,
            today=today,
        )

    @property
    def uses_codes(self) -> bool:
        """Whether every member of staff has a slip."""
        return self.way == Way.CODES
