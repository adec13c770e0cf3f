"""Invitations to a role by e-mail."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from network.domain.invitation import State, state_of
from network.models.networks import Network
from network.models.roles import Role, RoleAssignment
from network.models.schools import School


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Notions of the domain over invitations."""

    def unanswered(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn: prepared, open or run out."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """A link sent to an address; pressing its button makes the account and the role.

    Only the SHA-256 of the token is kept. Without `sent_at` it is prepared and waits for somebody to send it.
    `replaces` is the role that the invited person takes over, `keeps` what its holder keeps all the same.
    """

    email = models.EmailField(_("E-mail"))
    name = models.CharField(_("Name"), max_length=120)
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices)
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    school = models.ForeignKey(
        School, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    acting = models.BooleanField(_("Acting"), default=False)
    function = models.CharField(_("Function"), max_length=80, blank=True)
    starts_on = models.DateField(_("From"), null=True, blank=True)
    ends_on = models.DateField(_("To"), null=True, blank=True)
    replaces = models.ForeignKey(
        RoleAssignment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    keeps = models.JSONField(default=list, blank=True)
    language = models.CharField(_("Language"), max_length=2, default="nb")
    token_hash = models.CharField(max_length=64, unique=True, null=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["email"])]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"

    @property
    def state(self) -> State:
        """Where it stands now."""
        return state_of(
            sent_at=self.sent_at,
            expires_at=self.expires_at,
            accepted_at=self.accepted_at,
            withdrawn_at=self.withdrawn_at,
            now=timezone.now(),
        )

    @property
    def place(self) -> str:
        """The school or network the role is at; empty for the whole installation."""
        return str(self.school or self.network or "")
