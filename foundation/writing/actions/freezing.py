"""Freezing a thing as it is when it is shared or published."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from accounts.models import Person
from foundation.writing import frozen
from foundation.writing.models import FrozenPart, FrozenVersion


@transaction.atomic
def freeze(
    *,
    kind: str,
    obj: models.Model,
    language: str,
    parts: Mapping[str, Any],
    reason: str,
    by: Person | None,
) -> FrozenVersion:
    """A new frozen version of the object; parts that an earlier version holds are stored only once.

    `parts` is plain data (texts, numbers, lists, dictionaries, dates) in reading order, people as text.
    """
    type(obj)._base_manager.select_for_update().get(pk=obj.pk)
    stored = [_part(content) for content in parts.values()]
    FrozenPart.objects.bulk_create(stored, ignore_conflicts=True)
    return FrozenVersion.objects.create(
        kind=kind,
        object_id=obj.pk,
        number=_next_number(kind, obj.pk),
        schema=frozen.newest_schema(kind),
        language=language,
        parts=[[name, part.digest] for name, part in zip(parts, stored, strict=True)],
        reason=reason,
        by=by,
        by_name=by.name if by else "",
    )


def _part(content: Any) -> FrozenPart:
    text = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return FrozenPart(digest=sha256(text.encode()).hexdigest(), content=json.loads(text))


def _next_number(kind: str, object_id: int) -> int:
    held = FrozenVersion.objects.filter(kind=kind, object_id=object_id)
    return (held.aggregate(last=models.Max("number"))["last"] or 0) + 1
