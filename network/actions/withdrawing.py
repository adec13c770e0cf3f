"""What somebody has asked others to ends with the role that let them ask."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from foundation.audit.actions import record
from network.models import Invitation, RoleAssignment
from network.queries import left_by


@transaction.atomic
def end_with(*, role: RoleAssignment, by: Person) -> int:
    """Withdraw what the holder of an ended role has sent through it and nobody has answered: how many.

    A role that is to end later keeps its own until that day, which the clock sees to.
    """
    ended = role.ends_on
    if ended is None or ended > timezone.localdate():
        return 0
    left = left_by(role, ended)
    for invitation in left:
        withdraw(invitation=invitation, by=by)
    return len(left)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Person) -> None:
    """Its link opens nothing any more."""
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    detail = {"role": invitation.role, "school": invitation.school_id}
    record(by=by, action="invitation.withdrawn", obj=invitation, network=invitation.network_id, detail=detail)
