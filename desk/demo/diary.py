"""The diary of the demonstration's plans: what each school wrote after its sketch, on the day it was written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from accounts.models import Person
from desk.demo.clock import at, moment
from plans import actions
from plans.actions import MarkGiven
from plans.domain import contents as tree
from plans.domain.contents import Contents
from plans.models import Goal, Indicator, Measure, Plan

INTO_ORDINARY_WORK = timedelta(days=75)  # from its start until a measure is something everyone just does


@dataclass(frozen=True)
class Entry:
    """One thing that was written, at three in the afternoon."""

    on: date
    write: Callable[[], object]


@dataclass
class Diary:
    """Entries that wait for their day."""

    entries: list[Entry] = field(default_factory=list)

    def tell_until(self, day: date) -> None:
        """Write, in order, everything from before this day that is not yet written."""
        due = sorted((entry for entry in self.entries if entry.on < day), key=lambda entry: entry.on)
        self.entries = [entry for entry in self.entries if entry.on >= day]
        for entry in due:
            with at(moment(entry.on, 15)):
                entry.write()


def known_on(contents: Contents, day: date) -> Contents:
    """The plan as it could be written on a day: nothing measured, begun, reached or noted later than that."""

    def indicator(row: tree.Indicator) -> tree.Indicator:
        known = replace(row, readings=tuple(r for r in row.readings if r.on <= day))
        if row.baseline_on is None or row.baseline_on <= day:
            return known
        return replace(known, baseline=None, baseline_on=None)

    def goal(row: tree.Goal) -> tree.Goal:
        milestones = tuple(
            replace(m, reached_on=m.reached_on if m.reached_on and m.reached_on <= day else None)
            for m in row.milestones
        )
        strategies = tuple(
            replace(s, measures=tuple(replace(m, state="planned") for m in s.measures))
            for s in row.strategies
        )
        indicators = tuple(indicator(i) for i in row.indicators)
        return replace(row, indicators=indicators, milestones=milestones, strategies=strategies)

    return replace(
        contents,
        goals=tuple(goal(row) for row in contents.goals),
        log=tuple(row for row in contents.log if row.on <= day),
        value_checks=tuple(row for row in contents.value_checks if row.on <= day),
    )


def what_followed(plan: Plan, contents: Contents, begun: date, by: Person) -> Iterator[Entry]:
    """Everything in `contents` that came after the plan was begun, through the plan's own actions."""
    for row, goal in zip(plan.goals.order_by("position"), contents.goals, strict=True):
        yield from _measured(row, goal, begun, by)
        yield from _reached(row, goal, begun, by)
        for strategy, told in zip(row.strategies.order_by("position"), goal.strategies, strict=True):
            for measure, now in zip(strategy.measures.order_by("position"), told.measures, strict=True):
                yield from _done(measure, now, begun, by)
    yield from _noted(plan, contents, begun, by)


def _measured(goal: Goal, told: tree.Goal, begun: date, by: Person) -> Iterator[Entry]:
    for row, indicator in zip(goal.indicators.order_by("position"), told.indicators, strict=True):
        if indicator.baseline_on and indicator.baseline_on > begun:
            start = {"baseline": indicator.baseline, "baseline_on": indicator.baseline_on}
            yield Entry(indicator.baseline_on, _saving(row, start, by))
        for reading in indicator.readings:
            if reading.on > begun:
                yield Entry(reading.on, _reading(row, reading, by))


def _reached(goal: Goal, told: tree.Goal, begun: date, by: Person) -> Iterator[Entry]:
    for row, milestone in zip(goal.milestones.order_by("position"), told.milestones, strict=True):
        if milestone.reached_on and milestone.reached_on > begun:
            yield Entry(milestone.reached_on, _saving(row, {"reached_on": milestone.reached_on}, by))


def _done(row: Measure, told: tree.Measure, begun: date, by: Person) -> Iterator[Entry]:
    """Under way from its start, done at its end, in ordinary work when it has lasted a while."""
    if told.state == "planned" or told.starts_on is None:
        return
    begins = max(told.starts_on, begun + timedelta(days=1))
    yield Entry(begins, _saving(row, {"state": "going"}, by))
    if told.state == "done" and told.ends_on:
        yield Entry(told.ends_on, _saving(row, {"state": "done"}, by))
    elif told.state == "ordinary":
        yield Entry(begins + INTO_ORDINARY_WORK, _saving(row, {"state": "ordinary"}, by))


def _noted(plan: Plan, contents: Contents, begun: date, by: Person) -> Iterator[Entry]:
    keys = dict(
        zip(
            (value.key for value in contents.values),
            plan.values.order_by("position").values_list("pk", flat=True),
            strict=True,
        )
    )
    for entry in contents.log:
        if entry.on > begun:
            yield Entry(entry.on, _logging(plan, entry, by))
    for check in contents.value_checks:
        if check.on > begun:
            marks = {
                keys[mark.value]: MarkGiven(
                    mark.teachers, mark.leaders, mark.teachers_example, mark.leaders_example
                )
                for mark in check.marks
                if mark.value in keys
            }
            yield Entry(check.on, _checking(plan, check.on, marks, by))


def _saving(row: Any, fields: dict[str, Any], by: Person) -> Callable[[], object]:
    return lambda: actions.save_row(row=row, fields=fields, bases={}, by=by)


def _reading(row: Indicator, told: tree.Reading, by: Person) -> Callable[[], object]:
    assert told.value is not None
    value = told.value
    return lambda: actions.add_reading(indicator=row, read_on=told.on, value=value, note=told.note, by=by)


def _logging(plan: Plan, told: tree.LogEntry, by: Person) -> Callable[[], object]:
    return lambda: actions.write_log(
        plan=plan, on=told.on, kind=told.kind, text=told.text, shared=True, by=by
    )


def _checking(plan: Plan, on: date, marks: dict[int, MarkGiven], by: Person) -> Callable[[], object]:
    return lambda: actions.check_values(plan=plan, on=on, marks=marks, by=by)
