"""Which fields of which models are written in by self-save; each app enters its own in `ready()`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, yes


def nobody_said(obj: models.Model) -> str:
    """No sentence about who sees it."""
    return ""


def no_network(obj: models.Model) -> int | None:
    """Belongs to no network, or none that the audit should name."""
    return None


def always_open(obj: models.Model) -> Verdict:
    """Is never closed to writing."""
    return yes()


def as_it_is(obj: models.Model, field: str) -> str:
    """The value of a field as text."""
    return str(getattr(obj, field))


def no_address(obj: models.Model) -> str:
    """No page of its own."""
    return "/"


@dataclass(frozen=True)
class Writable:
    """The text fields of one model that people write in.

    `load(actor, pk)` gives the object the actor may see, or None; `may(actor, obj)` is the rule of writing;
    `is_open(obj)` says whether its state still takes changes, and why not (a locked thing).
    `who_sees(obj)` is the sentence after *Dette ser:*; `address(obj)` the page where it is written;
    `plain` are figures, dates and choices, which the app saves itself: only their history lies here, in the
    words that `words(obj, field)` gives for what stands.
    `stamps` are fields with `auto_now` that a saving shall move; `title(obj)` names it on the history page.
    """

    kind: str
    load: Callable[[Actor, int], Any]
    may: Callable[[Actor, Any], Verdict]
    fields: tuple[str, ...]
    is_open: Callable[[Any], Verdict] = always_open
    who_sees: Callable[[Any], Any] = nobody_said
    network: Callable[[Any], int | None] = no_network
    address: Callable[[Any], str] = no_address
    title: Callable[[Any], str] = str
    stamps: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    words: Callable[[Any, str], str] = as_it_is


_writables: dict[str, Writable] = {}


def register(writable: Writable) -> None:
    """Enter a kind; entering the same kind again replaces it."""
    _writables[writable.kind] = writable


def forget(kind: str) -> None:
    """Take a kind out again (for tests)."""
    _writables.pop(kind, None)


def writable(kind: str) -> Writable:
    """The kind as entered; raises KeyError for a kind nobody has entered."""
    return _writables[kind]


def find(kind: str) -> Writable | None:
    """The kind as entered, or None."""
    return _writables.get(kind)
