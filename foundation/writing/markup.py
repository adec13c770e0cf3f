"""What a text field on a page carries so that the script can save it."""

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse

from foundation.writing.texts import base_of


def attributes(kind: str, obj: Any, field: str) -> dict[str, str]:
    """The address to save at, the text it was started from, and no memory of the browser's own."""
    return {
        "data-writing": address("writing:save", kind, obj.pk, field),
        "data-base": base_of(getattr(obj, field) or ""),
        "autocomplete": "off",
    }


def address(route: str, kind: str, pk: int, field: str) -> str:
    """Where a field is saved, or its history; a page has a hundred of them, so each kind is looked up once."""
    start, end = _around(get_script_prefix(), route, kind)
    return f"{start}{pk}/{field}{end}"


@lru_cache(maxsize=200)
def _around(prefix: str, route: str, kind: str) -> tuple[str, str]:
    start, _between, end = reverse(route, args=[kind, 0, "FIELD"]).partition("0/FIELD")
    return start, end
