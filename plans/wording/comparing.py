"""Two versions side by side in words: part, place, and the words that differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.writing.merge import Chunk, compare
from plans.domain.comparing import Difference, differences
from plans.domain.contents import Contents
from plans.kinds import KINDS
from plans.models import Plan
from plans.wording.help import PART_HELP
from plans.wording.standing import STATES, kind_words

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
    is_new: bool
    is_gone: bool


@dataclass(frozen=True)
class PartWords:
    """The differences of one part."""

    title: str
    lines: tuple[DifferenceWords, ...]


def compared(old: Contents, new: Contents) -> list[PartWords]:
    """The parts in which something differs."""
    found = [d for d in differences(old, new) if d.place.field not in SILENT]
    return [
        PartWords(str(PART_HELP[part].title), tuple(_line(difference) for difference in lines))
        for part, lines in groupby(found, key=lambda difference: difference.place.part)
    ]


def _line(difference: Difference) -> DifferenceWords:
    place, old, new = difference.place, difference.old, difference.new
    if place.field == "state":
        old, new = (str(STATES[text][1]) if text in STATES else text for text in (old, new))
    name = difference.name or gettext("without a name")
    where = "" if place.kind == "plan" else f"{kind_words(place.kind)}: {name}"
    return DifferenceWords(where, _field(place.kind, place.field), tuple(compare(old, new)), not old, not new)


def _field(kind: str, name: str) -> str:
    if name in OTHER_FIELDS:
        return str(OTHER_FIELDS[name])
    model = Plan if kind == "plan" else KINDS[kind].model
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
