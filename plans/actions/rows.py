"""Adding, ordering, moving and removing the rows of a plan."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record, record_daily
from foundation.writing.actions import bring_back, take_away
from plans.kinds import KINDS, Kind, kind_of
from plans.models import Milestone, Plan
from plans.models.plans import Part

MOST = 60  # rows under one parent: more is a mistake, or a machine


def _siblings(kind: Kind, parent: Any) -> QuerySet[Part]:
    rows: QuerySet[Part] = kind.model._default_manager.filter(**{kind.parent: parent})
    return rows.filter(removed_at__isnull=True).order_by(*(kind.model._meta.ordering or ()))


def parent_of(row: Part) -> Any:
    """What the row hangs under: the plan, a goal or a strategy."""
    return getattr(row, kind_of(row).parent)


@transaction.atomic
def add_row(*, kind: str, parent: Any, by: Person, **fields: Any) -> Part:
    """A new row at the end of its list, empty unless fields are given."""
    known = KINDS[kind]
    _locked(parent)
    beside = _siblings(known, parent)
    if beside.count() >= MOST:
        raise Refused(_("There is no room for more here. Remove one first."))
    last = beside.aggregate(last=Max("position"))["last"] or 0
    if known.model is Milestone:
        fields.setdefault("year", parent.plan.laid_year)
    row = known.model(**{known.parent: parent, "position": last + 1, **fields})
    row.save()
    record(by=by, action="plans.added", obj=row, network=row.plan.network_id)
    return row


def _locked(parent: Any) -> None:
    """Keep two people from ordering the same list at once."""
    type(parent)._base_manager.select_for_update().get(pk=parent.pk)


@transaction.atomic
def reorder(*, kind: str, parent: Any, order: Sequence[int], was: Sequence[int], by: Person) -> None:
    """Put the rows in a new order; refused when the list is no longer the one that was seen (`was`)."""
    known = KINDS[kind]
    _locked(parent)
    rows = {row.pk: row for row in _siblings(known, parent)}
    if list(rows) == list(order):
        return
    if list(rows) != list(was) or sorted(order) != sorted(rows):
        raise Refused(
            _("Somebody else has changed this list in the meantime. Load the page again and move once more.")
        )
    for position, pk in enumerate(order, start=1):
        rows[pk].position = position
    known.model._default_manager.bulk_update(rows.values(), ["position"])
    plan = parent_plan(parent)
    record_daily(by=by, action="plans.reordered", obj=plan, network=plan.network_id, detail={"kind": kind})


def parent_plan(parent: Any) -> Plan:
    """The plan of a parent, which may be the plan itself."""
    return parent if isinstance(parent, Plan) else parent.plan


@transaction.atomic
def shift_row(*, row: Part, by_places: int, by: Person) -> int:
    """Move a row up (-1) or down (+1) among its own; its place afterwards, from 1."""
    kind, parent = kind_of(row), parent_of(row)
    order = [beside.pk for beside in _siblings(kind, parent)]
    if row.pk not in order:
        raise Refused(_("This has been removed. Bring it back first."))
    here = order.index(row.pk)
    there = min(max(here + by_places, 0), len(order) - 1)
    moved = [pk for pk in order if pk != row.pk]
    moved.insert(there, row.pk)
    reorder(kind=kind.name, parent=parent, order=moved, was=order, by=by)
    return there + 1


@transaction.atomic
def rehang_row(*, row: Part, parent: Any, by: Person) -> None:
    """Hang a row under another parent of the same plan, last in its list; pressed twice it stays."""
    kind = kind_of(row)
    if parent_plan(parent).pk != row.plan.pk or parent.removed_at is not None:
        raise Refused(_("It can only be moved within the same plan."))
    if parent_of(row).pk == parent.pk:
        return
    _locked(parent)
    last = _siblings(kind, parent).aggregate(last=Max("position"))["last"] or 0
    setattr(row, kind.parent, parent)
    row.position = last + 1
    row.save(update_fields=[kind.parent, "position"])
    record(by=by, action="plans.moved", obj=row, network=row.plan.network_id)


@transaction.atomic
def remove_row(*, row: Part, by: Person) -> None:
    """Take a row away with all below it; it can be brought back for 30 days."""
    take_away(obj=row, by=by, network=row.plan.network_id)


@transaction.atomic
def restore_row(*, row: Part, by: Person) -> None:
    """Bring a removed row back to its place."""
    bring_back(obj=row, by=by, network=row.plan.network_id)
