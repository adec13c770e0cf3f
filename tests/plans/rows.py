"""Short ways to the rows of a plan."""

from typing import Any

from plans.kinds import KINDS
from plans.models import Goal, Indicator, Measure, Plan


def first(plan: Plan, kind: str) -> Any:
    """The first row of a kind."""
    known = KINDS[kind]
    return known.model.objects.filter(**{known.path: plan}).order_by(*known.model._meta.ordering).first()


def titles(plan: Plan) -> list[str]:
    """The goals that stand, in order."""
    return [goal.title for goal in Goal.objects.there().filter(plan=plan)]


def indicator_data(row: Indicator, **more: Any) -> dict[str, Any]:
    """What the form of an indicator sends."""
    data = {
        "what": row.what,
        "kind": row.kind,
        "unit": row.unit,
        "steps": row.steps,
        "source": row.source,
        "baseline": _figure(row.baseline),
        "baseline_on": row.baseline_on or "",
        "target": _figure(row.target),
        "target_on": row.target_on or "",
        "direction": row.direction,
        "dimension": row.dimension,
    }
    return {**data, **more}


def measure_data(row: Measure, **more: Any) -> dict[str, Any]:
    """What the form of a measure sends."""
    data = {
        "title": row.title,
        "description": row.description,
        "responsible": row.responsible,
        "function": row.function,
        "starts_on": row.starts_on or "",
        "ends_on": row.ends_on or "",
        "state": row.state,
        "reason": row.reason,
        "leadership": row.leadership,
        "dimension": row.dimension,
    }
    return {**data, **more}


def _figure(value: Any) -> str:
    return "" if value is None else str(value).replace(".", ",")
