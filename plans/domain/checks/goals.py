"""Checks of goals and how they are measured."""

from collections.abc import Iterator
from datetime import date, timedelta

from plans.domain.checks.sentences import Finding
from plans.domain.contents import Contents, Indicator
from plans.domain.course import figures
from plans.domain.years import first_day, last_day

FRESH = timedelta(days=366)  # a figure older than a year says nothing of this year


def goals(contents: Contents, today: date) -> Iterator[Finding]:
    """The plan has goals."""
    if not contents.goals:
        yield Finding("goals", "goals", "goals")


def goal_value(contents: Contents, today: date) -> Iterator[Finding]:
    """Each goal serves a value."""
    for number, goal in enumerate(contents.goals, start=1):
        if not contents.values_of(goal):
            yield Finding("goal_value", "goals", f"goal-{goal.key}", number, goal.title)


def goal_indicator(contents: Contents, today: date) -> Iterator[Finding]:
    """Each goal is measured by something."""
    for number, goal in enumerate(contents.goals, start=1):
        if not goal.indicators:
            yield Finding("goal_indicator", "goals", f"goal-{goal.key}", number, goal.title)


def _each(contents: Contents) -> Iterator[tuple[int, Indicator]]:
    for number, goal in enumerate(contents.goals, start=1):
        for indicator in goal.indicators:
            yield number, indicator


def _finding(kind: str, number: int, indicator: Indicator) -> Finding:
    return Finding(kind, "goals", f"indicator-{indicator.key}", number, indicator.what)


def indicator_unit(contents: Contents, today: date) -> Iterator[Finding]:
    """Each number has a unit; described signs have at least two steps."""
    for number, indicator in _each(contents):
        measured_in = len(indicator.steps) > 1 if indicator.by_signs else bool(indicator.unit)
        if not measured_in:
            yield _finding("indicator_steps" if indicator.by_signs else "indicator_unit", number, indicator)


def indicator_baseline(contents: Contents, today: date) -> Iterator[Finding]:
    """Each indicator has a baseline and its date."""
    for number, indicator in _each(contents):
        if indicator.baseline is None:
            yield _finding("indicator_baseline", number, indicator)
        elif indicator.baseline_on is None:
            yield _finding("indicator_baseline_date", number, indicator)


def indicator_target(contents: Contents, today: date) -> Iterator[Finding]:
    """Each indicator has a target and its date."""
    for number, indicator in _each(contents):
        if indicator.target is None:
            yield _finding("indicator_target", number, indicator)
        elif indicator.target_on is None:
            yield _finding("indicator_target_date", number, indicator)


def indicator_source(contents: Contents, today: date) -> Iterator[Finding]:
    """Each figure comes from somewhere."""
    for number, indicator in _each(contents):
        if not indicator.source:
            yield _finding("indicator_source", number, indicator)


def indicator_read(contents: Contents, today: date) -> Iterator[Finding]:
    """Each measurable indicator has been read within a year, once the baseline is older than that."""
    for number, indicator in _each(contents):
        if (
            not indicator.is_complete
            or indicator.baseline_on is None
            or today - indicator.baseline_on <= FRESH
        ):
            continue
        if not any(today - reading.on <= FRESH for reading in figures(indicator)):
            yield _finding("indicator_read", number, indicator)


def in_the_years(contents: Contents, years: range) -> set[int]:
    """Those of the school years for which something is laid: a measure, a milestone or a yearly target."""
    laid = {m.year for goal in contents.goals for m in goal.milestones}
    laid |= {t.year for goal in contents.goals for i in goal.indicators for t in i.year_targets}
    for measure in contents.standing_measures:
        if measure.starts_on is None and measure.ends_on is None:
            continue
        start, end = measure.starts_on or contents.starts_on, measure.ends_on or contents.ends_on
        laid |= {year for year in years if start <= last_day(year) and end >= first_day(year)}
    return laid & set(years)


def timeline(contents: Contents, today: date) -> Iterator[Finding]:
    """At least something stands in a school year."""
    if not in_the_years(contents, range(contents.first_year, contents.first_year + contents.years)):
        yield Finding("timeline", "strategy", "strategies")
