"""Finding a plan and its rows, for whoever asks."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from foundation.access.actor import Actor
from network.models import Network, School
from network.queries import school_for
from plans.domain.parts import PARTS
from plans.kinds import KINDS
from plans.models import Indicator, LogEntry, Measure, Offer, Piece, Plan, Reading, Share, ValueCheck
from plans.models.plans import Part


def _plans() -> QuerySet[Plan]:
    shares = Share.objects.filter(withdrawn_at__isnull=True).select_related("version")
    return Plan.objects.select_related("school", "network__municipality").prefetch_related(
        Prefetch("shares", shares, to_attr="open_shares")
    )


def _reach(actor: Actor, path: str = "") -> Q:
    """Plans of the actor's networks, and of the schools the actor leads."""
    return Q(**{f"{path}network__in": actor.networks()}) | Q(
        **{f"{path}school__in": actor.schools("principal", "leader")}
    )


def plan_for(actor: Actor, pk: int) -> Plan | None:
    """The plan, if it lies in the actor's network or belongs to the actor's school; `open_shares` loaded."""
    return _plans().filter(_reach(actor), pk=pk).first()


def plan_of(school: School, network: Network) -> Plan | None:
    """The school's plan in the network; None before it has been begun."""
    return _plans().filter(school=school, network=network).first()


@dataclass(frozen=True)
class Place:
    """A school in a network, with its plan where it has one."""

    network: Network
    school: School
    plan: Plan | None


def place_for(actor: Actor, network: int, school: int) -> Place | None:
    """The school of the network, if both are the actor's to see."""
    found = school_for(actor, school)
    if found is None or network not in actor.networks():
        return None
    member = found.memberships.filter(network=network).select_related("network__municipality").first()
    return Place(member.network, found, plan_of(found, member.network)) if member else None


@dataclass(frozen=True)
class PlanPart:
    """One part of a plan."""

    plan: Plan
    part: str


def part_for(actor: Actor, pk: int, part: str) -> PlanPart | None:
    """A part of the plan by its name."""
    plan = plan_for(actor, pk) if part in PARTS else None
    return PlanPart(plan, part) if plan else None


def row_for(actor: Actor, kind: str, pk: int) -> Part | None:
    """A row of a plan the actor may see, removed ones too; its plan and school loaded."""
    known = KINDS.get(kind)
    if known is None:
        return None
    loaded = known.model._default_manager.select_related(f"{known.path}__school", f"{known.path}__network")
    return loaded.filter(_reach(actor, f"{known.path}__"), pk=pk).first()


def earlier_plans(school: School) -> list[Plan]:
    """The school's plans in any network, newest first: what a new one can begin from."""
    return list(
        Plan.objects.filter(school=school).select_related("school", "network").order_by("-first_year", "-pk")
    )


def open_offers(plan: Plan) -> list[Offer]:
    """Measures offered to the plan that have not been answered."""
    return list(plan.offers.filter(state=Offer.OPEN))


@dataclass(frozen=True)
class Seat:
    """An audience of a plan, with what is shared with it."""

    plan: Plan
    audience: str
    share: Share | None


def audience_for(actor: Actor, pk: int, audience: str) -> Seat | None:
    """One of the plan's three audiences, by its name."""
    plan = plan_for(actor, pk) if audience in dict(Share.AUDIENCES) else None
    if plan is None:
        return None
    share = next((s for s in plan.open_shares if s.audience == audience), None)  # type: ignore[attr-defined]
    return Seat(plan, audience, share)


def indicator_for(actor: Actor, pk: int) -> Indicator | None:
    """An indicator that stands, of a plan the actor may see."""
    row = row_for(actor, "indicator", pk)
    if not isinstance(row, Indicator) or row.removed_at or row.goal.removed_at:
        return None
    return row


def reading_for(actor: Actor, pk: int) -> Reading | None:
    """A reading of a plan the actor may see."""
    loaded = Reading.objects.select_related("indicator__goal__plan__school", "indicator__goal__plan__network")
    return loaded.filter(_reach(actor, "indicator__goal__plan__"), pk=pk).first()


def offer_for(actor: Actor, pk: int) -> Offer | None:
    """An offer to a plan the actor may see."""
    loaded = Offer.objects.select_related("plan__school", "plan__network", "measure")
    return loaded.filter(_reach(actor, "plan__"), pk=pk).first()


def log_entry_for(actor: Actor, pk: int) -> LogEntry | None:
    """A log note of a plan the actor may see."""
    loaded = LogEntry.objects.select_related("plan__school", "plan__network")
    return loaded.filter(_reach(actor, "plan__"), pk=pk).first()


def value_check_for(actor: Actor, pk: int) -> ValueCheck | None:
    """A value check of a plan the actor may see."""
    loaded = ValueCheck.objects.select_related("plan__school", "plan__network")
    return loaded.filter(_reach(actor, "plan__"), pk=pk).first()


def measure_for(actor: Actor, pk: int) -> Measure | None:
    """A measure that stands, of a plan the actor may see."""
    row = row_for(actor, "measure", pk)
    return row if isinstance(row, Measure) and row.removed_at is None else None


def piece_for(actor: Actor, pk: int) -> Piece | None:
    """A piece of pasted text beside a plan the actor may see."""
    loaded = Piece.objects.select_related("plan__school", "plan__network")
    return loaded.filter(_reach(actor, "plan__"), pk=pk).first()
