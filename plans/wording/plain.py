"""Figures, dates and choices of a row in words, for the history and for what is said beside the field."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from foundation import spelling
from plans.domain.years import label
from plans.models.plans import Part
from plans.wording.standing import plain_number


def plain_words(row: Part, name: str, value: Any, titles: Mapping[str, str]) -> str:
    """«Droppet», «1. september 2026», «78»; `titles` are those of the programme's dimensions by key."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return spelling.day_with_year(value, get_language() or "nb")
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if name == "year":
        return label(value)
    choices = dict(getattr(row._meta.get_field(name), "flatchoices", ()))
    return str(choices.get(value) or titles.get(value) or value)
