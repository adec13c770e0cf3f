"""The print of what something made apart was made from: another one means that it is outdated."""

import json
from hashlib import sha256

from django.db.models import Max

from foundation.writing.models import FrozenVersion


def newest_versions(*kept: tuple[str, object]) -> list[int | None]:
    """The newest frozen version of each kind among the objects with these keys: a query a kind."""
    frozen = FrozenVersion.objects
    return [
        frozen.filter(kind=kind, object_id__in=keys).aggregate(last=Max("pk"))["last"] for kind, keys in kept
    ]


def print_of(told: object) -> str:
    """SHA-256 of plain values, dates as text."""
    return sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()
