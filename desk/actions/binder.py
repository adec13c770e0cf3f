"""Asking for a binder, having it made in a process that ends, and keeping it for a while."""

import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Person
from desk import tasks
from desk.models import LOST_AFTER, Binder, BinderState, BinderVolume
from desk.queries.binder import fingerprint
from foundation.audit.actions import record
from network.models import ProgrammeYear

log = logging.getLogger(__name__)
NUDGE_AFTER = timedelta(minutes=1)
KEPT_FOR = timedelta(days=30)


@transaction.atomic
def ask_for_binder(*, year: ProgrammeYear, by: Person) -> Binder:
    """Have the year's binder made (anew); while one is on its way, asking again changes nothing.

    What was made before can be fetched until the new one is ready.
    """
    now = timezone.now()
    row, is_new = Binder.objects.select_for_update(of=("self",)).get_or_create(
        programme_year=year, defaults={"asked_at": now, "asked_by": by}
    )
    if not is_new and row.is_under_way and not row.is_lost(now):
        return row
    row.state, row.asked_at, row.asked_by, row.started_at = BinderState.WAITING, now, by, None
    row.save(update_fields=["state", "asked_at", "asked_by", "started_at"])
    transaction.on_commit(partial(tasks.nudge, row))
    record(by=by, action="binder.asked", obj=row, network=year.network_id)
    return row


def make(pk: int) -> str:
    """Have a waiting binder made by a process of its own, whose memory goes back when it ends; its state."""
    begun = Binder.objects.filter(pk=pk, state=BinderState.WAITING)
    if begun.update(state=BinderState.MAKING, started_at=timezone.now()):
        code = _in_a_process(pk)
        if code:
            log.warning("the process that made binder %s ended with code %s", pk, code)
        give_up(Q(pk=pk))
    return Binder.objects.filter(pk=pk).values_list("state", flat=True).first() or ""


def _in_a_process(pk: int) -> int:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "bind", str(pk)]
    try:
        made = subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            timeout=LOST_AFTER.total_seconds(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1
    return made.returncode


def give_up(which: Q) -> int:
    """Those still being made were not made; how many."""
    return Binder.objects.filter(which, state=BinderState.MAKING).update(state=BinderState.FAILED)


@dataclass(frozen=True)
class Made:
    """A finished volume."""

    filename: str
    pdf: bytes
    pages: int


@transaction.atomic
def keep_binder(*, binder: Binder, volumes: Sequence[Made], seen: str, by: Person | None) -> Binder:
    """The finished volumes take the place of earlier ones; nothing when it is no longer being made."""
    row = Binder.objects.select_for_update(of=("self",)).get(pk=binder.pk)
    if row.state != BinderState.MAKING:
        return row
    row.volumes.all().delete()
    BinderVolume.objects.bulk_create(
        _volume(row, number, made) for number, made in enumerate(volumes, start=1)
    )
    row.state, row.made_at, row.seen = BinderState.READY, timezone.now(), seen
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


# ---- by the clock ---------------------------------------------------------------------------


def look_after_binders(now: datetime) -> int:
    """Those whose maker is gone have failed; those that have waited a minute are nudged again; how many."""
    waiting = Binder.objects.filter(state=BinderState.WAITING, asked_at__lt=now - NUDGE_AFTER)
    for binder in waiting:
        tasks.nudge(binder)
    return give_up(Q(started_at__lt=now - LOST_AFTER)) + len(waiting)


def clear_binders(now: datetime) -> int:
    """Delete what has been kept for thirty days, and what was outdated a day after it was made; how many."""
    gone = 0
    for binder in Binder.objects.filter(made_at__lt=now - timedelta(days=1)).select_related("programme_year"):
        old = binder.made_at is not None and binder.made_at < now - KEPT_FOR
        if not binder.is_under_way and (old or binder.seen != fingerprint(binder.programme_year)):
            gone += binder.delete()[0]
    return gone
