"""What became of a measure when its time is out."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from plans.actions.saving import write_plain
from plans.kinds import kind_of
from plans.models import Measure


@transaction.atomic
def settle_measure(*, measure: Measure, outcome: str, ends_on: date | None, reason: str, by: Person) -> None:
    """Say what became of a measure: "done", "ordinary", "dropped", or "move" to a new end, with a reason.

    What it changes lies in the history as every other change does; pressed twice it changes nothing more.
    """
    row = Measure.objects.select_for_update().get(pk=measure.pk)
    if row.removed_at is not None:
        raise Refused(_("This has been removed. Bring it back first."))
    wanted: dict[str, Any] = {"ends_on": ends_on} if outcome == "move" else {"state": outcome}
    if reason:
        wanted["reason"] = reason
    changed = {name: value for name, value in wanted.items() if getattr(row, name) != value}
    if not changed:
        return
    stamps: dict[str, Any] = {}
    if "ends_on" in changed:
        stamps["planned_end"] = row.planned_end or row.ends_on
    if "state" in changed:
        stamps["state_on"] = timezone.localdate()
    write_plain(kind_of(row), row, changed, stamps, by)
    record(by=by, action="plans.settled", obj=row, network=row.plan.network_id, detail={"outcome": outcome})
