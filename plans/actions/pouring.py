"""Filling a plan from another one: the example, last year's, or what was pasted."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from plans.domain import contents as tree
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
        fields = {"who": holder.who, "stake": holder.stake, "action": holder.action}
        Stakeholder.objects.create(plan=plan, position=position, **fields)
    _pour_along(plan, contents, values, by)
    record(by=by, action="plans.filled", obj=plan, network=plan.network_id, detail={"source": source})


def _pour_values(plan: Plan, contents: Contents) -> dict[int, Value]:
    return {
        value.key: Value.objects.create(
            plan=plan,
            position=position,
            name=value.name,
            meaning=value.meaning,
            asks="\n".join(value.asks),
            standing=value.standing,
        )
        for position, value in enumerate(contents.values, start=1)
    }


def _pour_goal(plan: Plan, goal: tree.Goal, position: int, values: dict[int, Value]) -> None:
    row = Goal.objects.create(
        plan=plan,
        position=position,
        title=goal.title,
        description=goal.description,
        responsible=goal.responsible,
        function=goal.function,
        **goal.inquiry,
    )
    row.values.set([values[key] for key in goal.values if key in values])
    for place, indicator in enumerate(goal.indicators, start=1):
        _pour_indicator(row, indicator, place)
    for place, milestone in enumerate(goal.milestones, start=1):
        fields = {"year": milestone.year, "text": milestone.text, "reached_on": milestone.reached_on}
        Milestone.objects.create(goal=row, position=place, **fields)
    for place, strategy in enumerate(goal.strategies, start=1):
        _pour_strategy(row, strategy, place)


def _pour_indicator(goal: Goal, indicator: tree.Indicator, place: int) -> None:
    row = Indicator.objects.create(
        goal=goal,
        position=place,
        what=indicator.what,
        kind=indicator.kind,
        unit=indicator.unit,
        steps="\n".join(indicator.steps),
        source=indicator.source,
        baseline=indicator.baseline,
        baseline_on=indicator.baseline_on,
        target=indicator.target,
        target_on=indicator.target_on,
        direction=indicator.direction,
        dimension=indicator.dimension,
    )
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
        Measure(
            strategy=row,
            position=position,
            title=measure.title,
            description=measure.description,
            responsible=measure.responsible,
            function=measure.function,
            starts_on=measure.starts_on,
            ends_on=measure.ends_on,
            planned_end=measure.planned_end,
            state=measure.state,
            state_on=measure.state_on,
            reason=measure.reason,
            leadership=measure.leadership,
            dimension=measure.dimension,
        )
        for position, measure in enumerate(strategy.measures, start=1)
    )


def _pour_along(plan: Plan, contents: Contents, values: dict[int, Value], by: Person | None) -> None:
    for entry in contents.log:
        LogEntry.objects.create(plan=plan, on=entry.on, kind=entry.kind, text=entry.text, shared=True, by=by)
    for check in contents.value_checks:
        row = ValueCheck.objects.create(plan=plan, on=check.on, by=by)
        ValueMark.objects.bulk_create(
            ValueMark(
                check_row=row,
                value=values[mark.value],
                teachers=mark.teachers,
                leaders=mark.leaders,
                teachers_example=mark.teachers_example,
                leaders_example=mark.leaders_example,
            )
            for mark in check.marks
            if mark.value in values
        )
