"""The principal's mandate: one leader who may share, hand out, open and close rounds, from and to."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import Role, RoleAssignment
from network.queries.networks import joined_networks


@transaction.atomic
def give_mandate(*, role: RoleAssignment, first: date, last: date, by: Person) -> RoleAssignment:
    """Name the leader who holds `role`, from and to (both included); whom the school had named before gives way.

    Pressed twice it is given once.
    """
    held = {row.pk: row for row in RoleAssignment.objects.select_for_update().filter(school=role.school_id)}
    row = held[role.pk]
    if row.role != Role.LEADER or (row.ends_on and row.ends_on <= last):
        raise Refused(_("The person has to be among the school's leaders all that time."))
    if (row.mandate_from, row.mandate_to) == (first, last):
        return row
    for other in held.values():
        if other.pk != row.pk:
            end_mandate(role=other, by=by)
    _keep(row, first, last)
    _record(row, "role.mandate_given", by, first=str(first), last=str(last))
    return row


@transaction.atomic
def end_mandate(*, role: RoleAssignment, by: Person, on: date | None = None) -> None:
    """End a mandate: from that day (today) on it opens nothing. Where there is none, nothing happens."""
    on = on or timezone.localdate()
    if role.mandate_from is None or role.mandate_to is None:
        return
    if role.mandate_to < on:
        if on <= timezone.localdate():  # it was over already: only its place is made free
            _keep(role, None, None)
        return
    last = on - timedelta(days=1)
    is_ahead = on > timezone.localdate() and last >= role.mandate_from
    _keep(role, *((role.mandate_from, last) if is_ahead else (None, None)))
    _record(role, "role.mandate_ended", by, on=str(on))


@transaction.atomic
def end_with(*, role: RoleAssignment, on: date, by: Person) -> None:
    """A mandate ends with the role that gave it (the principal's) and with the role that holds it."""
    if role.role == Role.PRINCIPAL:
        for row in RoleAssignment.objects.filter(school=role.school_id, mandate_from__isnull=False):
            end_mandate(role=row, by=by, on=on)
    end_mandate(role=role, by=by, on=on)


def _keep(role: RoleAssignment, first: date | None, last: date | None) -> None:
    role.mandate_from, role.mandate_to = first, last
    role.save(update_fields=["mandate_from", "mandate_to"])


def _record(role: RoleAssignment, action: str, by: Person, **detail: str) -> None:
    network = joined_networks(role.school_id or 0).values_list("pk", flat=True).first()
    facts = {"role": role.role, "person": role.person_id, "school": role.school_id, **detail}
    record(by=by, action=action, obj=role, network=network, detail=facts)
