"""What the clock does with what has been kept long enough."""

from datetime import datetime, time

from django.apps import apps
from django.db import transaction
from django.db.models import DateTimeField, Model, Q
from django.utils import timezone

from accounts.models import Person
from desk.actions.erasure import erase_person
from desk.domain.retention import After, Do, Table
from desk.queries.retention import tables
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import RoleAssignment


@transaction.atomic
def keep_to_retention(*, now: datetime, by: Person | None) -> int:
    """Every rule of desk/retention.toml; how many rows were deleted, emptied or erased. `by` None is the clock."""
    done = {table.label: _apply(table, now) for table in tables().values() if table.after}
    done = {label: count for label, count in done.items() if count}
    if done:
        record(by=by, action="retention.kept", detail=done)
    return sum(done.values())


def _apply(table: Table, now: datetime) -> int:
    after = table.after
    assert after is not None
    if after.do is Do.ERASE:
        return _erase(after, now)
    model: type[Model] = apps.get_model(table.label)
    rows = model._base_manager.filter(**{f"{after.field}__lt": _limit(model, after, now)})
    if after.do is Do.EMPTY:
        filled = Q()
        for column in after.empty:
            filled |= ~Q(**{column: ""})
        return rows.filter(filled).update(**dict.fromkeys(after.empty, ""))
    keys = list(rows.values_list("pk", flat=True))
    model._base_manager.filter(pk__in=keys).delete()
    return len(keys)


def _limit(model: type[Model], after: After, now: datetime) -> object:
    """The cutoff as the column counts: midnight in Oslo for times, the day itself for dates."""
    day = after.cutoff(timezone.localdate(now))
    column = model._meta
    for name in after.field.split("__")[:-1]:
        column = column.get_field(name).related_model._meta  # type: ignore[union-attr]
    is_time = isinstance(column.get_field(after.field.split("__")[-1]), DateTimeField)
    return timezone.make_aware(datetime.combine(day, time())) if is_time else day


def _erase(after: After, now: datetime) -> int:
    """Accounts of people who have had no role for so long; operators keep theirs."""
    day = after.cutoff(timezone.localdate(now))
    recent = RoleAssignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    idle = Person.objects.filter(is_active=True, is_superuser=False, created_at__date__lt=day)
    return sum(_erase_one(person) for person in idle.exclude(pk__in=recent.values("person")))


def _erase_one(person: Person) -> int:
    try:
        erase_person(person=person, by=None)
    except Refused:
        return 0
    return 1
