"""Filling a plan from another one: the example, last year's, or what was pasted."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from plans.domain import contents as tree
from plans.domain.alike import as_fields
from plans.domain.contents import Contents
from plans.models import (
    Goal,
    Indicator,
    LogEntry,
    Measure,
    Milestone,
    Plan,
    Reading,
    Stakeholder,
    Strategy,
    Value,
    ValueCheck,
    ValueMark,
    YearTarget,
)

FULL = _("There is something in the plan already. It is only filled while it is empty.")


@transaction.atomic
def pour(*, plan: Plan, contents: Contents, source: str, by: Person | None) -> None:
    """Write everything of `contents` into an empty plan; a plan that has goals already is not touched."""
    if plan.goals.exists() or plan.values.exists():
        raise Refused(FULL)
    for name, text in contents.texts.items():
        setattr(plan, name, text)
    plan.save()
    values = _pour_values(plan, contents)
    for position, goal in enumerate(contents.goals, start=1):
        _pour_goal(plan, goal, position, values)
    for position, holder in enumerate(contents.stakeholders, start=1):
        Stakeholder.objects.create(plan=plan, position=position, **as_fields(holder))
    _pour_along(plan, contents, values, by)
    record(by=by, action="plans.filled", obj=plan, network=plan.network_id, detail={"source": source})


def _pour_values(plan: Plan, contents: Contents) -> dict[int, Value]:
    return {
        value.key: Value.objects.create(
            plan=plan, position=position, asks="\n".join(value.asks), **as_fields(value, "asks")
        )
        for position, value in enumerate(contents.values, start=1)
    }


def _pour_goal(plan: Plan, goal: tree.Goal, position: int, values: dict[int, Value]) -> None:
    elsewhere = ("values", "inquiry", "indicators", "milestones", "strategies")
    own = as_fields(goal, *elsewhere)
    row = Goal.objects.create(plan=plan, position=position, **own, **goal.inquiry)
    row.values.set([values[key] for key in goal.values if key in values])
    for place, indicator in enumerate(goal.indicators, start=1):
        _pour_indicator(row, indicator, place)
    for place, milestone in enumerate(goal.milestones, start=1):
        Milestone.objects.create(goal=row, position=place, **as_fields(milestone))
    for place, strategy in enumerate(goal.strategies, start=1):
        _pour_strategy(row, strategy, place)


def _pour_indicator(goal: Goal, indicator: tree.Indicator, place: int) -> None:
    own = as_fields(indicator, "steps", "year_targets", "readings")
    row = Indicator.objects.create(goal=goal, position=place, steps="\n".join(indicator.steps), **own)
    YearTarget.objects.bulk_create(
        YearTarget(indicator=row, year=target.year, value=target.value) for target in indicator.year_targets
    )
    Reading.objects.bulk_create(
        Reading(indicator=row, read_on=r.on, value=r.value, note=r.note, series=r.series)
        for r in indicator.readings
    )


def _pour_strategy(goal: Goal, strategy: tree.Strategy, place: int) -> None:
    row = Strategy.objects.create(goal=goal, position=place, title=strategy.title)
    Measure.objects.bulk_create(
        Measure(strategy=row, position=position, **as_fields(measure))
        for position, measure in enumerate(strategy.measures, start=1)
    )


def _pour_along(plan: Plan, contents: Contents, values: dict[int, Value], by: Person | None) -> None:
    for entry in contents.log:
        LogEntry.objects.create(plan=plan, shared=True, by=by, **as_fields(entry))
    for check in contents.value_checks:
        row = ValueCheck.objects.create(plan=plan, on=check.on, by=by)
        ValueMark.objects.bulk_create(
            ValueMark(check_row=row, value=values[mark.value], **as_fields(mark, "value", "name"))
            for mark in check.marks
            if mark.value in values
        )
