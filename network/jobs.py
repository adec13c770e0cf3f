"""What the clock makes due: on the day a role changes hands, what is open passes on, and what it asked ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from foundation.audit.actions import record
from foundation.post import due
from network import takeover
from network.actions import withdrawing
from network.models import Invitation, RoleAssignment

LATEST = timedelta(days=30)  # a server that was down for longer has worse to tell


def register() -> None:
    """Enter the job."""
    due.register("network.pass_on", pass_on_when_the_day_comes)
    due.register("network.withdraw", withdraw_when_the_day_comes)


def pass_on_when_the_day_comes(now: datetime) -> int:
    """Roles that were handed over for a later day, once that day has come: how many open things passed on."""
    today = timezone.localdate(now)
    begun = RoleAssignment.objects.filter(
        replaced__isnull=False, passed_on=False, starts_on__lte=today, starts_on__gt=today - LATEST
    ).exclude(ends_on__lte=F("starts_on"))
    return sum(_pass_on(role) for role in begun.select_related("replaced__person", "person"))


@transaction.atomic
def _pass_on(role: RoleAssignment) -> int:
    row = RoleAssignment.objects.select_for_update(of=("self",)).get(pk=role.pk)
    if row.passed_on or role.replaced is None:
        return 0
    row.passed_on = True
    row.save(update_fields=["passed_on"])
    passed = takeover.pass_on(role.replaced, role, role.person)
    record(
        by=role.person, action="role.passed_on", obj=role, network=role.network_id, detail={"rows": passed}
    )
    return passed


def withdraw_when_the_day_comes(now: datetime) -> int:
    """What was asked through a role that was to end later, once that day has come: how many invitations."""
    today = timezone.localdate(now)
    senders = Invitation.objects.unanswered().filter(invited_by__isnull=False).values("invited_by")
    ended = RoleAssignment.objects.filter(ends_on__lte=today, ends_on__gt=today - LATEST, person__in=senders)
    return sum(_withdraw(role) for role in ended.select_related("person"))


@transaction.atomic
def _withdraw(role: RoleAssignment) -> int:
    return withdrawing.end_with(role=role, by=role.person)
