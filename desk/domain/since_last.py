"""*Siden sist*: what a school's plan and log say has happened between two sessions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.domain.contents import (
    Contents,
    Goal,
    Indicator,
    LogEntry,
    Measure,
    Milestone,
    Reading,
    ValueCheck,
    numbered,
)

BEGUN, DONE = ("going",), ("done", "ordinary")


class Headline(StrEnum):
    """What the sheet leads with: the first of these that there is something of."""

    MEASURES = "measures"
    MILESTONES = "milestones"
    READINGS = "readings"
    STORY = "story"
    NOTHING = "nothing"


@dataclass(frozen=True)
class MeasureLine:
    """A measure whose state changed, with its number in the plan («2.1»)."""

    number: str
    measure: Measure


@dataclass(frozen=True)
class MilestoneLine:
    """A milestone that was reached."""

    goal: int
    milestone: Milestone


@dataclass(frozen=True)
class ReadingLine:
    """A figure that was measured, with what it measures."""

    goal: int
    indicator: Indicator
    reading: Reading


@dataclass(frozen=True)
class SinceLast:
    """Everything since the last session; texts as people wrote them."""

    stories: tuple[LogEntry, ...]
    manual: tuple[LogEntry, ...]
    challenges: tuple[LogEntry, ...]
    measures: tuple[MeasureLine, ...]
    milestones: tuple[MilestoneLine, ...]
    readings: tuple[ReadingLine, ...]
    value_checks: tuple[ValueCheck, ...]

    @property
    def done(self) -> int:
        """How many measures were finished or became ordinary work."""
        return sum(line.measure.state in DONE for line in self.measures)

    @property
    def begun(self) -> int:
        """How many measures got under way."""
        return sum(line.measure.state in BEGUN for line in self.measures)

    @property
    def headline(self) -> Headline:
        """What there is most to tell of."""
        if self.done or self.begun:
            return Headline.MEASURES
        if self.milestones:
            return Headline.MILESTONES
        if self.readings:
            return Headline.READINGS
        return Headline.STORY if self.stories or self.manual or self.challenges else Headline.NOTHING


def gather(contents: Contents, last: date, until: date) -> SinceLast:
    """What happened after the day `last` and not later than `until`.

    Figures of the survey stay with the survey; the latest two value checks stand beside each other.
    """

    def within(day: date | None) -> bool:
        return day is not None and last < day <= until

    log = tuple(entry for entry in contents.log if within(entry.on))
    goals = tuple(numbered(contents.goals))
    return SinceLast(
        stories=_of_kind(log, "story"),
        manual=_of_kind(log, "manual"),
        challenges=_of_kind(log, "challenge"),
        measures=tuple(
            line for n, goal in goals for line in _measures(n, goal) if within(line.measure.state_on)
        ),
        milestones=tuple(
            MilestoneLine(n, each) for n, goal in goals for each in goal.milestones if within(each.reached_on)
        ),
        readings=tuple(line for n, goal in goals for line in _readings(n, goal) if within(line.reading.on)),
        value_checks=tuple(check for check in contents.value_checks if check.on <= until)[-2:],
    )


def _of_kind(log: tuple[LogEntry, ...], kind: str) -> tuple[LogEntry, ...]:
    return tuple(entry for entry in log if entry.kind == kind)


def _measures(number: int, goal: Goal) -> list[MeasureLine]:
    lines = [MeasureLine(f"{number}.{place}", each) for place, each in enumerate(goal.measures, start=1)]
    return [line for line in lines if line.measure.state != "planned"]


def _readings(number: int, goal: Goal) -> list[ReadingLine]:
    return [
        ReadingLine(number, indicator, reading)
        for indicator in goal.indicators
        for reading in indicator.readings
        if reading.series != "survey" and reading.value is not None
    ]
