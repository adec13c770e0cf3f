"""Checks of strategies, measures and the years."""

from collections.abc import Iterator
from datetime import date

from plans.domain.checks.goals import in_the_years
from plans.domain.checks.sentences import Finding
from plans.domain.contents import Contents, Measure
from plans.domain.years import years_of

LEADERSHIP = (
    "goals-and-expectations",
    "strategic-resourcing",
    "quality-teaching",
    "teacher-learning",
    "safe-environment",
)  # Robinson's five dimensions, keys of the programme's content


def measures(contents: Contents, today: date) -> Iterator[Finding]:
    """The plan has measures."""
    if not contents.standing_measures:
        yield Finding("measures", "strategy", "strategies")


def _standing(contents: Contents) -> Iterator[tuple[int, Measure]]:
    for number, goal in enumerate(contents.goals, start=1):
        for measure in goal.standing_measures:
            yield number, measure


def measure_responsible(contents: Contents, today: date) -> Iterator[Finding]:
    """Somebody answers for each measure."""
    for number, measure in _standing(contents):
        if not measure.who:
            yield Finding("measure_responsible", "strategy", f"measure-{measure.key}", number, measure.title)


def measure_dates(contents: Contents, today: date) -> Iterator[Finding]:
    """Each measure has a from and a to; what is in ordinary work needs no end."""
    for number, measure in _standing(contents):
        if measure.starts_on is None or (measure.ends_on is None and measure.state != "ordinary"):
            yield Finding("measure_dates", "strategy", f"measure-{measure.key}", number, measure.title)


def starts_now(contents: Contents, today: date) -> Iterator[Finding]:
    """Something starts at once: by the end of September of the first school year."""
    soon = date(contents.first_year, 9, 30)
    if not any(m.starts_on and m.starts_on <= soon for _, m in _standing(contents)):
        yield Finding("starts_now", "strategy", "strategies")


def year_one(contents: Contents, today: date) -> Iterator[Finding]:
    """Every goal has a measure in the year that is laid in detail (the first, until the plan is rolled on)."""
    year = contents.laid_year or contents.first_year
    for number, goal in enumerate(contents.goals, start=1):
        if not any(year in years_of(m, contents.first_year, contents.years) for m in goal.standing_measures):
            yield Finding("year_one", "strategy", f"goal-{goal.key}", number, goal.title)


def later_years(contents: Contents, today: date) -> Iterator[Finding]:
    """Something is laid in each of the years after that."""
    first = (contents.laid_year or contents.first_year) + 1
    years = range(first, contents.first_year + contents.years)
    if set(years) - in_the_years(contents, years):
        yield Finding("later_years", "strategy", "strategies")


def leadership_unused(contents: Contents, today: date) -> Iterator[Finding]:
    """Which of the five leadership dimensions no measure uses; asked once measures name any."""
    used = {m.leadership for _, m in _standing(contents)}
    for key in LEADERSHIP:
        if contents.standing_measures and key not in used:
            yield Finding("leadership_unused", "strategy", "strategies", name=key)


def measure_late(contents: Contents, today: date) -> Iterator[Finding]:
    """A measure whose time has passed without a word about how it went."""
    for number, measure in _standing(contents):
        if measure.is_late(today):
            yield Finding("measure_late", "strategy", f"measure-{measure.key}", number, measure.title)


def measure_reason(contents: Contents, today: date) -> Iterator[Finding]:
    """What was moved or dropped says why."""
    for number, goal in enumerate(contents.goals, start=1):
        for measure in goal.measures:
            if (not measure.stands or measure.is_moved) and not measure.reason:
                yield Finding("measure_reason", "strategy", f"measure-{measure.key}", number, measure.title)
