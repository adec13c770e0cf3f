"""The years as a table of halves (autumn, spring): measures packed into as few lines as they fit."""

from dataclasses import dataclass
from datetime import date

from plans.domain.contents import Contents, Goal, Measure
from plans.domain.years import school_year_of


@dataclass(frozen=True)
class Span:
    """So many halves of a line: a measure, or nothing."""

    halves: int
    measure: Measure | None = None


@dataclass(frozen=True)
class GoalLines:
    """A goal's lines; each line's spans add up to the plan's halves."""

    number: int
    goal: Goal
    lines: tuple[tuple[Span, ...], ...]


def half_of(day: date, first_year: int, years: int) -> int:
    """The half of the plan that a day lies in, from 0; days outside count for the nearest."""
    year = school_year_of(day)
    half = (year - first_year) * 2 + (0 if day.month >= 8 else 1)
    return min(max(half, 0), years * 2 - 1)


def in_halves(contents: Contents) -> tuple[GoalLines, ...]:
    """Every goal with its dated, not dropped measures on lines."""
    return tuple(
        GoalLines(number, goal, _lines(contents, goal)) for number, goal in enumerate(contents.goals, start=1)
    )


def _lines(contents: Contents, goal: Goal) -> tuple[tuple[Span, ...], ...]:
    lines: list[list[tuple[int, int, Measure]]] = []
    for first, last, measure in sorted(_placed(contents, goal), key=lambda p: (p[0], p[1], p[2].key)):
        free = next((line for line in lines if line[-1][1] < first), None)
        if free is None:
            lines.append([(first, last, measure)])
        else:
            free.append((first, last, measure))
    return tuple(_spans(line, contents.years * 2) for line in lines) or ((Span(contents.years * 2),),)


def _placed(contents: Contents, goal: Goal) -> list[tuple[int, int, Measure]]:
    found = []
    for measure in goal.measures:
        if measure.state == "dropped" or (measure.starts_on is None and measure.ends_on is None):
            continue
        first = half_of(measure.starts_on or contents.starts_on, contents.first_year, contents.years)
        last = half_of(measure.ends_on or contents.ends_on, contents.first_year, contents.years)
        found.append((first, max(first, last), measure))
    return found


def _spans(line: list[tuple[int, int, Measure]], halves: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for first, last, measure in line:
        if first > at:
            spans.append(Span(first - at))
        spans.append(Span(last - first + 1, measure))
        at = last + 1
    if at < halves:
        spans.append(Span(halves - at))
    return tuple(spans)
