"""The tables of a plan: indicators with the figures wanted year by year, value checks by value."""

from dataclasses import dataclass

from plans.domain.contents import Contents, Indicator, Mark, ValueCheck
from plans.domain.years import columns, school_year_of
from plans.wording.standing import figure


@dataclass(frozen=True)
class YearFigure:
    """The figure wanted in one school year."""

    words: str
    is_target: bool


@dataclass(frozen=True)
class NumberedIndicator:
    """An indicator as a line of the table of figures: «1a Har en voksen å gå til, prosent»."""

    name: str
    source: str
    baseline: str
    figures: tuple[YearFigure, ...]


@dataclass(frozen=True)
class CheckRow:
    """A value with its marks, one a value check."""

    name: str
    marks: tuple[Mark, ...]


def mark_of(check: ValueCheck, key: int) -> Mark:
    """The mark of a value in a check; an empty one where it was not judged."""
    return next((mark for mark in check.marks if mark.value == key), Mark(key, ""))


def numbered_indicator(contents: Contents, indicator: Indicator, number: str) -> NumberedIndicator:
    """An indicator as a line of the table of figures."""
    wanted = {target.year: target.value for target in indicator.year_targets}
    last = school_year_of(indicator.target_on) if indicator.target_on else None
    found = []
    for year in columns(contents):
        value = indicator.target if year == last else wanted.get(year)
        found.append(
            YearFigure(figure(indicator, value, unit=False) if value is not None else "", year == last)
        )
    name = ", ".join(word for word in (f"{number} {indicator.what}", indicator.unit) if word)
    return NumberedIndicator(
        name, indicator.source, figure(indicator, indicator.baseline, unit=False), tuple(found)
    )


def letter(place: int) -> str:
    """A, B, C … and from the 27th on the number."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)
