"""The worked example plan: to read, to borrow from, and beside the fields."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from plans.domain.borrowing import from_data
from plans.domain.contents import Contents
from plans.domain.parts import INQUIRY
from plans.wording import figure

FOLDER = Path(__file__).resolve().parent.parent / "example"
LANGUAGES = ("nb", "nn")  # a school writes its plan in one of the two


@lru_cache(maxsize=4)
def _data(language: str) -> dict[str, Any]:
    name = language if language in LANGUAGES else "nb"
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def example_contents(language: str, first_year: int, school: str = "") -> Contents:
    """The example plan in bokmål or nynorsk, begun in the given school year."""
    return from_data(_data(language), school, first_year)


@lru_cache(maxsize=4)
def examples(language: str) -> dict[str, str]:
    """An example for each text field, by «kind.field»."""
    plan = example_contents(language, 2026)
    value, goal, holder = plan.values[0], plan.goals[0], plan.stakeholders[0]
    found = {f"plan.{name}": text for name, text in plan.texts.items()}
    found |= {"value.meaning": value.meaning, "value.asks": "\n".join(value.asks)}
    found |= {"goal.description": goal.description}
    found |= {f"goal.{name}": goal.inquiry[name] for name in INQUIRY}
    found |= {"indicator.steps": "\n".join(plan.goals[1].indicators[1].steps)}
    found |= {"measure.description": goal.measures[0].description}
    found |= {"stakeholder.stake": holder.stake, "stakeholder.action": holder.action}
    return found


@dataclass(frozen=True)
class Words:
    """An example beside a part: what stands there, and a line under it."""

    text: str
    by: str = ""


def example_words(language: str, part: str) -> Words | None:
    """One example for a whole part, where its fields do not carry their own."""
    plan = example_contents(language, 2026)
    if part == "values":
        return Words(plan.values[0].name, plan.values[0].meaning)
    if part == "goals":
        indicator = plan.goals[0].indicators[0]
        return Words(
            plan.goals[0].title,
            f"{indicator.what}: {figure(indicator, indicator.baseline)} → {figure(indicator, indicator.target)}",
        )
    if part == "strategy":
        return Words(plan.goals[0].measures[1].title, plan.goals[0].measures[1].description)
    return None
