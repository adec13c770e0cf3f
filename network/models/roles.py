"""Who holds which role, where, from when to when."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from network.models.networks import Network
from network.models.schools import School


class Role(models.TextChoices):
    """The roles of the programme (docs/glossary.md has the Norwegian words)."""

    PRINCIPAL = "principal", _("Principal")
    LEADER = "leader", _("Member of the school's leadership")
    CONVENOR = "convenor", _("Convenor")
    MINUTE_TAKER = "minute_taker", _("Minute-taker")
    OWNER = "owner", _("School owner")
    REVIEWER = "reviewer", _("RKBU's reviewer")
    RKBU = "rkbu", _("RKBU, administration")
    EDITOR = "editor", _("RKBU, editor")


SCHOOL_ROLES = (Role.PRINCIPAL, Role.LEADER)
NETWORK_ROLES = (Role.CONVENOR, Role.MINUTE_TAKER, Role.OWNER, Role.REVIEWER)
INSTALLATION_ROLES = (Role.RKBU, Role.EDITOR)
ONE_HOLDER = (Role.PRINCIPAL, Role.CONVENOR)  # one at a time at a school, in a network
MANDATE = "mandate"  # what the one leader may whom the principal has named, as a word that rules ask for


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Notions of the domain over roles."""

    def on(self, day: date) -> "RoleAssignmentQuerySet":
        """Those that hold on that day: a role ends at the start of its end date."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)


class RoleAssignment(models.Model):
    """A person's role: at a school, in a network, or in the installation; from and to (exclusive).

    One leader of a school may hold the principal's mandate (*fullmakt*): from and to, both days included.
    `replaced` is the earlier holder's role where one was taken over; `passed_on` whether what was open has followed,
    which it does on the day the role begins; `keeps` names what the earlier holder keeps all the same.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices)
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.CASCADE, related_name="roles"
    )
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="roles")
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)
    acting = models.BooleanField(_("Acting"), default=False)
    function = models.CharField(_("Function"), max_length=80, blank=True)
    teacher_module_on = models.DateField(_("Has read the teacher module"), null=True, blank=True)
    replaced = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    passed_on = models.BooleanField(default=True)
    keeps = models.JSONField(default=list, blank=True)
    mandate_from = models.DateField(_("Mandate from"), null=True, blank=True)
    mandate_to = models.DateField(_("Mandate to"), null=True, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="role_at_its_place",
                condition=Q(role__in=SCHOOL_ROLES, school__isnull=False)
                | Q(role__in=NETWORK_ROLES, network__isnull=False, school__isnull=True)
                | Q(role__in=INSTALLATION_ROLES, network__isnull=True, school__isnull=True),
            ),
            models.CheckConstraint(
                name="mandate_of_a_leader_from_and_to",
                condition=Q(mandate_from__isnull=True, mandate_to__isnull=True)
                | Q(role=Role.LEADER, mandate_from__isnull=False, mandate_to__gte=F("mandate_from")),
            ),
            models.UniqueConstraint(
                name="one_mandate_a_school", fields=["school"], condition=Q(mandate_from__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    @property
    def place(self) -> str:
        """The school or network it is held at; empty for the whole installation."""
        return str(self.school or self.network or "")

    def has_mandate_on(self, day: date) -> bool:
        """Whether the principal's mandate holds on that day."""
        first, last = self.mandate_from, self.mandate_to
        return first is not None and last is not None and first <= day <= last
