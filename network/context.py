"""What the frame around every page needs: where the person is, and where they can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """The languages to choose from and whether this is a demonstration."""
    return {"languages": settings.LANGUAGES, "is_demo": settings.DEMO}
