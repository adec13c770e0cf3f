"""Marks, dates, times and numbers in the reader's language, and the small parts that pages share."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pyphen import Pyphen

from foundation import spelling

register = template.Library()
MARKS = {
    "done", "now", "half", "open", "wait", "warn", "stop", "rkbu", "arrow", "plus", "up", "down",
    "film", "lock", "eye", "off", "doc", "menu", "person", "close", "copy",
}  # fmt: skip


# ---- marks ----------------------------------------------------------------------------------


@register.simple_tag
def mark(name: str, label: str = "") -> SafeString:
    """The shape that goes with a word; give it a label only where no word stands beside it."""
    if name not in MARKS:
        raise ValueError(f"there is no mark called {name!r}")
    return _drawn_mark(name, str(label))


@lru_cache(maxsize=500)
def _drawn_mark(name: str, label: str) -> SafeString:
    """A long page has fifty marks of the same few kinds."""
    said = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true" focusable="false"')
    )
    return format_html(
        '<svg class="mark mark-{}" viewBox="0 0 20 20" {}><use href="#m-{}"/></svg>', name, said, name
    )


@register.filter
def in_sentence(text: str) -> str:
    """«Avdelingsleder» as it stands after a comma: «avdelingsleder»; «FAU-leder» and other names in capitals stay."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


LONG_WORD = re.compile(r"\w{12,}")
norwegian = Pyphen(lang="nb", left=4, right=4)


@register.filter
def hyphenated(text: str) -> str:
    """Soft hyphens in the long words of what stands in a narrow column: «Ytre Sandøya oppvekst-senter».

    The names and titles that people wrote are Norwegian on the pages of every language.
    """
    return LONG_WORD.sub(lambda word: norwegian.inserted(word[0], "\u00ad"), text)


# ---- dates and times ------------------------------------------------------------------------


def _language() -> str:
    return (get_language() or "nb")[:2]


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _time(value: time | datetime) -> time:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).time()
    return value


@register.filter
def longday(value: date | None) -> str:
    """«tirsdag 19. januar»."""
    return spelling.longday(_day(value), _language()) if value else ""


@register.filter
def fullday(value: date | None) -> str:
    """«tirsdag 19. januar 2027»."""
    return spelling.fullday(_day(value), _language()) if value else ""


@register.filter
def day(value: date | None) -> str:
    """«19. januar 2027»."""
    return spelling.day_with_year(_day(value), _language()) if value else ""


@register.filter
def daymonth(value: date | None) -> str:
    """«19. januar»."""
    return spelling.daymonth(_day(value), _language()) if value else ""


@register.filter
def shortday(value: date | None) -> str:
    """«tir. 19. jan.»."""
    return spelling.shortday(_day(value), _language()) if value else ""


@register.filter
def shortmonthday(value: date | None) -> str:
    """«19. jan.»."""
    return spelling.shortmonthday(_day(value), _language()) if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """«tirsdag»."""
    return spelling.weekday(_day(value), _language()) if value else ""


@register.filter
def month(value: date | None) -> str:
    """«januar»."""
    return spelling.month(_day(value), _language()) if value else ""


@register.filter
def clock(value: time | datetime | None) -> str:
    """«13.00»."""
    return spelling.clock(_time(value), _language()) if value is not None else ""


@register.filter
def clockspan(start: time | datetime, end: time | datetime) -> str:
    """`{{ start|clockspan:end }}` is «13.00–14.30»."""
    return spelling.clockspan(_time(start), _time(end), _language())


@register.filter
def at_clock(start: time | datetime | None, end: time | datetime | None = None) -> str:
    """`{{ start|at_clock }}` is «kl. 13.00», `{{ start|at_clock:end }}` is «kl. 13.00–14.30»."""
    if start is None:
        return ""
    return spelling.at_clock(_time(start), _time(end) if end else None, _language())


# ---- numbers and names ----------------------------------------------------------------------


@register.filter
def decimal(value: float | Decimal | None, places: int = 1) -> str:
    """«3,4»; a dash where there is no figure."""
    return "–" if value is None else spelling.decimal(value, places, _language())


@register.filter
def percent(value: float | Decimal | None, places: int = 0) -> str:
    """«78 %»; a dash where there is no figure."""
    return "–" if value is None else spelling.percent(value, places, _language())


@register.filter
def words(value: int, gender: str = "") -> str:
    """«tre»; `words:"n"` for a neuter noun: «ett»."""
    return spelling.words(value, _language(), neuter=gender == "n")


@register.filter
def initials(name: str) -> str:
    """«KN»."""
    return spelling.initials(name)


@register.filter(is_safe=True)
def tie(text: object) -> str:
    """Hard spaces before %, after «kl.» and inside dates; also as `{% filter tie %}`."""
    tied = spelling.tie(str(conditional_escape(text)))
    return mark_safe(tied)


# ---- parts ----------------------------------------------------------------------------------


@register.inclusion_tag("components/crumbs.html")
def crumbs(*steps: object) -> dict[str, Any]:
    """`{% crumbs "Network" network_url "Session 5" %}`: text and address in turn, the page itself last."""
    links = [{"text": text, "url": url} for text, url in zip(steps[0:-1:2], steps[1::2], strict=True)]
    links.insert(0, {"text": _("Home"), "url": "/"})
    return {"links": links, "parent": links[-1], "here": steps[-1]}


@register.inclusion_tag("components/who_sees.html")
def who_sees(who: object) -> dict[str, Any]:
    """The sentence «Dette ser: …» that every page of a school's things carries."""
    return {"who": who}


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """«Error: » in front of the page's title when its form was sent back, so that it is heard first."""
    form = context.get("form")
    return _("Error: ") if form is not None and getattr(form, "errors", None) else ""


@register.inclusion_tag("components/threadlet.html")
def threadlet(steps: Sequence[Any], label: str) -> dict[str, Any]:
    """The year thread in one line; each step has `state` (held, next, planned, off) and `with_rkbu`."""
    nodes = [
        {"x": 12 + 30 * place, "with_rkbu": step.with_rkbu, **_node_look(step.state)}
        for place, step in enumerate(steps)
    ]
    end = 12 + 30 * max(len(nodes) - 1, 0)
    return {"nodes": nodes, "end": end, "width": end + 12, "label": label}


def _node_look(state: str) -> dict[str, str]:
    held, now = state == "held", state == "next"
    return {
        "fill": "#255f41" if held else "#fff",
        "stroke": "#255f41" if held or now else "#797979",
        "thick": "4" if now else "1.5",
    }
