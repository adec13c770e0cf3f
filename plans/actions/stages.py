"""The life of a plan: begun, longer or shorter, draft, final, rolled into the next school year."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import Network, School
from plans.domain.life import Stage, may_become
from plans.models import Plan


@transaction.atomic
def begin_plan(*, school: School, network: Network, first_year: int, years: int, by: Person) -> Plan:
    """An empty plan of the school in the network; a second press gives the one that is there."""
    plan, is_new = Plan.objects.get_or_create(
        school=school,
        network=network,
        defaults={
            "first_year": first_year,
            "laid_year": first_year,
            "years": years,
            "stage_on": timezone.localdate(),
        },
    )
    if is_new:
        record(by=by, action="plans.begun", obj=plan, network=network.pk)
    return plan


@transaction.atomic
def become(*, plan: Plan, stage: Stage | str, by: Person) -> None:
    """Bring the plan to a stage; the one it is at is no change, a step that is none is refused."""
    stage = Stage(stage)
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    now = Stage(row.stage)
    if now == stage or (stage == Stage.FINAL and now == Stage.REVISED):
        return
    if not may_become(now, stage):
        raise Refused(_("A plan that is finished is revised, not written anew."))
    _set(plan, by, "plans.stage", stage=stage.value, stage_on=timezone.localdate())


@transaction.atomic
def set_length(*, plan: Plan, years: int, by: Person) -> None:
    """How many school years the plan reaches; what lies after its end stays, and is said to lie outside."""
    if plan.years != years:
        _set(plan, by, "plans.length", years=years)


@transaction.atomic
def roll_on(*, plan: Plan, by: Person) -> None:
    """Go into the next school year: it is now laid in detail, and the plan counts as revised.

    The year that ends is kept as a version by plans.actions.begin_next_year.
    """
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if not may_become(Stage(row.stage), Stage.REVISED):
        raise Refused(_("Finish the plan and hand it out first. Then it can be revised each year."))
    if row.laid_year + 1 >= row.first_year + row.years:
        raise Refused(_("This is the plan's last school year. Make the plan longer first."))
    today = timezone.localdate()
    _set(plan, by, "plans.rolled", laid_year=row.laid_year + 1, stage=Stage.REVISED.value, stage_on=today)


def _set(plan: Plan, by: Person, action: str, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(fields))
    plain = {name: value for name, value in fields.items() if name != "stage_on"}
    record(by=by, action=action, obj=plan, network=plan.network_id, detail=plain)
