"""Inviting people by e-mail, and the invited person's yes."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.actions import letters, withdrawing
from network.actions.office import Office
from network.actions.roles import assign, end_role
from network.domain.invitation import VALID_FOR, State
from network.models import Invitation, Network, RoleAssignment
from network.models.roles import SCHOOL_ROLES
from network.queries import invitations_of, invitations_of_mailbox
from network.queries.invitations import digest


@dataclass(frozen=True)
class Invited:
    """An invitation and the secret of its link, which is known only now."""

    invitation: Invitation
    token: str


@dataclass(frozen=True)
class Acceptance:
    """Who said yes; `is_new` when the account was made by it."""

    person: Person
    is_new: bool


@transaction.atomic
def prepare_invitation(*, email: str, name: str, office: Office, by: Person) -> Invitation:
    """An invitation that is not sent yet; the same person to the same role is one invitation."""
    email = email.strip().lower()
    _refuse_own_school_role(email, office, by)
    known = Invitation.objects.unanswered().filter(email=email, role=office.role, **office.place).first()
    if known:
        return known
    _refuse_holder(email, office)
    place = office.school or office.network
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        role=office.role,
        **office.place,
        **office.term,
        replaces=office.replaces,
        keeps=list(office.keeps),
        language=(place or by).language,
        invited_by=by,
    )
    _record(invitation, "invitation.prepared", by)
    return invitation


def _refuse_own_school_role(email: str, office: Office, by: Person) -> None:
    """Nobody opens a school's things for themselves; a colleague does."""
    if office.role in SCHOOL_ROLES and email == by.email:
        held = RoleAssignment.objects.on(timezone.localdate()).filter(person=by, school=office.school)
        if not held.exists():
            raise Refused(_("You cannot give yourself a role at a school. Ask somebody else to invite you."))


def _refuse_holder(email: str, office: Office) -> None:
    held = RoleAssignment.objects.on(timezone.localdate()).filter(
        person__email=email, role=office.role, **office.place, acting=False
    )
    if held.exists():
        raise Refused(_("%(email)s has this role already.") % {"email": email})


@transaction.atomic
def send_invitation(*, invitation: Invitation, by: Person) -> Invited:
    """Send the link, or send it anew: each sending makes a new link and the old one stops working."""
    _refuse_answered(invitation)
    return _send_to_mailbox([invitation], by)


def _send_to_mailbox(invitations: list[Invitation], by: Person) -> Invited:
    """One mail for all roles of one mailbox; its link answers them together."""
    token, now = secrets.token_urlsafe(24), timezone.now()
    first = invitations[0]
    for invitation in invitations:
        invitation.token_hash = digest(token) if invitation is first else None
        invitation.sent_at, invitation.expires_at = now, now + VALID_FOR
        invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
        _record(invitation, "invitation.sent", by)
    letters.send_invitation(invitations, token, by)
    return Invited(first, token)


def _refuse_answered(invitation: Invitation) -> None:
    if invitation.state is State.ACCEPTED:
        raise Refused(_("This invitation has been accepted already."))
    if invitation.state is State.WITHDRAWN:
        raise Refused(_("This invitation has been withdrawn."))


@transaction.atomic
def invite(*, email: str, name: str, office: Office, by: Person) -> Invited:
    """Invite a person at once. What they take over ends on the first day, whether they have said yes or not."""
    invitation = prepare_invitation(email=email, name=name, office=office, by=by)
    if office.replaces:
        end_role(role=office.replaces, on=office.starts_on or timezone.localdate(), by=by)
    return send_invitation(invitation=invitation, by=by)


@transaction.atomic
def hand_over_by_mail(
    *,
    role: RoleAssignment,
    name: str,
    email: str,
    on: date,
    by: Person,
    acting: bool = False,
    keeps: Sequence[str] = (),
) -> Invitation:
    """Invite somebody new to take a role over; the old access ends on the day, answered or not."""
    office = Office.after(role, on=on, acting=acting, keeps=keeps)
    return invite(email=email, name=name, office=office, by=by).invitation


@transaction.atomic
def name_by_mail(*, office: Office, name: str, email: str, by: Person) -> Invitation:
    """Ask somebody to a role in a network: prepared while it is being set up, else sent at once."""
    if office.network and office.network.is_being_set_up:
        return prepare_invitation(email=email, name=name, office=office, by=by)
    return invite(email=email, name=name, office=office, by=by).invitation


@transaction.atomic
def send_prepared(*, network: Network, by: Person) -> int:
    """Send every invitation of the network that lies prepared; the number of people."""
    mailboxes: dict[str, list[Invitation]] = {}
    for invitation in invitations_of(network):
        if invitation.state is State.PREPARED:
            mailboxes.setdefault(invitation.email, []).append(invitation)
    for invitations in mailboxes.values():
        _send_to_mailbox(invitations, by)
    return len(mailboxes)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person) -> Invitation:
    """Take an invitation back: its link opens nothing any more. Withdrawn already, nothing happens."""
    if invitation.state is State.WITHDRAWN:
        return invitation
    if invitation.state is State.ACCEPTED:
        raise Refused(_("This invitation has been accepted already. End the role instead."))
    withdrawing.withdraw(invitation=invitation, by=by)
    return invitation


@transaction.atomic
def accept_invitations(
    *, email: str, name: str, language: str, by: Person | None, password: str | None = None
) -> Acceptance:
    """The person behind the mailbox says yes to all that is open for it: account when new, and every role.

    `by` is the signed-in person when the account is theirs, None before the first sign-in. Pressed twice at once, the
    second waits here for the first and finds nothing open: Refused.
    """
    list(Invitation.objects.filter(email=email).order_by("pk").select_for_update().values_list("pk"))
    opened = invitations_of_mailbox(email)
    if not opened:
        raise Refused(_("This invitation is not open any more."))
    known = by or Person.objects.filter(email=email).first()
    person = known or Person.objects.create_user(email, name, password, language=language)
    for invitation in opened:
        _accept(invitation, person)
    return Acceptance(person, is_new=known is None)


def _accept(invitation: Invitation, person: Person) -> None:
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    _record(invitation, "invitation.accepted", person)
    assign(person=person, office=Office.offered(invitation), by=person, let_in_by=invitation.invited_by)


def _record(invitation: Invitation, action: str, by: Person) -> None:
    detail = {"role": invitation.role, "school": invitation.school_id}
    record(by=by, action=action, obj=invitation, network=invitation.network_id, detail=detail)
