"""Figures of the survey in the reader's language."""

from django import template

from plc_survey import wording
from plc_survey.domain.subtraction import Mean

register = template.Library()


@register.filter
def mean(value: Mean | None) -> str:
    """«3,4», «≤ 1,5»; a dash where nothing may be shown."""
    return wording.mean_text(value)
