"""Reads of networks, their years, memberships and anchoring."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from foundation.access.actor import Actor
from foundation.texts import sort_key
from network.domain.year import may_year
from network.models import Anchoring, Membership, Municipality, Network, ProgrammeYear, Role, RoleAssignment


def networks_for(actor: Actor) -> QuerySet[Network]:
    """The networks where the actor holds a role, newest first, with `is_being_set_up` known."""
    return (
        with_set_up(Network.objects.filter(pk__in=actor.networks()))
        .select_related("municipality")
        .order_by("-first_year", "name", "pk")
    )


def network_for(actor: Actor, pk: int) -> Network | None:
    """The network, if the actor holds a role in it."""
    return networks_for(actor).filter(pk=pk).first()


def network_to_read(actor: Actor, pk: int) -> Network | None:
    """As `network_for`, with its programme years at hand: for pages that read them in many sections and write nothing."""
    return networks_for(actor).filter(pk=pk).prefetch_related("programme_years").first()


def network_to_run(actor: Actor, pk: int) -> Network | None:
    """The network for the pages that set it up and run it: those with a role in it, and rkbu."""
    seen = Q(pk__in=actor.networks())
    if actor.has(Role.RKBU):
        seen = Q()
    found = Network.objects.filter(seen, pk=pk).select_related("municipality")
    return with_set_up(found).first()


def with_set_up(networks: QuerySet[Network]) -> QuerySet[Network]:
    """Each network with `has_convenor` (elected or appointed, not acting) and `has_reviewer` of today."""
    held = RoleAssignment.objects.on(timezone.localdate()).filter(network=OuterRef("pk"))
    return networks.annotate(  # type: ignore[no-redef]  # the model names what is read here
        has_convenor=Exists(held.filter(role=Role.CONVENOR, acting=False)),
        has_reviewer=Exists(held.filter(role=Role.REVIEWER)),
    )


def every_network() -> list[Network]:
    """All networks with what RKBU's list may show of them: municipality, years, reviewers as `reviewers`."""
    today = RoleAssignment.objects.on(timezone.localdate()).filter(role=Role.REVIEWER)
    found = with_set_up(Network.objects.select_related("municipality")).prefetch_related(
        Prefetch("roles", today.select_related("person"), to_attr="reviewers")
    )
    return sorted(found, key=lambda n: (sort_key(n.municipality.name), sort_key(n.name), n.pk))


def joined_networks(school_pk: int, day: date | None = None) -> QuerySet[Network]:
    """The networks that the school is a member of on the day (today)."""
    day = day or timezone.localdate()
    held = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=day), school=school_pk, joined_on__lte=day
    )
    return with_set_up(Network.objects.filter(pk__in=held.values("network")))


def membership_for(actor: Actor, pk: int) -> Membership | None:
    """The membership, with its school and network, if the actor may look at how the network is run."""
    found = Membership.objects.select_related("school").filter(pk=pk).first()
    network = network_to_run(actor, found.network_id) if found else None
    if found is None or network is None:
        return None
    found.network = network
    return found


def anchorings_of(network: Network) -> list[Anchoring]:
    """The decisions that carry the network's project, oldest first."""
    return list(network.anchorings.all())


def anchoring_for(actor: Actor, pk: int) -> Anchoring | None:
    """The decision, if the actor sees its network or may set it up."""
    found = Anchoring.objects.filter(pk=pk).first()
    network = network_to_run(actor, found.network_id) if found else None
    if found is None or network is None:
        return None
    found.network = network
    return found


def programme_year(network: Network, day: date | None = None) -> ProgrammeYear | None:
    """The programme year (1 May to 30 April) that the day (today) falls in; else the last begun; else the first."""
    day = day or timezone.localdate()
    years = list(network.programme_years.all())
    begun = [year for year in years if year.year <= may_year(day)]
    return begun[-1] if begun else years[0] if years else None


def municipality_names() -> list[str]:
    """The municipalities we know, in Norwegian order."""
    return sorted(Municipality.objects.values_list("name", flat=True), key=sort_key)
