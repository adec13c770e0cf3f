"""Every route of the URLconf, by name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """A named address, its pattern and the view behind it."""

    name: str
    pattern: str
    view: Callable[..., object]

    @property
    def is_ours(self) -> bool:
        """Whether the view is this project's own, not a library's."""
        return not self.view.__module__.startswith(("allauth", "django"))

    @property
    def keys(self) -> list[str]:
        """The names of the values in its address."""
        return re.findall(r"<(?:\w+:)?(\w+)>", self.pattern)

    @property
    def has_key(self) -> bool:
        """Whether its address names a row by a number that one could type by hand."""
        return "<int:" in self.pattern

    @property
    def is_public(self) -> bool:
        """Whether it opens without sign-in."""
        return not getattr(self.view, "login_required", True)


def routes() -> list[Route]:
    """All of them, in the order of the URLconf."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, space: str) -> Iterator[Route]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        else:
            name = f"{space}{pattern.name}"
            yield Route(name, prefix + str(pattern.pattern), pattern.callback)
