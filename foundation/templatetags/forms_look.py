"""What the template pack asks about a form field."""

from typing import Any

from django import forms, template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The input itself in Designsystemet's look; a long text says its limit instead of cutting at it."""
    attrs: dict[str, Any] = {"class": f"{field.field.widget.attrs.get('class', '')} ds-input".strip()}
    limit = limit_of(field)
    if limit:
        attrs |= {"maxlength": False, "data-limit": limit}
    return field.as_widget(attrs=attrs) + _base(field)


def _base(field: BoundField) -> SafeString:
    """Beside a text that saves itself: which text it was started from, for a form sent without script."""
    base = field.field.widget.attrs.get("data-base")
    if base is None:
        return SafeString("")
    return format_html('<input type="hidden" name="{}-base" value="{}">', field.html_name, base)


@register.filter
def limit_of(field: BoundField) -> int | None:
    """The length limit of a long text, in characters."""
    long = isinstance(field.field.widget, forms.Textarea)
    return getattr(field.field, "max_length", None) if long else None


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    """One box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_choice_group(field: BoundField) -> bool:
    """Radio buttons or several boxes under one question."""
    return isinstance(field.field.widget, GROUPS)


@register.filter
def is_group(field: BoundField) -> bool:
    """Several inputs under one question, such as a date and a time."""
    return field.field.widget.use_fieldset


@register.filter
def choices_of(field: BoundField) -> list[dict[str, Any]]:
    """Every choice of a group as the widget would draw it."""
    widget = field.field.widget
    attrs = widget.build_attrs(field.build_widget_attrs({"id": field.auto_id}, widget))
    groups = widget.optgroups(field.html_name, _values(field), attrs)
    return [choice for _name, choices, _index in groups for choice in choices]


def _values(field: BoundField) -> list[str]:
    return field.field.widget.format_value(field.value())


@register.filter
def error_target(field: BoundField) -> str:
    """The id that the error summary leads to: the input, or the first one of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def error_count(form: BaseForm) -> int:
    """How many messages the summary lists."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def has_errors(formset: BaseFormSet) -> bool:
    """Whether the set was sent back."""
    return formset.is_bound and not formset.is_valid()


@register.filter
def summary_label(field: BoundField) -> str:
    """The label in front of its error: «Name:», but «What do you want?» keeps its question mark."""
    label = str(field.label or "")
    return label if not label or label[-1] in "?.:!" else f"{label}:"
