"""The plan over its school years: goals down, years across, what was planned, done, moved, dropped."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from foundation.texts import school_year
from network.domain import year as programme_year
from plans.domain.contents import Contents, Goal, Indicator, Measure, Milestone

FIRST_MONTH = 8  # a school year runs from 1 August to 31 July

label = school_year  # of the plan's years


def school_year_of(day: date) -> int:
    """The year in which the school year of that day began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def first_day(year: int) -> date:
    """1 August of the year."""
    return date(year, FIRST_MONTH, 1)


def last_day(year: int) -> date:
    """31 July after the school year that begins in `year`."""
    return date(year + 1, FIRST_MONTH - 1, 31)


def turns_on(year: int) -> date:
    """The day on which the next school year is due: the programme year turns 1 May, in the spring before."""
    return programme_year.first_day(year + 1)


def columns(contents: Contents) -> tuple[int, ...]:
    """The school years of the plan."""
    return tuple(range(contents.first_year, contents.first_year + contents.years))


@dataclass(frozen=True)
class Entry:
    """A measure in one school year. `standing` is its state, or "late"."""

    measure: Measure
    standing: str
    begins: bool
    ends: bool


@dataclass(frozen=True)
class Cell:
    """What one goal has in one school year."""

    year: int
    entries: tuple[Entry, ...]
    milestones: tuple[Milestone, ...]
    targets: tuple[tuple[Indicator, Decimal], ...]

    @property
    def is_empty(self) -> bool:
        """Nothing is laid for this goal this year."""
        return not (self.entries or self.milestones or self.targets)


@dataclass(frozen=True)
class Row:
    """A goal across the years; `undated` measures stand in no year."""

    number: int
    goal: Goal
    cells: tuple[Cell, ...]
    undated: tuple[Measure, ...]


def standing_of(measure: Measure, today: date) -> str:
    """The measure's state, or "late" when its end has passed and it is still planned or under way."""
    return "late" if measure.is_late(today) else measure.state


def years_of(measure: Measure, first: int, count: int) -> range:
    """The plan's school years that a measure touches; one open end reaches to the plan's edge.

    What lies outside the plan, as a start in the spring before, counts for its nearest year: nothing vanishes.
    """
    if measure.starts_on is None and measure.ends_on is None:
        return range(0)
    start = (
        school_year_of(measure.starts_on)
        if measure.starts_on
        else school_year_of(measure.ends_on or date.min)
    )
    end = school_year_of(measure.ends_on) if measure.ends_on else first + count - 1
    inside = range(first, first + count)
    start, end = (min(max(year, inside[0]), inside[-1]) for year in (start, end))
    return range(start, max(start, end) + 1)


def lay_out(contents: Contents, today: date) -> tuple[Row, ...]:
    """One row a goal, one cell a school year."""
    return tuple(
        Row(
            number,
            goal,
            tuple(_cell(contents, goal, year, today) for year in columns(contents)),
            _undated(goal),
        )
        for number, goal in enumerate(contents.goals, start=1)
    )


def _undated(goal: Goal) -> tuple[Measure, ...]:
    return tuple(m for m in goal.measures if m.starts_on is None and m.ends_on is None)


def _cell(contents: Contents, goal: Goal, year: int, today: date) -> Cell:
    touched = [(m, years_of(m, contents.first_year, contents.years)) for m in goal.measures]
    entries = tuple(
        Entry(
            m, standing_of(m, today), begins=span[0] == year, ends=m.ends_on is not None and span[-1] == year
        )
        for m, span in touched
        if year in span
    )
    milestones = tuple(m for m in goal.milestones if m.year == year)
    return Cell(year, entries, milestones, _targets(goal, year))


def _targets(goal: Goal, year: int) -> tuple[tuple[Indicator, Decimal], ...]:
    found = []
    for indicator in goal.indicators:
        by_year = {target.year: target.value for target in indicator.year_targets}
        ends_here = indicator.target_on is not None and school_year_of(indicator.target_on) == year
        value = indicator.target if ends_here else by_year.get(year)
        if value is not None:
            found.append((indicator, value))
    return tuple(found)


def unfinished(contents: Contents, year: int) -> tuple[Measure, ...]:
    """Measures that should end in or before a school year and are neither done, in ordinary work nor dropped."""
    return tuple(
        m
        for m in contents.measures
        if m.state in {"planned", "going"} and m.ends_on and m.ends_on <= last_day(year)
    )
