"""What a text field on a page carries so that the script can save it."""

from typing import Any

from django.urls import reverse

from foundation.writing.texts import base_of


def attributes(kind: str, obj: Any, field: str) -> dict[str, str]:
    """The address to save at, the text it was started from, and no memory of the browser's own."""
    return {
        "data-writing": reverse("writing:save", args=[kind, obj.pk, field]),
        "data-base": base_of(getattr(obj, field) or ""),
        "autocomplete": "off",
    }
