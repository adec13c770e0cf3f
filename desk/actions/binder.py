"""Asking for a binder, and keeping its volumes for a while; the rest is as for whatever is made apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from desk.actions import making
from desk.models import Binder, BinderVolume, Making
from desk.queries.binder import fingerprint
from foundation.audit.actions import record
from network.models import ProgrammeYear


def ask_for_binder(*, year: ProgrammeYear, by: Person) -> Binder:
    """Have the year's binder made (anew); while one is on its way, asking again changes nothing."""
    return making.ask_for(
        model=Binder, action="binder.asked", network=year.network_id, by=by, programme_year=year
    )


@dataclass(frozen=True)
class Made:
    """A finished volume."""

    filename: str
    pdf: bytes
    pages: int


@transaction.atomic
def keep_binder(*, binder: Binder, volumes: Sequence[Made], seen: str, by: Person | None) -> Binder:
    """The finished volumes take the place of earlier ones; nothing when it is no longer being made."""
    row = making.being_made(Binder, binder.pk)
    if row is None:
        return binder
    row.volumes.all().delete()
    BinderVolume.objects.bulk_create(
        _volume(row, number, made) for number, made in enumerate(volumes, start=1)
    )
    row.state, row.made_at, row.seen = Making.READY, timezone.now(), seen
    row.save(update_fields=["state", "made_at", "seen"])
    record(by=by, action="binder.made", obj=row, detail={"pages": sum(made.pages for made in volumes)})
    return row


def _volume(binder: Binder, number: int, made: Made) -> BinderVolume:
    return BinderVolume(
        binder=binder,
        number=number,
        filename=made.filename,
        content=made.pdf,
        size=len(made.pdf),
        pages=made.pages,
        sha256=sha256(made.pdf).hexdigest(),
    )


def clear_binders(now: datetime) -> int:
    """Delete those that are outdated or have been kept long enough; how many."""
    return making.clear(Binder, now, lambda row: fingerprint(row.programme_year))
