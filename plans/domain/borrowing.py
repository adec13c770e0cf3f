"""A plan as a start for another: years shifted, nothing done yet, nobody's name in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from plans.domain.contents import (
    Contents,
    Goal,
    Indicator,
    LogEntry,
    Mark,
    Measure,
    Milestone,
    Reading,
    Stakeholder,
    Strategy,
    Value,
    ValueCheck,
    YearTarget,
)
from plans.domain.parts import ALL_TEXTS, INQUIRY


def shifted(day: date | None, years: int) -> date | None:
    """The same day some years later; 29 February becomes 1 March."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28) + timedelta(days=1)


def as_a_start(contents: Contents, first_year: int, years: int) -> Contents:
    """The plan begun anew in another year: without readings, names, log, checks, and with nothing done.

    Figures of a baseline are the other plan's and go; what is measured and how stays.
    """
    by = first_year - contents.first_year
    return replace(
        contents,
        first_year=first_year,
        years=years,
        laid_year=first_year,
        goals=tuple(_goal(goal, by) for goal in contents.goals),
        log=(),
        value_checks=(),
    )


def _goal(goal: Goal, by: int) -> Goal:
    return replace(
        goal,
        responsible="",
        indicators=tuple(_indicator(i, by) for i in goal.indicators),
        milestones=tuple(replace(m, year=m.year + by, reached_on=None) for m in goal.milestones),
        strategies=tuple(_strategy(s, by) for s in goal.strategies),
    )


def _indicator(indicator: Indicator, by: int) -> Indicator:
    return replace(
        indicator,
        baseline=None,
        baseline_on=None,
        target_on=shifted(indicator.target_on, by),
        year_targets=tuple(replace(t, year=t.year + by) for t in indicator.year_targets),
        readings=(),
    )


def _strategy(strategy: Strategy, by: int) -> Strategy:
    return replace(strategy, measures=tuple(_measure(m, by) for m in strategy.measures if m.stands))


def _measure(measure: Measure, by: int) -> Measure:
    return replace(
        measure,
        responsible="",
        starts_on=shifted(measure.starts_on, by),
        ends_on=shifted(measure.ends_on, by),
        planned_end=None,
        state="planned",
        state_on=None,
        reason="",
    )


# ---- the example plan as it is written in its file ------------------------------------------------
Data = Mapping[str, Any]


def from_data(data: Data, school: str, first_year: int) -> Contents:
    """A plan kept as data, the example above all, its days counted from the first school year's calendar year."""
    values = tuple(
        Value(n, v["name"], v.get("meaning", ""), tuple(v.get("asks", ())), v.get("standing", ""))
        for n, v in enumerate(data.get("value", ()), start=1)
    )
    keys = {value.name: value.key for value in values}
    return Contents(
        school=school,
        first_year=first_year,
        laid_year=first_year,
        texts={name: data["texts"][name].strip() for name in ALL_TEXTS if name in data["texts"]},
        values=values,
        goals=tuple(_goal_from(g, n, first_year, keys) for n, g in enumerate(data.get("goal", ()), start=1)),
        stakeholders=tuple(Stakeholder(n, **s) for n, s in enumerate(data.get("stakeholder", ()), start=1)),
        log=tuple(
            LogEntry(_day(entry["on"], first_year), entry["kind"], entry["text"])
            for entry in data.get("log", ())
            if entry["shared"]
        ),
        value_checks=tuple(_check_from(check, values, first_year) for check in data.get("value_check", ())),
    )


def _day(text: str, first_year: int) -> date:
    years, month, day = (int(part) for part in text.split("-"))
    return date(first_year + years, month, day)


def _maybe(row: Data, name: str, first_year: int) -> date | None:
    return _day(row[name], first_year) if name in row else None


def _number(row: Data, name: str) -> Decimal | None:
    return Decimal(str(row[name])) if name in row else None


def _goal_from(row: Data, number: int, first_year: int, values: Mapping[str, int]) -> Goal:
    key = number * 1000
    return Goal(
        key=key,
        title=row["title"],
        description=row.get("description", ""),
        responsible=row.get("responsible", ""),
        function=row.get("function", ""),
        values=tuple(values[name] for name in row.get("values", ())),
        inquiry={name: row.get(name, "") for name in INQUIRY},
        indicators=tuple(
            _indicator_from(i, key + n, first_year) for n, i in enumerate(row.get("indicator", ()), start=1)
        ),
        milestones=tuple(
            Milestone(key + 100 + n, first_year + m["year"], m["text"], _maybe(m, "reached_on", first_year))
            for n, m in enumerate(row.get("milestone", ()))
        ),
        strategies=tuple(
            _strategy_from(s, key + 200 + n * 50, first_year) for n, s in enumerate(row.get("strategy", ()))
        ),
    )


def _indicator_from(row: Data, key: int, first_year: int) -> Indicator:
    return Indicator(
        key=key,
        what=row["what"],
        kind=row.get("kind", "number"),
        unit=row.get("unit", ""),
        steps=tuple(row.get("steps", ())),
        source=row.get("source", ""),
        baseline=_number(row, "baseline"),
        baseline_on=_maybe(row, "baseline_on", first_year),
        target=_number(row, "target"),
        target_on=_maybe(row, "target_on", first_year),
        direction=row.get("direction", "up"),
        dimension=row.get("dimension", ""),
        year_targets=tuple(
            YearTarget(first_year + n, Decimal(str(value)))
            for n, value in enumerate(row.get("year_targets", ()))
        ),
        readings=tuple(Reading(_day(day, first_year), Decimal(str(v))) for day, v in row.get("readings", ())),
    )


def _strategy_from(row: Data, key: int, first_year: int) -> Strategy:
    measures = tuple(
        Measure(
            key=key + n,
            title=m["title"],
            description=m.get("description", ""),
            responsible=m.get("responsible", ""),
            function=m.get("function", ""),
            starts_on=_maybe(m, "from", first_year),
            ends_on=_maybe(m, "to", first_year),
            state=m.get("state", "planned"),
            leadership=m.get("leadership", ""),
            dimension=m.get("dimension", ""),
        )
        for n, m in enumerate(row["measure"], start=1)
    )
    return Strategy(key, row["title"], measures)


def _check_from(row: Data, values: tuple[Value, ...], first_year: int) -> ValueCheck:
    marks = tuple(
        Mark(value.key, value.name, *given) for value, given in zip(values, row["marks"], strict=True)
    )
    return ValueCheck(_day(row["on"], first_year), marks)
