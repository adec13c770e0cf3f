"""Taking away with thirty days to think again."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from foundation.audit.actions import record
from foundation.writing.models import SoftRemoved


@transaction.atomic
def take_away(*, obj: SoftRemoved, by: Person, network: int | None = None) -> None:
    """Take the row away; pressed twice it stays away since the first time."""
    now = timezone.now()
    gone = type(obj)._base_manager.filter(pk=obj.pk, removed_at__isnull=True).update(removed_at=now)
    if gone:
        obj.removed_at = now
        record(by=by, action="writing.taken_away", obj=obj, network=network)


@transaction.atomic
def bring_back(*, obj: SoftRemoved, by: Person, network: int | None = None) -> None:
    """Undo the taking away; harmless where nothing was taken away."""
    back = type(obj)._base_manager.filter(pk=obj.pk, removed_at__isnull=False).update(removed_at=None)
    if back:
        obj.removed_at = None
        record(by=by, action="writing.brought_back", obj=obj, network=network)
