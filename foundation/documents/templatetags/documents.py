"""Typesetting of running text: hard spaces, lists out of lines."""

import re
from typing import Any

from django import template
from django.template.defaultfilters import stringfilter

from foundation.spelling import tie

register = template.Library()

NBSP = "\u00a0"
PAIRS = [  # beside those of foundation.spelling: per cent, «kl.», dates
    (re.compile(r"(?<=\d) (?=[‰°])"), NBSP),
    (re.compile(r"(?<=±|§) (?=\d)"), NBSP),  # ± 0,3
    (re.compile(r"\b([Ss]ak|[Ss]ide|[Mm]ål|[Åå]r|[Tt]abell|[Ff]igur) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\d) (av|of) (?=\d)"), rf"{NBSP}\1{NBSP}"),  # 5 av 6
    (re.compile(r"(?<=\d) (?=(?:kr|min|år|prosent)\b)"), NBSP),
]
LONGEST_PAIR = 18  # characters: a longer pair could be wider than a narrow heading


@register.filter(is_safe=True)
@stringfilter
def hard(text: str) -> str:
    """Hard spaces where a number must not leave its word: «78 %», «kl. 13.00», «2. desember», «5 av 6»."""
    text = tie(text)
    for pattern, joined in PAIRS:
        text = pattern.sub(joined, text)
    return text


@register.filter(is_safe=True)
@stringfilter
def heading(text: str) -> str:
    """As `hard`, and no short last word alone on a heading's last line."""
    first, space, last = hard(text).rpartition(" ")
    before = first.rpartition(" ")[2]
    if not space or len(last) > 5 or len(before) + len(last) > LONGEST_PAIR:
        return hard(text)
    return f"{first}{NBSP}{last}"


@register.filter
def points(text: Any) -> list[str]:
    """What someone wrote with one point a line, as a list: leading dashes and bullets go."""
    lines = (
        re.sub(r"^\s*(?:[-–—•*·]|\d+[.)])\s+", "", line).strip() for line in str(text or "").splitlines()
    )
    return [line for line in lines if line]
