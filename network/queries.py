"""Every read of networks, schools and people that a page needs."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.models import Person
from foundation.access.actor import Actor
from network.models import Membership, Network, ProgrammeYear, RoleAssignment, School


def networks_for(actor: Actor) -> QuerySet[Network]:
    """The networks where the actor holds a role, newest first."""
    return (
        Network.objects.filter(pk__in=actor.networks())
        .select_related("municipality")
        .order_by("-first_year", "name", "pk")
    )


def network_for(actor: Actor, pk: int) -> Network | None:
    """The network, if the actor holds a role in it."""
    return networks_for(actor).filter(pk=pk).first()


def members_on(network: Network, day: date | None = None) -> QuerySet[Membership]:
    """The memberships that hold on the day (today), in the agreed venue order, schools loaded."""
    day = day or timezone.localdate()
    return (
        network.memberships.filter(Q(left_on__isnull=True) | Q(left_on__gte=day), joined_on__lte=day)
        .select_related("school")
        .order_by("position", "pk")
    )


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


def leaders_of(school: School, day: date | None = None) -> list[RoleAssignment]:
    """The school's whole leadership on the day (today), principals first."""
    day = day or timezone.localdate()
    held = RoleAssignment.objects.on(day).filter(school=school).select_related("person")
    return sorted(held, key=lambda role: (role.role != "principal", role.starts_on, role.pk))


def programme_year(network: Network, day: date | None = None) -> ProgrammeYear | None:
    """The programme year (1 May to 30 April) that the day (today) falls in; else the last begun; else the first."""
    day = day or timezone.localdate()
    may_year = day.year if day.month >= 5 else day.year - 1
    years = list(network.programme_years.all())
    begun = [year for year in years if year.year <= may_year]
    return begun[-1] if begun else years[0] if years else None


def networks_with_roles(pks: list[int]) -> QuerySet[Network]:
    """Networks with members, schools and roles loaded, for lists."""
    members = Membership.objects.select_related("school").order_by("position", "pk")
    roles = RoleAssignment.objects.on(timezone.localdate()).select_related("person")
    return (
        Network.objects.filter(pk__in=pks)
        .select_related("municipality")
        .prefetch_related(Prefetch("memberships", members), Prefetch("roles", roles), "programme_years")
    )
