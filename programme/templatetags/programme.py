"""The programme's texts in the reader's language."""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation import spelling
from programme.domain.content import Text, Texts

register = template.Library()


def _language() -> str:
    return (get_language() or "nb")[:2]


@register.filter
def said(text: Text | Texts | None) -> Any:
    """`{{ film.title|said }}`: a text, or a list of texts, in the language of the page; empty for None."""
    return text.in_language(_language()) if text is not None else ""


@register.filter
def months(numbers: tuple[int, ...]) -> str:
    """«oktober–mars» for the months of a session in their order; «april» for one."""
    names = [spelling.month(date(2000, number, 1), _language()) for number in numbers]
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"


@register.filter
def films_named(text: str, films: list[Any]) -> str:
    """An item's text with `{films}` filled in by their titles; by «a film» where each session has its own."""
    titles = [f"«{said(film.video.title)}»" for film in films]
    named = _("%s and %s") % tuple(titles) if len(titles) == 2 else "".join(titles)
    return text.replace("{films}", named if len(titles) < 3 else str(_("a film")))


KINDS = {
    "first": _("The first session"),
    "second": _("The second session"),
    "middle": _("The middle sessions"),
    "last": _("The last session"),
}


@register.simple_tag
def kind_title(kind: str) -> str:
    """«The first session», for a kind of session."""
    return str(KINDS[kind])
