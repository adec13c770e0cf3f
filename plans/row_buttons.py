"""The buttons and links that stand on every row of a page where a plan is written, as HTML straight from Python.

A page with three goals has fifty rows; see plans.drawing on why its fields are drawn so too.
"""

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from foundation.templatetags.components import mark

QUIET = 'data-variant="tertiary" data-small="true"'


def row_address(route: str, kind: str, pk: int) -> str:
    """Where something is done to a row; each kind is looked up once."""
    start, end = _around(get_script_prefix(), route, kind)
    return f"{start}{pk}{end}"


@lru_cache(maxsize=100)
def _around(prefix: str, route: str, kind: str) -> tuple[str, str]:
    start, _between, end = reverse(f"plans:{route}", args=[kind, 0]).partition("/0/")
    return f"{start}/", f"/{end}"


def draw_tools(kind: str, pk: int, what: str, *, first: bool, last: bool, is_told: bool) -> SafeString:
    """Up, down and remove; the way the row was just moved has the focus again."""
    up = "" if first else _shift(kind, pk, "up", _("Up: move %(what)s"), what, _("Up"), is_told)
    down_told = is_told and first
    down = "" if last else _shift(kind, pk, "down", _("Down: move %(what)s"), what, _("Down"), down_told)
    gone = draw_remove(kind, pk, _("Remove %(what)s") % {"what": conditional_escape(what)})
    return mark_safe(f'<div class="row tools">{up}{down}{gone}</div>')


def _shift(kind: str, pk: int, to: str, label: str, what: str, word: str, has_focus: bool) -> str:
    place = f'formaction="{row_address("shift_row", kind, pk)}" name="to" value="{to}" id="{kind}-{pk}-{to}"'
    said = label % {"what": conditional_escape(what)}
    focus = " autofocus" if has_focus else ""
    return (
        f'<button class="ds-button" type="submit" form="act" {place} aria-label="{said}" {QUIET}{focus}>'
        f"{mark(to)}<span>{word}</span></button>"
    )


def draw_remove(kind: str, pk: int, label: str) -> SafeString:
    """The button that takes a row away; `label` is escaped already."""
    place = f'formaction="{row_address("remove_row", kind, pk)}"'
    word = _("Remove")
    return mark_safe(
        f'<button class="ds-button" type="submit" form="act" {place} aria-label="{label}" {QUIET}>{word}</button>'
    )


def draw_move_link(kind: str, pk: int, what: str) -> SafeString:
    """To the same page with the choice of another place for the row."""
    row, said = f"{kind}-{pk}", conditional_escape(what)
    words = _("Move to another place")
    return mark_safe(
        f'<a class="ds-link small" href="?open={row}&amp;move={row}&amp;land={row}-parent">'
        f'{words}<span class="ds-sr-only">: {said}</span></a>'
    )


def draw_row_end(bases: Any) -> SafeString:
    """What the row's choices were started from, the button for those without script, and what is saved."""
    save = _("Save")
    return mark_safe(
        f'{bases}<div class="row rowend"><button class="ds-button without-script" type="submit"'
        f' data-variant="secondary" data-small="true">{save}</button>'
        '<span class="small quiet plainsaved" role="status" hidden></span></div>'
    )
