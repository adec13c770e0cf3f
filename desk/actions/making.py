"""Whatever is made apart: asked for, made by a process that ends, given up when that is gone, cleared after a while."""

import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Person
from desk import tasks
from desk.models import LOST_AFTER, MadeApart, Making
from foundation.audit.actions import record

M = TypeVar("M", bound=MadeApart)

log = logging.getLogger(__name__)
NUDGE_AFTER = timedelta(minutes=1)
KEPT_FOR = timedelta(days=30)


@transaction.atomic
def ask_for(*, model: type[M], action: str, by: Person, network: int | None = None, **of: Any) -> M:
    """Have it made (anew); while it is on its way, asking again changes nothing.

    What was made before can be fetched until the new one is ready. `of` names what it is made of.
    """
    now = timezone.now()
    rows = model._default_manager.select_for_update(of=("self",))
    row, is_new = rows.get_or_create(**of, defaults={"asked_at": now, "asked_by": by})
    if not is_new and row.is_under_way and not row.is_lost:
        return row
    row.state, row.asked_at, row.asked_by, row.started_at = Making.WAITING, now, by, None
    row.save(update_fields=["state", "asked_at", "asked_by", "started_at"])
    transaction.on_commit(partial(tasks.nudge, row))
    record(by=by, action=action, obj=row, network=network)
    return row


def make(model: type[MadeApart], pk: int) -> str:
    """Have a waiting one made by a process of its own, whose memory goes back when it ends; its state."""
    rows = model._default_manager.filter(pk=pk)
    if rows.filter(state=Making.WAITING).update(state=Making.MAKING, started_at=timezone.now()):
        code = _in_a_process(model.command, pk)
        if code:
            log.warning("the process that made %s %s ended with code %s", model._meta.verbose_name, pk, code)
        give_up(model, Q(pk=pk))
    return rows.values_list("state", flat=True).first() or ""


def _in_a_process(command: str, pk: int) -> int:
    try:
        made = subprocess.run(
            [sys.executable, str(settings.BASE_DIR / "manage.py"), command, str(pk)],
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            timeout=LOST_AFTER.total_seconds(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1
    return made.returncode


def give_up(model: type[MadeApart], which: Q) -> int:
    """Those still being made were not made; how many."""
    rows = model._default_manager.filter(which, state=Making.MAKING)
    return rows.update(state=Making.FAILED)


def being_made(model: type[M], pk: int) -> M | None:
    """The row, locked, as long as it is still being made: a late maker changes nothing."""
    rows = model._default_manager.select_for_update(of=("self",))
    return rows.filter(pk=pk, state=Making.MAKING).first()


# ---- by the clock ---------------------------------------------------------------------------


def look_after(model: type[MadeApart], now: datetime) -> int:
    """Those whose maker is gone have failed; those that have waited a minute are nudged again; how many."""
    rows = model._default_manager
    waiting = rows.filter(state=Making.WAITING, asked_at__lt=now - NUDGE_AFTER)
    for row in waiting:
        tasks.nudge(row)
    return give_up(model, Q(started_at__lt=now - LOST_AFTER)) + len(waiting)


def clear(model: type[M], now: datetime, fingerprint: Callable[[M], str]) -> int:
    """Delete what has been kept for thirty days, and what was outdated a day after it was made; how many."""
    gone = 0
    for row in model._default_manager.filter(made_at__lt=now - timedelta(days=1)):
        old = row.made_at is not None and row.made_at < now - KEPT_FOR
        if not row.is_under_way and (old or row.seen != fingerprint(row)):
            gone += row.delete()[0]
    return gone
