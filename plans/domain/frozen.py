"""The plan as parts of a frozen version and back, in the newest schema.

Numbers are kept as text, so that 3.10 stays 3.10; names of people are text already.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
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
from plans.domain.life import Stage
from plans.domain.parts import PARTS, TEXTS

SCHEMA = 1
Part = dict[str, Any]
# UPGRADES[n] turns the parts of schema n into those of n + 1; the first one comes with schema 2.
UPGRADES: dict[int, Callable[[dict[str, Part]], dict[str, Part]]] = {}


def to_parts(contents: Contents) -> dict[str, Part]:
    """One entry a part of the plan, and "about", "log" beside them; plain JSON values only."""
    parts: dict[str, Part] = {"about": _about(contents)}
    for part in PARTS:
        parts[part] = {"texts": {name: contents.text(name) for name in TEXTS[part] if contents.text(name)}}
    parts["values"]["values"] = [_plain(asdict(value)) for value in contents.values]
    parts["goals"]["goals"] = [_goal(goal) for goal in contents.goals]
    parts["strategy"]["strategies"] = {
        str(g.key): [_plain(asdict(s)) for s in g.strategies] for g in contents.goals
    }
    parts["challenges"]["stakeholders"] = [_plain(asdict(s)) for s in contents.stakeholders]
    parts["log"] = {
        "entries": [_plain(asdict(entry)) for entry in contents.log],
        "value_checks": [_plain(asdict(check)) for check in contents.value_checks],
    }
    return parts


def _about(contents: Contents) -> Part:
    return {
        "school": contents.school,
        "first_year": contents.first_year,
        "years": contents.years,
        "stage": contents.stage.value,
        "laid_year": contents.laid_year,
    }


def _goal(goal: Goal) -> Part:
    plain: Part = _plain(asdict(goal))
    del plain["strategies"]
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def from_parts(now: Mapping[str, Part]) -> Contents:
    """The plan that was frozen, from parts in the newest schema."""
    about = now["about"]
    return Contents(
        school=about["school"],
        first_year=about["first_year"],
        years=about["years"],
        stage=Stage(about["stage"]),
        laid_year=about["laid_year"],
        texts={name: text for part in PARTS for name, text in now[part].get("texts", {}).items()},
        values=tuple(_value(row) for row in now["values"]["values"]),
        goals=tuple(_read_goal(row, now["strategy"]["strategies"]) for row in now["goals"]["goals"]),
        stakeholders=tuple(Stakeholder(**row) for row in now["challenges"]["stakeholders"]),
        log=tuple(LogEntry(**{**row, "on": _day(row["on"])}) for row in now["log"]["entries"]),
        value_checks=tuple(_value_check(row) for row in now["log"]["value_checks"]),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _maybe_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _figure(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None


def _value(row: Part) -> Value:
    return Value(**{**row, "asks": tuple(row["asks"])})


def _value_check(row: Part) -> ValueCheck:
    return ValueCheck(_day(row["on"]), tuple(Mark(**mark) for mark in row["marks"]))


def _read_goal(row: Part, strategies: Mapping[str, list[Part]]) -> Goal:
    own = {
        "values": tuple(row["values"]),
        "indicators": tuple(_indicator(inner) for inner in row["indicators"]),
        "milestones": tuple(_milestone(inner) for inner in row["milestones"]),
        "strategies": tuple(_strategy(inner) for inner in strategies.get(str(row["key"]), [])),
    }
    return Goal(**{**row, **own})


def _milestone(row: Part) -> Milestone:
    return Milestone(**{**row, "reached_on": _maybe_day(row["reached_on"])})


def _indicator(row: Part) -> Indicator:
    own = {
        "steps": tuple(row["steps"]),
        "baseline": _figure(row["baseline"]),
        "baseline_on": _maybe_day(row["baseline_on"]),
        "target": _figure(row["target"]),
        "target_on": _maybe_day(row["target_on"]),
        "year_targets": tuple(YearTarget(t["year"], Decimal(t["value"])) for t in row["year_targets"]),
        "readings": tuple(_reading(inner) for inner in row["readings"]),
    }
    return Indicator(**{**row, **own})


def _reading(row: Part) -> Reading:
    return Reading(**{**row, "on": _day(row["on"]), "value": _figure(row["value"])})


def _strategy(row: Part) -> Strategy:
    return Strategy(row["key"], row["title"], tuple(_measure(inner) for inner in row["measures"]))


def _measure(row: Part) -> Measure:
    days = {name: _maybe_day(row[name]) for name in ("starts_on", "ends_on", "planned_end", "state_on")}
    return Measure(**{**row, **days})
