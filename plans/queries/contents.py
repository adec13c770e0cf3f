"""A plan with all its rows, in the same number of queries however long it is, and as a domain tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Prefetch

from plans.domain import contents as tree
from plans.domain.alike import read_off
from plans.domain.contents import Contents, lines
from plans.domain.life import Stage
from plans.domain.parts import ALL_TEXTS, INQUIRY
from plans.models import (
    Goal,
    Indicator,
    LogEntry,
    Plan,
    Stakeholder,
    Strategy,
    Value,
    ValueCheck,
    ValueMark,
)
from plans.models.plans import Part

R = TypeVar("R", bound=Part)
BELOW_A_GOAL = (
    "values",
    "milestones",
    "indicators__year_targets",
    "indicators__readings",
    "strategies__measures",
)


@dataclass(frozen=True)
class Rows:
    """Every row of a plan, removed ones included; use `alive` and `removed` on the lists."""

    plan: Plan
    values: list[Value]
    goals: list[Goal]
    stakeholders: list[Stakeholder]
    log: list[LogEntry]
    value_checks: list[ValueCheck]


def alive(rows: Iterable[R]) -> list[R]:
    """Those that have not been removed."""
    return [row for row in rows if row.removed_at is None]


def rows_of(plan: Plan, *, with_log: bool = True) -> Rows:
    """Load everything of a plan: twelve queries; without log and value checks, which no check asks for, nine."""
    marks = Prefetch("marks", ValueMark.objects.select_related("value"))
    return Rows(
        plan=plan,
        values=list(plan.values.all()),
        goals=list(plan.goals.prefetch_related(*BELOW_A_GOAL)),
        stakeholders=list(plan.stakeholders.all()),
        log=list(plan.log.filter(shared=True).order_by("on", "pk")) if with_log else [],
        value_checks=list(plan.value_checks.prefetch_related(marks)) if with_log else [],
    )


def contents_of(plan: Plan) -> Contents:
    """The plan as it stands now."""
    return contents_from(rows_of(plan))


def contents_from(rows: Rows) -> Contents:
    """The plan as it stands in rows already loaded; removed ones left out."""
    plan = rows.plan
    values = {value.pk for value in alive(rows.values)}
    return Contents(
        school=plan.school.name,
        first_year=plan.first_year,
        years=plan.years,
        stage=Stage(plan.stage),
        laid_year=plan.laid_year,
        texts={name: getattr(plan, name) for name in ALL_TEXTS if getattr(plan, name)},
        values=tuple(_value(value) for value in alive(rows.values)),
        goals=tuple(_goal(goal, values) for goal in alive(rows.goals)),
        stakeholders=tuple(read_off(tree.Stakeholder, s) for s in alive(rows.stakeholders)),
        log=tuple(tree.LogEntry(entry.on, entry.kind, entry.text) for entry in rows.log),
        value_checks=tuple(_value_check(check) for check in rows.value_checks),
    )


def _value(value: Value) -> tree.Value:
    return read_off(tree.Value, value, asks=lines(value.asks))


def _goal(goal: Goal, values: set[int]) -> tree.Goal:
    return read_off(
        tree.Goal,
        goal,
        values=tuple(value.pk for value in goal.values.all() if value.pk in values),
        inquiry={name: getattr(goal, name) for name in INQUIRY},
        indicators=tuple(indicator_tree(i) for i in alive(goal.indicators.all())),
        milestones=tuple(read_off(tree.Milestone, m) for m in alive(goal.milestones.all())),
        strategies=tuple(_strategy(s) for s in alive(goal.strategies.all())),
    )


def indicator_tree(indicator: Indicator) -> tree.Indicator:
    """An indicator with its yearly targets and readings."""
    return read_off(
        tree.Indicator,
        indicator,
        steps=lines(indicator.steps),
        year_targets=tuple(tree.YearTarget(t.year, t.value) for t in indicator.year_targets.all()),
        readings=tuple(
            tree.Reading(r.read_on, r.value, r.series, r.note, too_few=r.value is None)
            for r in indicator.readings.all()
        ),
    )


def _strategy(strategy: Strategy) -> tree.Strategy:
    measures = tuple(read_off(tree.Measure, measure) for measure in alive(strategy.measures.all()))
    return read_off(tree.Strategy, strategy, measures=measures)


def _value_check(check: ValueCheck) -> tree.ValueCheck:
    marks = (
        tree.Mark(
            mark.value_id,
            mark.value.name,
            mark.teachers,
            mark.leaders,
            mark.teachers_example,
            mark.leaders_example,
        )
        for mark in check.marks.all()
    )
    return tree.ValueCheck(check.on, tuple(marks))
