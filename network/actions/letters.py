"""The mails about roles: their words stand in templates/network/mail."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.post.actions import Recipient, post
from network.models import Invitation, RoleAssignment


def send_invitation(invitations: list[Invitation], token: str, by: Person) -> None:
    """The link to the page with the button, in the language of the place; one mail for all roles."""
    first = invitations[0]
    address = settings.SITE_ADDRESS + reverse("network:invitation", args=[token])
    with translation.override(first.language):
        body = render_to_string(
            "network/mail/invitation.txt",
            {"first": first, "invitations": invitations, "address": address, "by": by},
        )
        post(
            kind="network.invitation",
            recipients=[Recipient(first.email, first.name, language=first.language)],
            subject=_("Invitation to Lederprogrammet: %(place)s")
            % {"place": first.place or "RKBU Midt-Norge"},
            body=body,
            reply_to=by.email,
            related=("invitation", first.pk),
            by=by,
            secret=True,
        )


def tell_of_leader(role: RoleAssignment, people: list[Person], by: Person) -> None:
    """Tell the school's leadership that another has been let in among them, each in their own language."""
    address = settings.SITE_ADDRESS + reverse("network:school", args=[role.school_id])
    for person in people:
        with translation.override(person.language):
            post(
                kind="network.leader",
                recipients=[Recipient(person.email, person.name, person.pk, person.language)],
                subject=_("%(name)s is now part of the leadership at %(school)s")
                % {"name": role.person.name, "school": role.school},
                body=render_to_string(
                    "network/mail/leader.txt", {"role": role, "by": by, "address": address, "person": person}
                ),
                related=("school", role.school_id or 0),
                by=by,
            )
