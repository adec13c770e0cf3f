"""Invitations to a role by e-mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from network.models.networks import Network
from network.models.roles import Role
from network.models.schools import School


class Invitation(models.Model):
    """A link sent to an address; pressing its button makes the account and the role.

    Only the SHA-256 of the token is kept; `accepted_at` or `withdrawn_at` closes it.
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
    language = models.CharField(_("Language"), max_length=2, default="nb")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"
