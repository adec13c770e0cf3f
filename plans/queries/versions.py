"""Frozen versions of plans: the school's own, the shared ones, the handed-out ones."""

from dataclasses import dataclass

from foundation.access.actor import Actor
from foundation.writing.models import FrozenVersion
from foundation.writing.queries import read_many, versions
from plans import rules
from plans.domain.contents import Contents
from plans.domain.frozen import from_parts
from plans.models import Handout, Plan, Share
from plans.queries.plans import plan_for

KIND = "plan"
HANDED_OUT = "plan.handout"


def contents_of_version(version: FrozenVersion) -> Contents:
    """The plan as it was frozen."""
    return contents_of_versions([version])[0]


def contents_of_versions(held: list[FrozenVersion]) -> list[Contents]:
    """The plans as they were frozen, in the same order; one query."""
    return [from_parts(frozen.parts) for frozen in read_many(held)]


def versions_of(plan: Plan) -> list[FrozenVersion]:
    """The school's own versions, newest first."""
    return versions(KIND, plan.pk)


@dataclass(frozen=True)
class PlanVersion:
    """A plan and one of its versions."""

    plan: Plan
    version: FrozenVersion


def version_for(actor: Actor, pk: int, number: int) -> PlanVersion | None:
    """One of the plan's own versions."""
    plan = plan_for(actor, pk)
    version = FrozenVersion.objects.filter(kind=KIND, object_id=pk, number=number).first()
    return PlanVersion(plan, version) if plan and version else None


def shared_with(actor: Actor, plan: Plan) -> Share | None:
    """The newest open share that the actor may read; `plan.open_shares` is loaded."""
    audiences = rules.audiences_of(actor, plan)
    open_shares: list[Share] = plan.open_shares  # type: ignore[attr-defined]
    mine = [share for share in open_shares if share.audience in audiences]
    return max(mine, key=lambda share: (share.version.number, share.pk), default=None)


def handout_for_token(actor: Actor, token: str) -> Handout | None:
    """The plan that is handed out by this link, as long as the link is open."""
    held = Handout.objects.filter(token=token, withdrawn_at__isnull=True)
    return held.select_related("plan__school", "plan__network__municipality", "version").first()


def open_handout(plan: Plan) -> Handout | None:
    """The plan's link as it is handed out now."""
    return plan.handouts.filter(withdrawn_at__isnull=True).select_related("version").first()
