"""The fields of the pages where a plan is written, as HTML straight from Python.

A page with three goals draws 140 fields; as templates they were half of what the page cost. Everything that
people or translators wrote is escaped here, as a template would do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plans.kinds import held

COUNTED = 250  # characters; a shorter text needs no counter


@dataclass(frozen=True)
class Drawn:
    """What every field has: its id, name, label, what it is for, an example, and why it could not be saved."""

    id: str
    name: str
    label: str
    help: str
    example: str
    errors: list[str]

    @property
    def start(self) -> str:
        """The box, the label and what the field is for."""
        helped = f'<div data-field="description" id="{self.id}_helptext">{escape(self.help)}</div>'
        label = f'<label class="ds-label" for="{self.id}">{escape(self.label)}</label>'
        return f'<div class="ds-field">{label}{helped if self.help else ""}'

    @property
    def told(self) -> str:
        """The attributes that lead a screen reader to the help and the error."""
        ids = [f"{self.id}_helptext"] * bool(self.help) + [f"{self.id}_error"] * bool(self.errors)
        described = f' aria-describedby="{" ".join(ids)}"' if ids else ""
        return described + (' aria-invalid="true"' if self.errors else "")

    @property
    def wrong(self) -> str:
        """Why it could not be saved."""
        text = escape(" ".join(map(str, self.errors)))
        place = f'class="ds-validation-message" data-field="validation" id="{self.id}_error"'
        return f"<p {place}>{text}</p>" if self.errors else ""


def draw_text(
    field: Drawn,
    *,
    value: str,
    attrs: SafeString,
    base: SafeString,
    limit: int,
    one_line: bool,
    rows: int,
    history: str,
) -> SafeString:
    """A text that saves itself: `attrs` and `base` are foundation.writing's, `limit` is in characters."""
    common = f'id="{field.id}" name="{field.name}"'
    if one_line:
        held = f'type="text" {common} value="{escape(value)}" data-limit="{limit}"{field.told} {attrs}'
        control = f'<input class="ds-input" {held}>'
    else:
        held = f'{common} rows="{rows}" data-limit="{limit}"{field.told} {attrs}'
        control = f'<textarea class="ds-input" {held}>\n{escape(value)}</textarea>'
    counter = _counter(field.id) if limit > COUNTED else ""
    return mark_safe(f"{field.start}{control}{base}{counter}{field.wrong}{_links(field, history)}</div>")


def _counter(identity: str) -> str:
    return f'<p class="counter" id="{identity}_counter" aria-live="polite" hidden></p>'


def _links(field: Drawn, history: str) -> str:
    if not history and not field.example:
        return ""
    which = f'<span class="ds-sr-only">: {escape(field.label)}</span>'
    example, earlier = escape(_("Example")), escape(_("History"))
    shown = (
        f'<details class="eg"><summary>{example}{which}</summary>'
        f'<p class="asis">{escape(field.example)}</p></details>'
    )
    link = f'<a class="ds-link" href="{escape(history)}">{earlier}{which}</a>'
    return f'<div class="fieldlinks">{shown if field.example else ""}{link if history else ""}</div>'


@lru_cache(maxsize=200)
def _options(options: tuple[tuple[str, str], ...]) -> str:
    """The same few lists stand in every row: their lines are written once a list and language."""
    return "".join(f'<option value="{escape(key)}">{escape(words)}</option>' for key, words in options)


def draw_choice(field: Drawn, *, value: str, options: Iterable[tuple[str, str]]) -> SafeString:
    """A choice of one among several."""
    here = f'<option value="{escape(value)}"'
    lines = _options(tuple(options)).replace(f"{here}>", f"{here} selected>", 1)
    select = f'<select class="ds-input" id="{field.id}" name="{field.name}"{field.told}>{lines}</select>'
    return mark_safe(f"{field.start}{select}{field.wrong}</div>")


def as_typed(value: Any) -> str:
    """A figure, day or choice as its field holds it: «78,5», «2026-09-01», keys of several with commas."""
    has_comma = isinstance(value, Decimal) and get_language() != "en"
    return held(value).replace(".", ",") if has_comma else held(value)


WIDTHS = {"day": " w-m", "figure": " w-s"}


def draw_plain(field: Drawn, *, value: str, widget: str) -> SafeString:
    """A figure, a day or a short word; `widget` is "figure", "day" or "line"."""
    kind = "date" if widget == "day" else "text"
    typed = ' inputmode="decimal" autocomplete="off"' if widget == "figure" else ""
    held = f'type="{kind}" id="{field.id}" name="{field.name}" value="{escape(value)}"{typed}{field.told}'
    return mark_safe(
        f'{field.start}<input class="ds-input{WIDTHS.get(widget, "")}" {held}>{field.wrong}</div>'
    )
