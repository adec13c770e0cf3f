"""Reads of invitations."""

import hashlib
from datetime import date, datetime, time

from django.db.models import Q
from django.utils import timezone

from foundation.access.actor import Actor
from network.models import Invitation, Membership, Network, Role, RoleAssignment, School
from network.models.roles import INSTALLATION_ROLES, ONE_HOLDER
from network.queries.people import _place_in_sight
from network.queries.schools import members_on

_LOADED = ("school", "network", "network__municipality", "invited_by")


def digest(token: str) -> str:
    """What is kept of a link's token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation that the link belongs to, whatever its state."""
    return Invitation.objects.filter(token_hash=digest(token)).select_related(*_LOADED).first()


def invitations_of_mailbox(email: str) -> list[Invitation]:
    """All that is sent to this address and still open; one press of the button answers them together."""
    found = Invitation.objects.unanswered().filter(email=email).select_related(*_LOADED)
    return [invitation for invitation in found if invitation.state == "open"]


def giving_way(invitations: list[Invitation]) -> list[RoleAssignment]:
    """Whose role ends when these are accepted: there is one principal a school, and one convenor a network."""
    today = timezone.localdate()
    found: list[RoleAssignment] = []
    for invitation in invitations:
        if invitation.role in ONE_HOLDER:
            day = max(invitation.starts_on or today, today)
            held = RoleAssignment.objects.on(day).filter(
                role=invitation.role, school=invitation.school, network=invitation.network
            )
            found += held.exclude(person__email=invitation.email).select_related(
                "person", "school", "network"
            )
    return found


def invitations_of(network: Network) -> list[Invitation]:
    """Those not answered yet, to the network or to its schools' leaderships."""
    schools = members_on(network).values("school_id")
    return list(
        Invitation.objects.unanswered()
        .filter(Q(network=network) | Q(school__in=schools))
        .select_related(*_LOADED)
    )


def invitations_to_school(school: School) -> list[Invitation]:
    """Those not answered yet, to the school's leadership."""
    return list(Invitation.objects.unanswered().filter(school=school).select_related("invited_by"))


def rkbu_invitations() -> list[Invitation]:
    """Those not answered yet to a role in RKBU."""
    return list(
        Invitation.objects.unanswered().filter(role__in=INSTALLATION_ROLES).select_related("invited_by")
    )


def invitation_for(actor: Actor, pk: int) -> Invitation | None:
    """The invitation, if the actor sees the school or network it is to."""
    found = Invitation.objects.filter(pk=pk).select_related("invited_by").first()
    return found if found and _place_in_sight(actor, found) else None


def left_by(role: RoleAssignment, on: date) -> list[Invitation]:
    """Those not answered yet that the role let its holder send, and that end with it: no other role of theirs does.

    Not the one to whoever takes the role over, and none to be the first principal of a school.
    """
    day = timezone.make_aware(datetime.combine(on, time.max))
    left = Invitation.objects.unanswered().filter(
        _sent_through(role, on), invited_by=role.person_id, created_at__lte=day
    )
    for other in RoleAssignment.objects.on(on).filter(person=role.person_id).exclude(pk=role.pk):
        left = left.exclude(pk__in=Invitation.objects.filter(_sent_through(other, on)).values("pk"))
    return [found for found in left.select_related("school", "network") if found.replaces_id != role.pk]


def _sent_through(role: RoleAssignment, on: date) -> Q:
    """What the role lets its holder ask people to. An acting convenor's asking to the network is its setting up."""
    if role.role == Role.PRINCIPAL:
        return Q(school=role.school_id)
    if role.role == Role.CONVENOR:
        led = RoleAssignment.objects.on(on).filter(role=Role.PRINCIPAL).values("school")
        schools = Membership.objects.filter(network=role.network_id).values("school")
        to_schools = Q(school__in=schools) & (Q(role=Role.LEADER) | Q(school__in=led))
        return to_schools if role.acting else to_schools | Q(network=role.network_id)
    if role.role == Role.RKBU:
        return Q(role__in=(*INSTALLATION_ROLES, Role.REVIEWER))
    return Q(pk__in=[])
