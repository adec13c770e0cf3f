"""The kinds of rows a plan is built of: their model, where they hang, and the part they are written in."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse

from foundation.writing.texts import base_of
from plans.models import Goal, Indicator, Measure, Milestone, Plan, Stakeholder, Strategy, Value
from plans.models.plans import Part


@dataclass(frozen=True)
class Kind:
    """A kind of row. `parent` is the field that holds what it hangs under; `path` leads from it to the plan.

    `texts` save themselves; `plain` are figures, dates and choices.
    """

    name: str
    model: type[Part]
    part: str
    parent: str
    path: str
    texts: tuple[str, ...]
    plain: tuple[str, ...] = ()
    movable: bool = False

    @property
    def writing(self) -> str:
        """The name by which foundation.writing knows it."""
        return f"plans.{self.name}"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("value", Value, "values", "plan", "plan", ("name", "meaning", "asks"), ("standing",)),
        Kind(
            "goal",
            Goal,
            "goals",
            "plan",
            "plan",
            (
                "title",
                "description",
                "responsible",
                "function",
                "pupils_need",
                "adults_need",
                "deepen",
                "engage",
                "effect",
            ),
            ("values",),
        ),
        Kind(
            "indicator",
            Indicator,
            "goals",
            "goal",
            "goal__plan",
            ("what", "steps", "source"),
            ("kind", "unit", "baseline", "baseline_on", "target", "target_on", "direction", "dimension"),
            movable=True,
        ),
        Kind(
            "milestone",
            Milestone,
            "goals",
            "goal",
            "goal__plan",
            ("text",),
            ("year", "reached_on"),
            movable=True,
        ),
        Kind("strategy", Strategy, "strategy", "goal", "goal__plan", ("title",), movable=True),
        Kind(
            "measure",
            Measure,
            "strategy",
            "strategy",
            "strategy__goal__plan",
            ("title", "description", "responsible", "function", "reason"),
            ("starts_on", "ends_on", "state", "leadership", "dimension"),
            movable=True,
        ),
        Kind("stakeholder", Stakeholder, "challenges", "plan", "plan", ("who", "stake", "action")),
    )
}


def held(value: Any) -> str:
    """A figure, date or choice as one comparable text: the same for «78» and «78,00», and for rows in any order."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(str(key) for key in sorted(row.pk for row in value))
    return str(value)


def value_of(row: Part, name: str) -> Any:
    """What a plain field of the row holds; of a field with several rows those rows."""
    value = getattr(row, name)
    return list(value.all()) if hasattr(value, "all") else value


def base_in(row: Part, name: str) -> str:
    """What somebody who changes the field starts from, in few letters."""
    return base_of(held(value_of(row, name)))[:8]


def kind_of(row: Part | Plan) -> Kind:
    """The kind of a row; raises KeyError for what is not one."""
    return KINDS[row._meta.model_name or ""]


def anchor(row: Part) -> str:
    """Where the row stands on its page."""
    return f"{kind_of(row).name}-{row.pk}"


def address_of(row: Part) -> str:
    """The page where the row is written, opened at the row."""
    page = reverse("plans:part", args=[row.plan.pk, kind_of(row).part])
    return f"{page}?open={anchor(row)}#{anchor(row)}"
