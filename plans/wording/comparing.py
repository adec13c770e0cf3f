"""Two versions side by side in words: part, place, and the words that differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from foundation import spelling
from foundation.writing.merge import Chunk, compare
from plans.domain.comparing import Difference, differences
from plans.domain.contents import Contents
from plans.domain.years import label
from plans.kinds import KINDS
from plans.models import Plan
from plans.wording.help import PART_HELP
from plans.wording.leaning import Names
from plans.wording.standing import kind_words, plain_number

OTHER_FIELDS: Mapping[str, str | Promise] = {
    "readings": _("Readings"),
    "year_targets": _("Targets year by year"),
    "values": _("Values"),
    "asks": _("What it asks of each of us"),
    "state_on": _("State since"),
    "planned_end": _("First planned end"),
}
SILENT = {"state_on", "kind", "direction", "planned_end"}


@dataclass(frozen=True)
class DifferenceWords:
    """One difference: where it is and which words came and went."""

    where: str
    field: str
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True)
class PartWords:
    """The differences of one part."""

    title: str
    lines: tuple[DifferenceWords, ...]


def compared(old: Contents, new: Contents, names: Names) -> list[PartWords]:
    """The parts in which something differs, days and figures as people write them."""
    titles = {**names.leadership, **names.dimensions}
    found = [d for d in differences(old, new) if d.place.field not in SILENT]
    return [
        PartWords(str(PART_HELP[part].title), tuple(_line(difference, titles) for difference in lines))
        for part, lines in groupby(found, key=lambda difference: difference.place.part)
    ]


def _line(difference: Difference, titles: Mapping[str, str]) -> DifferenceWords:
    place = difference.place
    old, new = (_said(place.kind, place.field, text, titles) for text in (difference.old, difference.new))
    name = difference.name or gettext("without a name")
    where = "" if place.kind == "plan" else f"{kind_words(place.kind)}: {name}"
    return DifferenceWords(where, _field(place.kind, place.field), tuple(compare(old, new)))


def _said(kind: str, name: str, text: str, titles: Mapping[str, str]) -> str:
    """The text of a field as a person reads it: a day, a figure, a school year, the words of a choice."""
    if not text:
        return ""
    if name in SPELLED:
        return "\n".join(SPELLED[name](line) for line in text.split("\n"))
    if name in {"leadership", "dimension"}:
        return titles.get(text, text)
    choices = {} if name in OTHER_FIELDS else dict(_column(kind, name).flatchoices)
    return str(choices.get(text, text))


def _day(text: str) -> str:
    return spelling.day_with_year(date.fromisoformat(text), get_language() or "nb")


def _number(text: str) -> str:
    return plain_number(Decimal(text))


def _reading(text: str) -> str:
    on, _colon, value = text.partition(": ")
    return f"{_day(on)}: {_number(value)}"


def _target(text: str) -> str:
    year, _colon, value = text.partition(": ")
    return f"{label(int(year))}: {_number(value)}"


SPELLED: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("baseline_on", "target_on", "starts_on", "ends_on", "reached_on"), _day),
    **dict.fromkeys(("baseline", "target"), _number),
    "year": lambda text: label(int(text)),
    "readings": _reading,
    "year_targets": _target,
}


def _field(kind: str, name: str) -> str:
    if name in OTHER_FIELDS:
        return str(OTHER_FIELDS[name])
    return str(_column(kind, name).verbose_name)


def _column(kind: str, name: str) -> Any:
    model = Plan if kind == "plan" else KINDS[kind].model
    return model._meta.get_field(name)
