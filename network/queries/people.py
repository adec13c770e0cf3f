"""Reads of who holds which role."""

from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Person
from foundation.access.actor import Actor
from foundation.audit.models import Entry
from foundation.texts import sort_key
from network.models import Invitation, Network, Role, RoleAssignment, School
from network.models.roles import INSTALLATION_ROLES
from network.queries.networks import network_to_run
from network.queries.schools import members_on, school_in_sight

CHANGES = ("role.given", "role.ended", "role.mandate_given", "role.mandate_ended")


def roles_in(network: Network, day: date | None = None) -> list[RoleAssignment]:
    """Every role that holds in the network on the day (today), its schools' leaders included; people and schools loaded."""
    day = day or timezone.localdate()
    schools = members_on(network, day).values("school_id")
    return list(
        RoleAssignment.objects.on(day)
        .filter(Q(network=network) | Q(school__in=schools))
        .select_related("person", "school")
        .order_by("school__name_key", "starts_on", "pk")
    )


def holder_of(network: Network, role: str, day: date | None = None) -> Person | None:
    """The person who holds the network role on the day (today); the latest where several do."""
    day = day or timezone.localdate()
    held = RoleAssignment.objects.on(day).filter(network=network, role=role).select_related("person")
    found = held.order_by("-starts_on", "-pk").first()
    return found.person if found else None


def holders_of(network: Network, *roles: str, day: date | None = None) -> list[RoleAssignment]:
    """The network roles of these kinds that hold on the day (today), by kind and name."""
    held = RoleAssignment.objects.on(day or timezone.localdate()).filter(network=network, role__in=roles)
    return sorted(
        held.select_related("person"), key=lambda r: (roles.index(r.role), sort_key(r.person.name), r.pk)
    )


def leaders_of(school: School, day: date | None = None) -> list[RoleAssignment]:
    """The school's whole leadership on the day (today), principals first."""
    day = day or timezone.localdate()
    held = RoleAssignment.objects.on(day).filter(school=school).select_related("person")
    return sorted(held, key=lambda r: (r.role != Role.PRINCIPAL, sort_key(r.person.name), r.pk))


def mandate_at(school: School) -> RoleAssignment | None:
    """The leader who holds the principal's mandate at the school, today or on a later day; person loaded."""
    today = timezone.localdate()
    held = RoleAssignment.objects.on(today).filter(school=school, mandate_to__gte=today)
    return held.select_related("person").first()


def role_for(actor: Actor, pk: int) -> RoleAssignment | None:
    """The role that holds or will hold, if it is the actor's own or at a place the actor sees.

    `school` or `network` on it carry what the rules ask for.
    """
    today = timezone.localdate()
    role = (
        RoleAssignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), pk=pk)
        .select_related("person")
        .first()
    )
    if role is None or not _place_in_sight(actor, role):
        return None
    return role


def _place_in_sight(actor: Actor, held: RoleAssignment | Invitation) -> bool:
    """Whether the actor sees where it is held; puts the loaded place on it."""
    if held.school_id:
        held.school = school_in_sight(actor, held.school_id)
        return held.school is not None
    if held.network_id:
        held.network = network_to_run(actor, held.network_id)
        return held.network is not None
    return actor.has(Role.RKBU) or actor.is_operator or getattr(held, "person_id", None) == actor.person


def rkbu_people(day: date | None = None) -> list[RoleAssignment]:
    """Who holds a role for the whole installation on the day (today), by name."""
    held = RoleAssignment.objects.on(day or timezone.localdate()).filter(role__in=INSTALLATION_ROLES)
    return sorted(held.select_related("person"), key=lambda r: (sort_key(r.person.name), r.role, r.pk))


def coming_leaders(school: School) -> list[RoleAssignment]:
    """Roles at the school that are given but begin later, the first first."""
    later = RoleAssignment.objects.filter(school=school, starts_on__gt=timezone.localdate())
    return list(later.exclude(ends_on__lte=F("starts_on")).select_related("person"))


def changes_of_leadership(actor: Actor, school: School) -> list[Entry]:
    """The ten latest changes of who leads the school, for its own leadership; `whom` names the person."""
    if not actor.has(Role.PRINCIPAL, Role.LEADER, school=school.pk):
        return []
    changes = Entry.objects.filter(
        kind="network.roleassignment", action__in=CHANGES, detail__school=school.pk
    )
    found = list(changes.select_related("person")[:10])
    people = Person.objects.in_bulk([change.detail["person"] for change in found])
    for change in found:
        change.whom = people.get(change.detail["person"])  # type: ignore[attr-defined]
        change.role = Role(change.detail["role"]).label  # type: ignore[attr-defined]
    return found


def is_known(email: str) -> bool:
    """Whether somebody signs in with this address already."""
    return Person.objects.filter(email=email).exists()
