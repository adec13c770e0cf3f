"""A plan as it can be read: live or frozen, the same tree of frozen dataclasses.

Checks, years, documents, comparison and what others see all work on this and nothing else.
`key` is the row's primary key; it stays the same from version to version.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plans.domain.life import Stage


@dataclass(frozen=True)
class Value:
    """A value, with what it asks of each member of staff, one expectation an entry."""

    key: int
    name: str = ""
    meaning: str = ""
    asks: tuple[str, ...] = ()
    standing: str = ""


@dataclass(frozen=True)
class YearTarget:
    """The target for the school year that begins in `year`."""

    year: int
    value: Decimal


@dataclass(frozen=True)
class Reading:
    """One measuring. `value` is None where too few answered (`too_few`) or the figure is not passed on (`held_back`)."""

    on: date
    value: Decimal | None = None
    series: str = "own"
    note: str = ""
    too_few: bool = False
    held_back: bool = False


@dataclass(frozen=True)
class Indicator:
    """How a goal is measured. With kind "signs" the figures are steps, 1 the first line of `steps`."""

    key: int
    what: str = ""
    kind: str = "number"
    unit: str = ""
    steps: tuple[str, ...] = ()
    source: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    direction: str = "up"
    dimension: str = ""
    year_targets: tuple[YearTarget, ...] = ()
    readings: tuple[Reading, ...] = ()

    @property
    def by_signs(self) -> bool:
        """Measured by described signs, not by a number."""
        return self.kind == "signs"

    @property
    def is_complete(self) -> bool:
        """Has all that makes a goal measurable: what, unit or signs, source, baseline and target with dates."""
        measured_in = len(self.steps) > 1 if self.by_signs else bool(self.unit)
        figures = (self.baseline, self.baseline_on, self.target, self.target_on)
        return bool(self.what and self.source and measured_in) and None not in figures


@dataclass(frozen=True)
class Milestone:
    """What shall be in place in one school year."""

    key: int
    year: int
    text: str = ""
    reached_on: date | None = None


@dataclass(frozen=True)
class Measure:
    """A measure; `planned_end` is the first end where it has been moved."""

    key: int
    title: str = ""
    description: str = ""
    responsible: str = ""
    function: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    planned_end: date | None = None
    state: str = "planned"
    state_on: date | None = None
    reason: str = ""
    leadership: str = ""
    dimension: str = ""

    @property
    def who(self) -> str:
        """The responsible person and the function, whichever is known."""
        return ", ".join(word for word in (self.responsible, self.function) if word)

    @property
    def stands(self) -> bool:
        """Is part of the plan: it has not been dropped."""
        return self.state != "dropped"

    @property
    def is_moved(self) -> bool:
        """Its end is another than first planned."""
        return self.planned_end is not None and self.planned_end != self.ends_on

    def is_late(self, today: date) -> bool:
        """Should have been done: its end has passed, and it is neither done, in ordinary work nor dropped."""
        return self.state in {"planned", "going"} and self.ends_on is not None and self.ends_on < today


@dataclass(frozen=True)
class Strategy:
    """A way of going about a goal, with its measures in order."""

    key: int
    title: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class Goal:
    """A goal with what it serves, how it is measured and what is done; `inquiry` by the names in parts.INQUIRY."""

    key: int
    title: str = ""
    description: str = ""
    responsible: str = ""
    function: str = ""
    values: tuple[int, ...] = ()
    inquiry: Mapping[str, str] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    strategies: tuple[Strategy, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of all its strategies, in order."""
        return tuple(measure for strategy in self.strategies for measure in strategy.measures)

    @property
    def standing_measures(self) -> tuple[Measure, ...]:
        """Those that have not been dropped."""
        return tuple(measure for measure in self.measures if measure.stands)

    @property
    def is_measurable(self) -> bool:
        """At least one indicator has everything."""
        return any(indicator.is_complete for indicator in self.indicators)

    @property
    def who(self) -> str:
        """The responsible person and the function, whichever is known."""
        return ", ".join(word for word in (self.responsible, self.function) if word)


@dataclass(frozen=True)
class Stakeholder:
    """Someone who needs special follow-up."""

    key: int
    who: str = ""
    stake: str = ""
    action: str = ""


@dataclass(frozen=True)
class LogEntry:
    """A dated note that goes with the plan."""

    on: date
    kind: str
    text: str


@dataclass(frozen=True)
class Mark:
    """How far one value is lived, 1 to 5: the leadership's own judgement of teachers and of leaders."""

    value: int
    name: str
    teachers: int | None = None
    leaders: int | None = None
    teachers_example: str = ""
    leaders_example: str = ""


@dataclass(frozen=True)
class ValueCheck:
    """The marks of one day."""

    on: date
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Contents:
    """Everything a plan says; `texts` by the names in parts.ALL_TEXTS."""

    school: str
    first_year: int
    years: int = 5
    stage: Stage = Stage.SKETCH
    laid_year: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    values: tuple[Value, ...] = ()
    goals: tuple[Goal, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    log: tuple[LogEntry, ...] = ()
    value_checks: tuple[ValueCheck, ...] = ()

    def text(self, name: str) -> str:
        """A running text, empty where nobody has written."""
        return self.texts.get(name, "")

    @property
    def period(self) -> str:
        """First and last calendar year: «2026–2031»."""
        return f"{self.first_year}–{self.first_year + self.years}"

    @property
    def starts_on(self) -> date:
        """1 May before the first school year."""
        return date(self.first_year, 5, 1)

    @property
    def ends_on(self) -> date:
        """31 July of the last school year."""
        return date(self.first_year + self.years, 7, 31)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure, in the order of the goals."""
        return tuple(measure for goal in self.goals for measure in goal.measures)

    @property
    def standing_measures(self) -> tuple[Measure, ...]:
        """Those that have not been dropped."""
        return tuple(measure for measure in self.measures if measure.stands)

    def goals_of(self, value: int) -> tuple[tuple[int, Goal], ...]:
        """The goals that serve a value, with their numbers from 1."""
        return tuple((number, goal) for number, goal in numbered(self.goals) if value in goal.values)

    def values_of(self, goal: Goal) -> tuple[Value, ...]:
        """The values a goal serves, in the plan's order."""
        return tuple(value for value in self.values if value.key in goal.values)


def numbered(goals: tuple[Goal, ...]) -> Iterator[tuple[int, Goal]]:
    """Goals with their numbers, from 1."""
    return iter(enumerate(goals, start=1))


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text as a list: empty ones and leading dashes dropped."""
    stripped = (line.strip().lstrip("-–•*").strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)
