"""What leaves the school: figures held back until they are agreed to, and the reduced plan that is handed out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from plans.domain.contents import Contents, Goal, Indicator, Measure, Strategy


def hold_back(contents: Contents, agreed: frozenset[tuple[int, Any]]) -> Contents:
    """The plan without survey figures that were not agreed to; `agreed` is (indicator key, day) of the others.

    A baseline that came from the survey goes the same way as its reading.
    """
    return replace(contents, goals=tuple(_goal_held_back(goal, agreed) for goal in contents.goals))


def _goal_held_back(goal: Goal, agreed: frozenset[tuple[int, Any]]) -> Goal:
    return replace(goal, indicators=tuple(_indicator_held_back(i, agreed) for i in goal.indicators))


def _indicator_held_back(indicator: Indicator, agreed: frozenset[tuple[int, Any]]) -> Indicator:
    readings = tuple(
        replace(r, value=None, held_back=True, note="")
        if r.series == "survey" and r.value is not None and (indicator.key, r.on) not in agreed
        else r
        for r in indicator.readings
    )
    hidden = {r.on for r in readings if r.held_back}
    from_survey = bool(indicator.dimension) and not indicator.by_signs and indicator.baseline_on in hidden
    return replace(indicator, readings=readings, baseline=None if from_survey else indicator.baseline)


@dataclass(frozen=True)
class Extras:
    """What was ticked, one by one, to go with a handed-out plan; nothing by itself."""

    challenges: bool = False
    stakeholders: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()


def names_in(contents: Contents) -> tuple[str, ...]:
    """The responsible persons of goals and measures, each once, in the plan's order."""
    found = [
        who for goal in contents.goals for who in (goal.responsible, *(m.responsible for m in goal.measures))
    ]
    return tuple(dict.fromkeys(name for name in found if name))


def reduce(contents: Contents, extras: Extras) -> Contents:
    """The plan for outsiders: without log, value checks, stakeholders, challenges and names that were not ticked."""
    texts: Mapping[str, str] = {
        name: text for name, text in contents.texts.items() if name != "challenges" or extras.challenges
    }
    return replace(
        contents,
        texts=texts,
        goals=tuple(_goal_without_names(goal, extras.names) for goal in contents.goals),
        stakeholders=tuple(s for s in contents.stakeholders if s.key in extras.stakeholders),
        log=(),
        value_checks=(),
    )


def _goal_without_names(goal: Goal, names: frozenset[str]) -> Goal:
    strategies = tuple(_strategy_without_names(strategy, names) for strategy in goal.strategies)
    return replace(goal, responsible=_kept(goal.responsible, names), strategies=strategies)


def _strategy_without_names(strategy: Strategy, names: frozenset[str]) -> Strategy:
    measures: tuple[Measure, ...] = tuple(
        replace(measure, responsible=_kept(measure.responsible, names)) for measure in strategy.measures
    )
    return replace(strategy, measures=measures)


def _kept(name: str, names: frozenset[str]) -> str:
    return name if name in names else ""
