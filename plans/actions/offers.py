"""Measures offered to a school by the network, a review or the survey's ideas; answered once."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import Network, School
from plans.actions.rows import add_row
from plans.models import Goal, Measure, Offer, Plan, Strategy


@transaction.atomic
def offer_measure(
    *,
    school: School,
    network: Network,
    source: str,
    source_key: str,
    title: str,
    description: str = "",
    dimension: str = "",
    offered_on: date | None = None,
    by: Person | None,
) -> Offer | None:
    """Offer a measure to the school's plan; None while the school has no plan. Offered twice it stands once.

    `source` is "decision", "review" or "idea"; `source_key` names the thing it came from.
    """
    plan = Plan.objects.filter(school=school, network=network).first()
    if plan is None:
        return None
    offer, is_new = Offer.objects.get_or_create(
        plan=plan,
        source_key=source_key,
        defaults={
            "source": source,
            "title": title,
            "description": description,
            "dimension": dimension,
            "offered_on": offered_on or timezone.localdate(),
        },
    )
    if is_new:
        record(by=by, action="plans.offered", obj=offer, network=network.pk, detail={"source": source})
    return offer


@transaction.atomic
def accept(*, offer: Offer, strategy: Strategy | None, by: Person) -> Measure:
    """Take the offered measure into the plan as it is, under a strategy (a new one of the first goal if None)."""
    return _taken(offer, strategy, Offer.ACCEPTED, offer.title, offer.description, by)


@transaction.atomic
def adapt(*, offer: Offer, strategy: Strategy | None, title: str, description: str, by: Person) -> Measure:
    """Take the offered measure into the plan in the school's own words."""
    return _taken(offer, strategy, Offer.ADAPTED, title, description, by)


@transaction.atomic
def decline(*, offer: Offer, reason: str, by: Person) -> None:
    """Say no, with a reason that those who offered it can read."""
    row = _open(offer, {Offer.DECLINED})
    if row is None:
        return
    if not reason.strip():
        raise Refused(_("Write a short reason, so that the others understand."))
    _answer(row, Offer.DECLINED, by, reason=reason)


def _open(offer: Offer, same: set[str]) -> Offer | None:
    """The offer, locked; None when it has been answered like this already."""
    row = Offer.objects.select_for_update().select_related("plan").get(pk=offer.pk)
    if row.state in same:
        return None
    if row.state != Offer.OPEN:
        raise Refused(_("This has been answered already."))
    return row


def _taken(
    offer: Offer, strategy: Strategy | None, state: str, title: str, description: str, by: Person
) -> Measure:
    row = _open(offer, {Offer.ACCEPTED, Offer.ADAPTED})
    if row is None:
        return Offer.objects.select_related("measure").get(pk=offer.pk).measure  # type: ignore[return-value]
    place = strategy or _first_strategy(row, by)
    if place.plan.pk != row.plan_id:
        raise Refused(_("It can only be moved within the same plan."))
    fields = {"title": title, "description": description, "dimension": row.dimension}
    measure = add_row(kind="measure", parent=place, by=by, **fields)
    assert isinstance(measure, Measure)
    _answer(row, state, by, measure=measure)
    return measure


def _first_strategy(offer: Offer, by: Person) -> Strategy:
    """Where a measure goes when nobody chose: the first strategy, made if there is none."""
    found = Strategy.objects.there().filter(goal__plan=offer.plan, goal__removed_at__isnull=True)
    first = found.order_by("goal__position", "position").first()
    if first:
        return first
    goal = Goal.objects.there().filter(plan=offer.plan).order_by("position").first()
    if goal is None:
        raise Refused(_("The plan has no goal yet. Write a goal first, then the measure has a place."))
    made = add_row(kind="strategy", parent=goal, by=by)
    assert isinstance(made, Strategy)
    return made


def _answer(offer: Offer, state: str, by: Person, measure: Measure | None = None, reason: str = "") -> None:
    offer.state, offer.measure, offer.reason = state, measure, reason
    offer.answered_on, offer.answered_by = timezone.localdate(), by
    offer.save()
    record(by=by, action=f"plans.offer_{state}", obj=offer, network=offer.plan.network_id)
