"""A plan as it is read, on a page or on paper: figures, charts and states in words."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.documents.charts import PAGE, Look, Track
from foundation.documents.charts import indicator as draw_indicator
from plans.domain.contents import Contents, Goal, Indicator, Measure, Reading, Value
from plans.domain.course import Course, course, figures, path
from plans.domain.years import columns, school_year_of, standing_of
from plans.wording.leaning import Leaning, Names, leaning
from plans.wording.standing import course_words, figure, measure_state
from plans.wording.tables import CheckRow, NumberedIndicator, letter, mark_of, numbered_indicator


@dataclass(frozen=True)
class ReadRow:
    """A line of the table beside a chart."""

    when: str
    measured: str
    wanted: str


@dataclass(frozen=True)
class StepLine:
    """A described sign, and whether it is where the school is or wants to be."""

    number: int
    words: str
    is_now: bool
    is_target: bool


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator in words and picture."""

    tree: Indicator
    course: Course
    mark: str
    sentence: str
    now: str
    now_number: str
    now_when: str
    baseline: str
    target: str
    next_target: str
    next_when: str
    chart: SafeString | str
    rows: tuple[ReadRow, ...]
    steps: tuple[StepLine, ...]
    apart: tuple[ReadRow, ...]
    is_surveyed: bool


@dataclass(frozen=True)
class MeasurePage:
    """A measure with its state and dimensions in words."""

    tree: Measure
    mark: str
    state: str
    when: str
    leadership: str
    dimension: str
    number: str = ""


@dataclass(frozen=True)
class StrategyPage:
    """A strategy with its measures."""

    title: str
    letter: str
    measures: tuple[MeasurePage, ...]


@dataclass(frozen=True)
class GoalPage:
    """A goal as it is read."""

    number: int
    tree: Goal
    values: tuple[Value, ...]
    indicators: tuple[IndicatorPage, ...]
    strategies: tuple[StrategyPage, ...]
    inquiry: tuple[tuple[str, str], ...]

    @property
    def main(self) -> IndicatorPage | None:
        """The indicator the goal is first measured by."""
        return self.indicators[0] if self.indicators else None

    @property
    def measures(self) -> tuple[MeasurePage, ...]:
        """All its measures."""
        return tuple(measure for strategy in self.strategies for measure in strategy.measures)


@dataclass(frozen=True)
class PlanPage:
    """A whole plan as it is read."""

    contents: Contents
    goals: tuple[GoalPage, ...]
    leaning: Leaning = field(default_factory=Leaning)

    @property
    def numbered(self) -> tuple[NumberedIndicator, ...]:
        """Indicators measured by a number, with the figures wanted year by year."""
        return tuple(
            numbered_indicator(self.contents, page.tree, f"{goal.number}{letter(n).lower()}")
            for goal in self.goals
            for n, page in enumerate(goal.indicators)
            if not page.tree.by_signs
        )

    @property
    def check_rows(self) -> tuple[CheckRow, ...]:
        """Value checks by value."""
        checks = self.contents.value_checks
        names = {mark.value: mark.name for check in checks for mark in check.marks}
        return tuple(
            CheckRow(name, tuple(mark_of(check, key) for check in checks)) for key, name in names.items()
        )

    @property
    def measures(self) -> tuple[MeasurePage, ...]:
        """Every measure."""
        return tuple(measure for goal in self.goals for measure in goal.measures)

    @property
    def state_counts(self) -> tuple[tuple[str, int], ...]:
        """How many measures are in each state, in words: [("I gang", 3), ...]."""
        found: dict[str, int] = {}
        for measure in self.measures:
            found[measure.state] = found.get(measure.state, 0) + 1
        return tuple(found.items())


def read_page(contents: Contents, today: date, names: Names, look: Look = PAGE) -> PlanPage:
    """The plan as it is read on a day."""
    goals = tuple(
        _goal(contents, goal, number, today, names, look)
        for number, goal in enumerate(contents.goals, start=1)
    )
    return PlanPage(contents, goals, leaning(contents.measures, names))


def _goal(contents: Contents, goal: Goal, number: int, today: date, names: Names, look: Look) -> GoalPage:
    places = [strategy.key for each in contents.goals for strategy in each.strategies]
    counted = {m.key: f"{number}.{n}" for n, m in enumerate(goal.measures, start=1)}
    return GoalPage(
        number=number,
        tree=goal,
        values=contents.values_of(goal),
        indicators=tuple(indicator_page(i, contents, today, look) for i in goal.indicators),
        strategies=tuple(
            StrategyPage(
                strategy.title,
                letter(places.index(strategy.key)),
                tuple(_measure(m, today, names, counted[m.key]) for m in strategy.measures),
            )
            for strategy in goal.strategies
        ),
        inquiry=tuple(
            (words, goal.inquiry.get(name, "")) for name, words in names.inquiry if goal.inquiry.get(name)
        ),
    )


def _measure(measure: Measure, today: date, names: Names, number: str) -> MeasurePage:
    mark, state = measure_state(standing_of(measure, today))
    return MeasurePage(
        tree=measure,
        mark=mark,
        state=state,
        when=month_span(measure.starts_on, measure.ends_on),
        leadership=names.leadership.get(measure.leadership, ""),
        dimension=names.dimensions.get(measure.dimension, ""),
        number=number,
    )


def month_year(day: date) -> str:
    """«juni 2027»."""
    return f"{spelling.month(day, get_language() or 'nb')} {day.year}"


def month_span(start: date | None, end: date | None) -> str:
    """«august 2026 til juni 2027», «fra august 2028», «til juni 2027»; empty without dates."""
    if start and end:
        return _("%(start)s to %(end)s") % {"start": month_year(start), "end": month_year(end)}
    if start:
        return _("from %(start)s") % {"start": month_year(start)}
    return _("to %(end)s") % {"end": month_year(end)} if end else ""


def indicator_page(indicator: Indicator, contents: Contents, today: date, look: Look) -> IndicatorPage:
    """An indicator in words and picture on a day."""
    at = course(indicator, today)
    mark, sentence = course_words(indicator, at)
    now, when = _now(indicator, at)
    coming = at.next_point
    return IndicatorPage(
        tree=indicator,
        course=at,
        mark=mark,
        sentence=sentence,
        now=now,
        now_number=_number(indicator, at),
        now_when=when,
        baseline=figure(indicator, indicator.baseline),
        target=figure(indicator, indicator.target),
        next_target=figure(indicator, coming.value) if coming else "",
        next_when=month_year(coming.on) if coming else "",
        chart="" if indicator.by_signs else _chart(indicator, contents, at, look),
        rows=_rows(indicator),
        steps=_steps(indicator, at),
        apart=_apart(indicator),
        is_surveyed=any(reading.held_back for reading in indicator.readings),
    )


def _now(indicator: Indicator, at: Course) -> tuple[str, str]:
    if at.latest is not None:
        return figure(indicator, at.latest.value), month_year(at.latest.on)
    if indicator.baseline is not None:
        return figure(indicator, indicator.baseline), month_year(
            indicator.baseline_on
        ) if indicator.baseline_on else ""
    return "", ""


def _number(indicator: Indicator, at: Course) -> str:
    value = at.latest.value if at.latest is not None else indicator.baseline
    return figure(indicator, value, unit=False)


def _chart(indicator: Indicator, contents: Contents, at: Course, look: Look) -> SafeString | str:
    """The drawing, once there are two figures to compare."""
    points, read = path(indicator), figures(indicator)
    if len(points) < 2 and len(read) < 2:
        return ""
    track = Track(
        years=_axis(contents, points[0].on if points else read[0].on),
        readings=[(r.on, float(r.value)) for r in read if r.value is not None],
        baseline=(points[0].on, float(points[0].value)) if points else None,
        target=(points[-1].on, float(points[-1].value)) if points else None,
        milestones=[(p.on, float(p.value)) for p in points[1:]],
        unit=_short_unit(indicator.unit),
    )
    _mark, sentence = course_words(indicator, at)
    return draw_indicator(f"{indicator.what}. {sentence}", track, look=look)


def _axis(contents: Contents, first: date) -> list[int]:
    start = min(columns(contents)[0], school_year_of(first))
    return list(range(start, columns(contents)[-1] + 1))


def _short_unit(unit: str) -> str:
    return "%" if unit.lower() in {"prosent", "per cent", "percent", "pst."} else unit


def _rows(indicator: Indicator) -> tuple[ReadRow, ...]:
    """The figures of the chart as a table, by date."""
    found = [(r.on, figure(indicator, r.value), "") for r in figures(indicator)]
    points = path(indicator)
    found += [(p.on, "", figure(indicator, p.value)) for p in points[1:]]
    if points:
        found.append(
            (points[0].on, "", _("Baseline: %(figure)s") % {"figure": figure(indicator, points[0].value)})
        )
    found.sort(key=lambda row: row[0])
    return tuple(ReadRow(month_year(on), measured, wanted) for on, measured, wanted in found)


def _steps(indicator: Indicator, at: Course) -> tuple[StepLine, ...]:
    latest = at.latest.value if at.latest else indicator.baseline
    return tuple(
        StepLine(n, words, latest == Decimal(n), indicator.target == Decimal(n))
        for n, words in enumerate(indicator.steps, start=1)
        if indicator.by_signs
    )


def _apart(indicator: Indicator) -> tuple[ReadRow, ...]:
    """Readings that are not drawn: other series, too few answers, figures kept in the survey."""
    drawn = set(figures(indicator))
    return tuple(
        ReadRow(month_year(r.on), _why_apart(indicator, r), "") for r in indicator.readings if r not in drawn
    )


def _why_apart(indicator: Indicator, reading: Reading) -> str:
    if reading.held_back:
        return _("measured in the survey")
    if reading.too_few or reading.value is None:
        return _("too few answers")
    if reading.series == "joint":
        return _("joint judgement: %(figure)s") % {"figure": figure(indicator, reading.value)}
    return figure(indicator, reading.value)
