"""Fills the Actor of a signed-in person: at most two queries."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from accounts.models import Person
from foundation.access.actor import Actor, Grant
from network.models import Membership, RoleAssignment
from network.models.roles import MANDATE


def actor_for(person: Person) -> Actor:
    """The person with the grants that hold today; a role at a school counts in each network it is a member of."""
    today = timezone.localdate()
    roles = list(RoleAssignment.objects.on(today).filter(person=person))
    networks = _networks_of_schools([role.school_id for role in roles if role.school_id])
    grants = {grant for role in roles for grant in _grants(role, networks, today)}
    return Actor(
        person=person.pk, name=person.name, grants=frozenset(grants), is_operator=person.is_superuser
    )


def _networks_of_schools(schools: list[int]) -> dict[int, list[int]]:
    if not schools:
        return {}
    today = timezone.localdate()
    held = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=today), school__in=schools, joined_on__lte=today
    )
    networks: dict[int, list[int]] = {}
    for school, network in held.values_list("school_id", "network_id"):
        networks.setdefault(school, []).append(network)
    return networks


def _grants(role: RoleAssignment, networks: dict[int, list[int]], today: date) -> list[Grant]:
    if role.school_id is None:
        return [Grant(role.role, network=role.network_id)]
    words = [role.role, MANDATE] if role.has_mandate_on(today) else [role.role]
    places = networks.get(role.school_id, ()) or (None,)
    return [Grant(word, network=place, school=role.school_id) for word in words for place in places]
