"""Log and value checks of a plan, and what has happened since a day."""

from dataclasses import dataclass
from datetime import date

from plans.domain.contents import Goal, Indicator, Measure, Milestone, Reading
from plans.domain.contents import Mark as MarkTree
from plans.domain.contents import ValueCheck as CheckTree
from plans.models import LogEntry, Plan, ValueCheck
from plans.queries.contents import contents_of


def log_of(plan: Plan) -> list[LogEntry]:
    """The whole log, newest first, with writers."""
    return list(plan.log.select_related("by"))


def value_checks_of(plan: Plan) -> list[ValueCheck]:
    """Every value check with its marks, oldest first."""
    return list(plan.value_checks.prefetch_related("marks__value"))


@dataclass(frozen=True)
class CheckRow:
    """A value with its marks, one a check (None where it was not judged)."""

    name: str
    marks: tuple[MarkTree | None, ...]


def check_rows(checks: list[ValueCheck]) -> list[CheckRow]:
    """The marks by value, for a table."""
    names = {mark.value_id: mark.value.name for check in checks for mark in check.marks.all()}
    return [CheckRow(name, tuple(_mark(check, key) for check in checks)) for key, name in names.items()]


def _mark(check: ValueCheck, key: int) -> MarkTree | None:
    found = next((m for m in check.marks.all() if m.value_id == key), None)
    if found is None:
        return None
    return MarkTree(
        key, found.value.name, found.teachers, found.leaders, found.teachers_example, found.leaders_example
    )


# ---- siden sist ------------------------------------------------------------------------------


@dataclass(frozen=True)
class NewReading:
    """A reading since the day, with its goal's number and its indicator."""

    number: int
    goal: Goal
    indicator: Indicator
    reading: Reading


@dataclass(frozen=True)
class Since:
    """The plan's part of «siden sist»: what has happened from a day on."""

    plan: Plan
    day: date
    log: tuple[LogEntry, ...]
    done: tuple[tuple[str, Measure], ...]
    begun: tuple[tuple[str, Measure], ...]
    reached: tuple[tuple[int, Milestone], ...]
    readings: tuple[NewReading, ...]
    value_checks: tuple[CheckTree, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing has been noted since."""
        return not (self.log or self.done or self.begun or self.reached or self.readings)


def since(plan: Plan, day: date) -> Since:
    """Log, measures done or begun (with numbers like «2.1»), milestones, readings since the day; all value checks."""
    contents = contents_of(plan)
    measures = [
        (f"{number}.{n}", measure)
        for number, goal in enumerate(contents.goals, start=1)
        for n, measure in enumerate(goal.measures, start=1)
        if measure.state_on and measure.state_on >= day
    ]
    goals = list(enumerate(contents.goals, start=1))
    return Since(
        plan=plan,
        day=day,
        log=tuple(plan.log.filter(on__gte=day).order_by("on", "pk")),
        done=tuple(pair for pair in measures if pair[1].state in {"done", "ordinary"}),
        begun=tuple(pair for pair in measures if pair[1].state == "going"),
        reached=tuple((n, m) for n, g in goals for m in g.milestones if m.reached_on and m.reached_on >= day),
        readings=tuple(
            NewReading(n, goal, indicator, reading)
            for n, goal in goals
            for indicator in goal.indicators
            for reading in indicator.readings
            if reading.on >= day
        ),
        value_checks=contents.value_checks,
    )
