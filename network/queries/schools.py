"""Reads of schools and their time in networks."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from foundation.access.actor import Actor
from network.models import Membership, Network, Role, RoleAssignment, School
from network.queries.networks import joined_networks


def members_on(network: Network, day: date | None = None) -> QuerySet[Membership]:
    """The memberships that hold on the day (today), in the agreed venue order, schools loaded."""
    day = day or timezone.localdate()
    return (
        network.memberships.filter(Q(left_on__isnull=True) | Q(left_on__gte=day), joined_on__lte=day)
        .select_related("school")
        .order_by("position", "pk")
    )


def past_members(network: Network, day: date | None = None) -> QuerySet[Membership]:
    """The schools that have left the network by the day (today), the latest first."""
    day = day or timezone.localdate()
    return network.memberships.filter(left_on__lt=day).select_related("school").order_by("-left_on", "pk")


def schools_of(network: Network, day: date | None = None) -> list[School]:
    """The member schools on the day (today), in venue order."""
    return [membership.school for membership in members_on(network, day)]


def school_for(actor: Actor, pk: int) -> School | None:
    """The school, if it is in one of the actor's networks or the actor holds a role there."""
    return (
        School.objects.filter(Q(pk__in=actor.schools()) | Q(memberships__network__in=actor.networks()))
        .distinct()
        .filter(pk=pk)
        .first()
    )


def school_in_sight(actor: Actor, pk: int) -> School | None:
    """The school with what its rules ask for (`network_ids`, `set_up_ids`, `has_principal`).

    Seen by those of its networks, and by rkbu while one of its networks is being set up.
    """
    principals = RoleAssignment.objects.on(timezone.localdate()).filter(
        role=Role.PRINCIPAL, school=OuterRef("pk")
    )
    school = School.objects.annotate(  # type: ignore[no-redef]  # the model names what is read here
        has_principal=Exists(principals)
    ).select_related("municipality")
    found = school.filter(pk=pk).first()
    if found is None:
        return None
    networks = list(joined_networks(pk))
    found.network_ids = frozenset(network.pk for network in networks)
    found.set_up_ids = frozenset(network.pk for network in networks if network.is_being_set_up)
    of_its_own = pk in actor.schools() or found.network_ids & actor.networks()
    in_set_up = actor.has(Role.RKBU) and found.set_up_ids
    return found if of_its_own or in_set_up else None


def schools_by_name(network: Network, day: date | None = None) -> list[School]:
    """The member schools on the day (today), in Norwegian name order."""
    return sorted(schools_of(network, day), key=lambda school: (school.name_key, school.pk))
