"""What is written along the way: the log and the value checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Person
from foundation.audit.actions import record
from plans.gathering import session_key_on
from plans.models import LogEntry, Plan, ValueCheck, ValueMark


@transaction.atomic
def write_log(*, plan: Plan, on: date, kind: str, text: str, shared: bool, by: Person) -> LogEntry:
    """A new note in the log; the same note sent twice is one."""
    entry, is_new = LogEntry.objects.get_or_create(
        plan=plan, on=on, kind=kind, text=text, defaults={"shared": shared, "by": by}
    )
    if is_new:
        record(by=by, action="plans.logged", obj=entry, network=plan.network_id, detail={"kind": kind})
    return entry


@transaction.atomic
def set_log_shared(*, entry: LogEntry, shared: bool, by: Person) -> None:
    """Whether the note goes with the plan from the next sharing on."""
    if entry.shared == shared:
        return
    entry.shared = shared
    entry.save(update_fields=["shared"])
    detail = {"shared": shared}
    record(by=by, action="plans.log_shared", obj=entry, network=entry.plan.network_id, detail=detail)


@transaction.atomic
def remove_log(*, entry: LogEntry, by: Person) -> None:
    """Take a note out of the log."""
    record(by=by, action="plans.log_removed", obj=entry, network=entry.plan.network_id)
    entry.delete()


@dataclass(frozen=True)
class MarkGiven:
    """The leadership's judgement of one value."""

    teachers: int | None
    leaders: int | None
    teachers_example: str = ""
    leaders_example: str = ""


@transaction.atomic
def check_values(*, plan: Plan, on: date, marks: Mapping[int, MarkGiven], by: Person) -> ValueCheck:
    """The value check of a day, with the middle session of that day; done again it replaces the marks."""
    held = {"by": by, "session_key": session_key_on(plan.network_id, on)}
    check, is_new = ValueCheck.objects.get_or_create(plan=plan, on=on, defaults=held)
    for value in plan.values.there().filter(pk__in=marks):
        given = marks[value.pk]
        ValueMark.objects.update_or_create(
            check_row=check,
            value=value,
            defaults={
                "teachers": given.teachers,
                "leaders": given.leaders,
                "teachers_example": given.teachers_example,
                "leaders_example": given.leaders_example,
            },
        )
    action = "plans.values_checked" if is_new else "plans.values_checked_again"
    record(by=by, action=action, obj=check, network=plan.network_id)
    return check


@transaction.atomic
def remove_value_check(*, check: ValueCheck, by: Person) -> None:
    """Take a value check away."""
    record(by=by, action="plans.value_check_removed", obj=check, network=check.plan.network_id)
    check.delete()
