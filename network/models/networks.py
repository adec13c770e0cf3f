"""A network of schools, its years and its anchoring."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.texts import school_year
from network.models.schools import WRITTEN_NORWEGIAN, Municipality, School
from programme.models import ContentVersion

MOST_YEARS = 4
WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
]


class Network(models.Model):
    """School leaders of a municipality or cluster who meet for two to four programme years.

    `first_year` is the year of the first 1 May; shown as the school year it leads into. `ended_on` is the day it
    decided not to go on. `content_version` is the programme's content it works by until it is moved to a newer one;
    without one it is the newest published.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="networks")
    name = models.CharField(_("Name of the network"), max_length=120)
    language = models.CharField(
        _("Written Norwegian of the network"), max_length=2, choices=WRITTEN_NORWEGIAN, default="nb"
    )
    first_year = models.PositiveIntegerField(_("First programme year"))
    year_count = models.PositiveIntegerField(
        _("Number of programme years"), default=2, validators=[MinValueValidator(2), MaxValueValidator(4)]
    )
    case_number = models.CharField(_("Case number"), max_length=60, blank=True)
    ended_on = models.DateField(_("Ended"), null=True, blank=True)
    content_version = models.ForeignKey(
        ContentVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    schools = models.ManyToManyField(School, through="Membership", related_name="networks")

    has_convenor: bool  # elected or appointed, not acting; both are set by queries.with_set_up()
    has_reviewer: bool

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="network_name_once"),
            models.CheckConstraint(
                condition=models.Q(year_count__gte=2, year_count__lte=MOST_YEARS),
                name="network_two_to_four_years",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_being_set_up(self) -> bool:
        """Not yet handed over: no convenor has been chosen, or no reviewer assigned."""
        return not (self.has_convenor and self.has_reviewer)

    @property
    def last_year(self) -> int:
        """The year of the last programme year's 1 May."""
        return self.first_year + self.year_count - 1

    @property
    def years(self) -> str:
        """The school years it lasts: «2026/27–2028/29»."""
        return f"{school_year(self.first_year)}–{school_year(self.last_year)}"


class Membership(models.Model):
    """A school's time in a network; `position` is its place in the agreed venue order, from 1."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="memberships")
    joined_on = models.DateField(_("Joined"))
    left_on = models.DateField(_("Left"), null=True, blank=True)
    position = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "school"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.school} – {self.network}"


class ProgrammeYear(models.Model):
    """One year of a network, 1 May of `year` to 30 April; what the network decided for it, and when.

    In the first year that is the constitution, later the decision to go on.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="programme_years")
    year = models.PositiveIntegerField()
    weekday = models.PositiveSmallIntegerField(_("Weekday"), choices=WEEKDAYS, default=1)
    starts_at = models.TimeField(_("Starts at"), default="13:00")
    middle_sessions = models.PositiveSmallIntegerField(_("Number of middle sessions"), null=True, blank=True)
    constituted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["network", "year"], name="programme_year_once")]

    def __str__(self) -> str:
        return self.school_year

    @property
    def school_year(self) -> str:
        """The school year it leads into: «2027/28»."""
        return school_year(self.year)


class Anchoring(models.Model):
    """Which body decided on the project, when, and which municipal plans it is part of (*forankring*)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="anchorings")
    body = models.CharField(_("Which body decided"), max_length=200)
    decided_on = models.DateField(_("When"))
    case_number = models.CharField(_("Case number"), max_length=60, blank=True)
    plans = models.CharField(_("Municipal plans it is part of"), max_length=400, blank=True)

    class Meta:
        ordering = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on}"
