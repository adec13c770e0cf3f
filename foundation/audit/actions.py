"""Writing the audit trail."""

from typing import Any

from django.db import models
from django.utils import timezone

from accounts.models import Person
from foundation.audit.models import Entry


def record(
    *,
    by: Person | None,
    action: str,
    obj: models.Model | None = None,
    network: int | None = None,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Note an act in the caller's transaction; `detail` is facts, never what people wrote."""
    return Entry.objects.create(
        person=by,
        action=action,
        kind=obj._meta.label_lower if obj is not None else "",
        object_id=obj.pk if obj is not None else None,
        network_id=network,
        detail=detail or {},
    )


def record_daily(
    *,
    by: Person,
    action: str,
    obj: models.Model,
    network: int | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Note an act once a person, thing and day (Europe/Oslo): what is done in many small steps."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    same = Entry.objects.filter(
        person=by, action=action, kind=obj._meta.label_lower, object_id=obj.pk, at__gte=today
    )
    if not same.exists():
        record(by=by, action=action, obj=obj, network=network, detail=detail)
