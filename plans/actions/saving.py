"""Saving the fields of a row, so that nothing anybody chose is lost when two are at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record_daily
from foundation.writing.actions import Clash, keep_choice, save_texts, set_choice_aside
from foundation.writing.merge import meeting
from foundation.writing.texts import base_of
from plans.kinds import Kind, base_in, held, kind_of, value_of
from plans.models import Indicator, Measure
from plans.models.plans import Part
from plans.queries.programme import words_of

CHANGED = "plans.changed"


@dataclass(frozen=True)
class RowSaved:
    """What came of saving a row: texts that met other texts, and figures, dates or choices that came too late.

    `late` has what was chosen, in words, by field; where it is not empty nothing was saved.
    """

    clashes: tuple[Clash, ...] = ()
    late: Mapping[str, str] | None = None

    def __bool__(self) -> bool:
        return not self.clashes and not self.late


@transaction.atomic
def save_row(
    *,
    row: Part,
    fields: Mapping[str, Any],
    bases: Mapping[str, str],
    by: Person,
    was: Mapping[str, str] | None = None,
) -> RowSaved:
    """Save checked fields of a row: each against what it was started from (`bases` of texts, `was` of the rest).

    A clash of texts leaves figures, dates and choices saved all the same: they are another matter. A figure, date
    or choice that somebody else has changed in between saves nothing, since what goes together is checked
    together; mine lies in the history beside theirs.
    """
    kind = kind_of(row)
    fresh = kind.model._default_manager.select_for_update().get(pk=row.pk)
    if fresh.removed_at is not None:
        raise Refused(_("This has been removed. Bring it back first."))
    plain = {name: value for name, value in fields.items() if name in kind.plain}
    late = _set_aside(kind, fresh, plain, was or {}, by)
    if late:
        return RowSaved(late=late)
    _save_plain(kind, fresh, _mine(fresh, plain, was or {}), by)
    texts = {name: value for name, value in fields.items() if name in kind.texts}
    outcome = save_texts(kind=kind.writing, obj=fresh, texts=texts, bases=bases, by=by)
    return RowSaved(clashes=outcome.clashes)


def _met(row: Part, name: str, value: Any, was: Mapping[str, str]) -> str:
    return meeting(was.get(name), base_of(held(value))[:8], base_in(row, name))


def _mine(row: Part, plain: Mapping[str, Any], was: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if _met(row, name, value, was) == "mine"}


def _set_aside(
    kind: Kind, row: Part, plain: Mapping[str, Any], was: Mapping[str, str], by: Person
) -> dict[str, str]:
    late = {}
    for name, value in plain.items():
        if _met(row, name, value, was) == "clash":
            late[name] = words_of(row, name, _listed(value))
            stands = words_of(row, name, value_of(row, name))
            set_choice_aside(kind=kind.writing, obj=row, field=name, stands=stands, mine=late[name], by=by)
    return late


def _listed(value: Any) -> Any:
    """Several rows as a list; anything else as it is."""
    return list(value) if hasattr(value, "model") else value


def _save_plain(kind: Kind, row: Part, changed: dict[str, Any], by: Person) -> None:
    if not changed:
        return
    stamps = _follow_measure(row, changed) if isinstance(row, Measure) else {}
    write_plain(kind, row, changed, stamps, by)
    detail = {"fields": sorted({**changed, **stamps})}
    record_daily(by=by, action=CHANGED, obj=row, network=row.plan.network_id, detail=detail)


def write_plain(
    kind: Kind, row: Part, changed: Mapping[str, Any], stamps: Mapping[str, Any], by: Person
) -> None:
    """Write fields of a row that is held, and what they were and became into the history; `stamps` follow silently."""
    before = {name: words_of(row, name, value_of(row, name)) for name in changed}
    many = {"values": list(changed["values"])} if "values" in changed else {}
    ones = {name: value for name, value in changed.items() if name not in many}
    for name, value in {**ones, **stamps}.items():
        setattr(row, name, value)
    if ones:
        row.save(update_fields=[*ones, *stamps])
    for name, chosen in many.items():
        getattr(row, name).set(chosen)
    for name, words in before.items():
        after = words_of(row, name, _listed(changed[name]))
        keep_choice(kind=kind.writing, obj=row, field=name, before=words, after=after, by=by)


def _follow_measure(measure: Measure, changed: Mapping[str, Any]) -> dict[str, Any]:
    """The day of a new state, and the first end of a measure that is moved once the plan is handed out."""
    stamps: dict[str, Any] = {}
    if "state" in changed:
        stamps["state_on"] = timezone.localdate()
    old_end, laid = measure.ends_on, measure.plan.stage in {"final", "revised"}
    if laid and "ends_on" in changed and old_end and measure.planned_end is None:
        stamps["planned_end"] = old_end
    return stamps


@transaction.atomic
def set_year_targets(*, indicator: Indicator, targets: Mapping[int, Any], by: Person) -> None:
    """The yearly targets of an indicator: a figure sets, None takes away; other years stay."""
    for year, value in targets.items():
        if value is None:
            indicator.year_targets.filter(year=year).delete()
        else:
            indicator.year_targets.update_or_create(year=year, defaults={"value": value})
    detail = {"fields": ["year_targets"]}
    record_daily(by=by, action=CHANGED, obj=indicator, network=indicator.plan.network_id, detail=detail)
