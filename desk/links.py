"""Links on the desk."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere."""

    label: str | Promise
    url: str


def link(label: str | Promise, name: str, *args: object) -> Link | None:
    """A link to a named route; None where the house has no such page."""
    try:
        return Link(label, reverse(name, args=args))
    except NoReverseMatch:
        return None
