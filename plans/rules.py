"""Who may do what with a school's plan."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from plans.models import Plan, Share

REMOVED = _("This has been removed. Bring it back first.")
DONE = _("This has been taken into the plan or laid aside already.")
NETWORK_ROLES = ("principal", "leader", "convenor", "minute_taker")


def edit_plan(actor: Actor, plan: Plan) -> Verdict:
    """The school's leadership writes its plan, nobody else."""
    if actor.has("principal", "leader", school=plan.school_id):
        return yes()
    return no(_("Only the school's own leadership writes in its plan."))


def edit_part(actor: Actor, place: Any) -> Verdict:
    """As the plan that the part, row or version belongs to (`place.plan`)."""
    return edit_plan(actor, place.plan)


def share_plan(actor: Actor, plan: Plan) -> Verdict:
    """The principal shares, withdraws and hands out, or the leader who holds the principal's mandate today."""
    if actor.has("principal", "mandate", school=plan.school_id):
        return yes()
    return no(_("The principal decides who sees the school's plan."))


def audiences_of(actor: Actor, plan: Plan) -> frozenset[str]:
    """The audiences of a shared plan that the actor belongs to."""
    found = {
        Share.NETWORK: actor.has(*NETWORK_ROLES, network=plan.network_id),
        Share.OWNER: actor.has("owner", network=plan.network_id),
        Share.RKBU: actor.has("reviewer", network=plan.network_id),
    }
    return frozenset(audience for audience, belongs in found.items() if belongs)


def see_plan(actor: Actor, plan: Plan) -> Verdict:
    """The school's leadership sees its plan; others the version that is shared with them."""
    if edit_plan(actor, plan):
        return yes()
    audiences = audiences_of(actor, plan)
    if any(share.audience in audiences for share in plan.open_shares):  # type: ignore[attr-defined]
        return yes()
    return no(_("This plan has not been shared yet. The school decides when it is ready to be read."))


def see_place(actor: Actor, place: Any) -> Verdict:
    """The school's leadership may begin its plan; others see it once it is shared."""
    if actor.has("principal", "leader", school=place.school.pk):
        return yes()
    if place.plan is None:
        return no(_("This plan has not been shared yet. The school decides when it is ready to be read."))
    return see_plan(actor, place.plan)
