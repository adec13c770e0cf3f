"""Writing the audit trail."""

from typing import Any

from django.db import models

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
