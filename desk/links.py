"""Links on the desk."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere."""

    label: str | Promise
    url: str


def link(label: str | Promise, name: str, *args: object, place: str = "") -> Link:
    """A link to a named route, and to a place on that page."""
    return Link(label, reverse(name, args=args) + (f"#{place}" if place else ""))
