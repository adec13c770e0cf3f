"""Whether an indicator is on course: the latest figure against the path from baseline to target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from plans.domain.contents import Goal, Indicator, Reading


class Standing(StrEnum):
    """Plain answers to "are we on course?"."""

    NOT_MEASURABLE = "not_measurable"  # baseline, target or a date is missing
    NOT_READ = "not_read"  # nothing measured since the baseline
    REACHED = "reached"
    ON_COURSE = "on_course"
    BEHIND = "behind"  # better than the baseline, not as far as the path
    BACKWARDS = "backwards"  # worse than the baseline


@dataclass(frozen=True)
class Point:
    """A figure that is expected on a day."""

    on: date
    value: Decimal


@dataclass(frozen=True)
class Course:
    """Where an indicator stands. `expected` is the path's figure on the day of the latest reading."""

    standing: Standing
    latest: Reading | None = None
    expected: Decimal | None = None
    next_point: Point | None = None


def main_series(indicator: Indicator) -> str:
    """The series that the goal is measured by; the others are drawn apart and never joined to it."""
    if not indicator.dimension:
        return "own"
    return "joint" if indicator.by_signs else "survey"


def figures(indicator: Indicator, series: str | None = None) -> tuple[Reading, ...]:
    """Readings of one series (the main one) that carry a figure, oldest first."""
    wanted = series or main_series(indicator)
    found = (r for r in indicator.readings if r.series == wanted and r.value is not None)
    return tuple(sorted(found, key=lambda reading: reading.on))


def year_end(year: int) -> date:
    """30 June of the school year that begins in `year`: when its target is due."""
    return date(year + 1, 6, 30)


def path(indicator: Indicator) -> tuple[Point, ...]:
    """Baseline, yearly targets strictly between, target; empty where baseline or target is missing."""
    if indicator.baseline is None or indicator.baseline_on is None:
        return ()
    if (
        indicator.target is None
        or indicator.target_on is None
        or indicator.target_on <= indicator.baseline_on
    ):
        return ()
    between = (Point(year_end(t.year), t.value) for t in indicator.year_targets)
    inner = sorted(
        (p for p in between if indicator.baseline_on < p.on < indicator.target_on), key=lambda p: p.on
    )
    return (
        Point(indicator.baseline_on, indicator.baseline),
        *inner,
        Point(indicator.target_on, indicator.target),
    )


def expected_on(points: tuple[Point, ...], day: date) -> Decimal:
    """The path's figure on a day, straight between its points and level outside them; two decimals."""
    if day <= points[0].on:
        return points[0].value
    for start, end in pairwise(points):
        if day <= end.on:
            share = Decimal((day - start.on).days) / Decimal((end.on - start.on).days)
            return (start.value + (end.value - start.value) * share).quantize(Decimal("0.01"))
    return points[-1].value


def at_least(indicator: Indicator, value: Decimal, wanted: Decimal) -> bool:
    """Whether a figure is as good as another, in the indicator's direction."""
    return value >= wanted if indicator.direction == "up" else value <= wanted


def course(indicator: Indicator, today: date) -> Course:
    """Where the indicator stands on a day; readings after that day do not count."""
    points = path(indicator)
    read = tuple(r for r in figures(indicator) if r.on <= today)
    latest = read[-1] if read else None
    if not points:
        return Course(Standing.NOT_MEASURABLE, latest)
    coming = next((p for p in points[1:] if p.on > today), None)
    if latest is None or latest.value is None or latest.on <= points[0].on:
        return Course(Standing.NOT_READ, latest, None, coming)
    expected = expected_on(points, latest.on)
    return Course(_standing(indicator, latest.value, expected, points), latest, expected, coming)


def _standing(indicator: Indicator, value: Decimal, expected: Decimal, points: tuple[Point, ...]) -> Standing:
    if at_least(indicator, value, points[-1].value):
        return Standing.REACHED
    if at_least(indicator, value, expected):
        return Standing.ON_COURSE
    return Standing.BEHIND if at_least(indicator, value, points[0].value) else Standing.BACKWARDS


def goal_course(goal: Goal, today: date) -> Course | None:
    """The course of the goal's first indicator; None for a goal without one."""
    return course(goal.indicators[0], today) if goal.indicators else None


def wrong_side(direction: str, baseline: Decimal | None, target: Decimal | None) -> bool:
    """Whether the target lies on the wrong side of the baseline (or on it)."""
    if baseline is None or target is None:
        return False
    return target <= baseline if direction == "up" else target >= baseline
