"""`manage.py invite`: lets the first person at RKBU in, so that they can let in the rest."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.models import Person
from foundation.access.verdict import Refused
from network.actions import Office, invite
from network.models.roles import INSTALLATION_ROLES


class Command(BaseCommand):
    """Sends an invitation in the operator's name."""

    help = "Invite a person to a role at RKBU. The mail goes through the outbox, in the operator's name."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and to what."""
        parser.add_argument("--email", required=True, help="the person's e-mail address")
        parser.add_argument("--name", required=True, help="the person's full name")
        parser.add_argument(
            "--role", required=True, choices=[role.value for role in INSTALLATION_ROLES],
            help="rkbu creates networks and assigns reviewers; editor publishes content",
        )  # fmt: skip

    def handle(self, *args: Any, email: str, name: str, role: str, **options: Any) -> None:
        """Invite; an invitation that is open already is sent anew with a new link."""
        try:
            validate_email(email)
            invitation = invite(email=email, name=name, office=Office(role), by=_operator()).invitation
        except (ValidationError, Refused) as problem:
            raise CommandError(" ".join(getattr(problem, "messages", [str(problem)]))) from problem
        self.stdout.write(f"The invitation is in the outbox, on its way to {invitation.email}.")


def _operator() -> Person:
    operator = Person.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if operator is None:
        raise CommandError("make an operator first: manage.py createsuperuser")
    return operator
