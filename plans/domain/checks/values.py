"""Checks of vision and values."""

from collections.abc import Iterator
from datetime import date

from plans.domain.checks.sentences import Finding
from plans.domain.contents import Contents

MOST_VALUES = 5  # with more, nothing is chosen (Busch 2012: few values, so choices are made)


def vision(contents: Contents, today: date) -> Iterator[Finding]:
    """The plan has a vision."""
    if not contents.text("vision"):
        yield Finding("vision", "vision", "vision")


def values(contents: Contents, today: date) -> Iterator[Finding]:
    """The plan has values."""
    if not any(value.name for value in contents.values):
        yield Finding("values", "values", "values")


def values_few(contents: Contents, today: date) -> Iterator[Finding]:
    """The values are few enough to be remembered."""
    if len(contents.values) > MOST_VALUES:
        yield Finding("values_few", "values", "values")


def value_asks(contents: Contents, today: date) -> Iterator[Finding]:
    """Each value says what it asks of every member of staff."""
    for value in contents.values:
        if not value.asks:
            yield Finding("value_asks", "values", f"value-{value.key}", name=value.name)


def value_without_goal(contents: Contents, today: date) -> Iterator[Finding]:
    """Each value is served by a goal."""
    for value in contents.values:
        if contents.goals and not contents.goals_of(value.key):
            yield Finding("value_without_goal", "values", f"value-{value.key}", name=value.name)
