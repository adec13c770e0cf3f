"""`{% load writing %}`: what a page needs so that a text field saves itself."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from foundation.writing.models import base_of

register = template.Library()


@register.simple_tag
def writing_attrs(kind: str, obj: Any, field: str) -> SafeString:
    """Attributes of the textarea or input that holds `field` of `obj`, so that it saves itself."""
    return format_html(
        'data-writing="{}" data-object="{}" data-field="{}" data-base="{}"',
        kind,
        obj.pk,
        field,
        base_of(getattr(obj, field) or ""),
    )


@register.simple_tag
def writing_base(obj: Any, field: str, prefix: str = "") -> SafeString:
    """The hidden input that tells, without script too, which text the field was started from."""
    name = f"{prefix}-base_{field}" if prefix else f"base_{field}"
    return format_html(
        '<input type="hidden" name="{}" value="{}">', name, base_of(getattr(obj, field) or "")
    )


@register.inclusion_tag("writing/save_line.html", takes_context=True)
def save_line(context: Context, who_sees: str = "") -> dict[str, Any]:
    """The line on top of a page that is written in: what is saved, and who sees it."""
    return {"request": context["request"], "who_sees": who_sees}
