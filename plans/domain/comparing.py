"""Two versions of a plan side by side, part by part: which texts and figures are new, gone or changed."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from plans.domain.contents import Contents, Goal, Indicator
from plans.domain.parts import PARTS, TEXTS


@dataclass(frozen=True)
class Place:
    """Where in a plan something stands: `kind` and `key` name the thing, `field` the text or figure of it."""

    part: str
    kind: str
    key: int
    field: str


@dataclass(frozen=True)
class Difference:
    """What stood there and what stands there now; empty where there was or is nothing. `name` is whose it is."""

    place: Place
    name: str
    old: str
    new: str


def differences(old: Contents, new: Contents) -> tuple[Difference, ...]:
    """Every place whose text differs, in the plan's order (new things in their new place, gone ones at the end)."""
    before, after = dict(_flat(old)), dict(_flat(new))
    places = sorted({**after, **before}, key=lambda place: PARTS.index(place.part))
    return tuple(
        Difference(place, (after.get(place) or before[place])[0], _text(before, place), _text(after, place))
        for place in places
        if _text(before, place) != _text(after, place)
    )


def _text(flat: dict[Place, tuple[str, str]], place: Place) -> str:
    return flat[place][1] if place in flat else ""


def _flat(contents: Contents) -> Iterator[tuple[Place, tuple[str, str]]]:
    for part in PARTS:
        for name in TEXTS[part]:
            yield Place(part, "plan", 0, name), ("", contents.text(name))
    for value in contents.values:
        yield from _row("values", "value", value.key, value.name, value)
    for goal in contents.goals:
        yield from _goal(contents, goal)
    for holder in contents.stakeholders:
        yield from _row("challenges", "stakeholder", holder.key, holder.who, holder)


def _goal(contents: Contents, goal: Goal) -> Iterator[tuple[Place, tuple[str, str]]]:
    yield from _row("goals", "goal", goal.key, goal.title, goal)
    served = ", ".join(value.name for value in contents.values_of(goal))
    yield Place("goals", "goal", goal.key, "values"), (goal.title, served)
    for name, answer in goal.inquiry.items():
        yield Place("goals", "goal", goal.key, name), (goal.title, answer)
    for indicator in goal.indicators:
        yield from _indicator(indicator)
    for milestone in goal.milestones:
        yield from _row("goals", "milestone", milestone.key, milestone.text, milestone)
    for strategy in goal.strategies:
        yield from _row("strategy", "strategy", strategy.key, strategy.title, strategy)
        for measure in strategy.measures:
            yield from _row("strategy", "measure", measure.key, measure.title, measure)


def _indicator(indicator: Indicator) -> Iterator[tuple[Place, tuple[str, str]]]:
    yield from _row("goals", "indicator", indicator.key, indicator.what, indicator)
    readings = (
        f"{r.on.isoformat()}: {r.value}"
        for r in sorted(indicator.readings, key=lambda r: r.on)
        if r.value is not None
    )
    yield Place("goals", "indicator", indicator.key, "readings"), (indicator.what, "\n".join(readings))
    targets = (f"{t.year}: {t.value}" for t in indicator.year_targets)
    yield Place("goals", "indicator", indicator.key, "year_targets"), (indicator.what, "\n".join(targets))


def _row(part: str, kind: str, key: int, name: str, row: Any) -> Iterator[tuple[Place, tuple[str, str]]]:
    for column in fields(row):
        value = getattr(row, column.name)
        if column.name == "key" or not _is_plain(value):
            continue
        yield Place(part, kind, key, column.name), (name, _words(value))


def _is_plain(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(inner, str) for inner in value)
    return not hasattr(value, "items")


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    return "" if value is None else str(value)
