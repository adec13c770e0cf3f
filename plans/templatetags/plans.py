"""`{% load plans %}`: fields of the plan, drawn straight from the rows so that a long plan stays quick."""

from collections.abc import Iterable, Sized
from typing import Any

from django import template
from django.db import models
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from foundation.writing.fields import PlainTextField
from foundation.writing.templatetags.writing import history_url, writing_attrs, writing_base
from plans.domain.contents import Contents, Goal
from plans.domain.contents import Indicator as IndicatorTree
from plans.domain.parts import TEXTS
from plans.domain.years import label as year_label
from plans.drawing import Drawn, as_typed, draw_choice, draw_plain, draw_text
from plans.forms import RowForm
from plans.kinds import base_in, kind_of
from plans.models import LogEntry, Plan
from plans.row_buttons import draw_move_link, draw_remove, draw_row_end, draw_tools, row_address
from plans.wording import figure, measure_state
from plans.wording.help import FIELD_HELP
from plans.wording.standing import plain_number

register = template.Library()


def kind_name(row: models.Model) -> str:
    """The kind of a row, or "plan" for the plan's own texts."""
    return row._meta.model_name or ""


def field_id(row: models.Model, name: str) -> str:
    """The id of a field's input: of the plan's own texts just the name, so that checks can point there."""
    return name if isinstance(row, Plan) else f"{kind_name(row)}-{row.pk}-{name}"


def _bound(context: Context, row: models.Model) -> Any:
    form = context.get("bound")
    same = form is not None and form.instance._meta.model is row._meta.model and form.instance.pk == row.pk
    return form if same else None


def _errors(context: Context, row: models.Model, name: str) -> list[str]:
    form = _bound(context, row)
    return list(form.errors.get(name, [])) if form is not None else []


def _shown(context: Context, row: models.Model, name: str) -> Any:
    form = _bound(context, row)
    sent = form[name].value() if form is not None and name in form.fields else None
    return getattr(row, name) if sent is None else sent


def _drawn(context: Context, row: models.Model, name: str, label: str) -> Drawn:
    place = f"{kind_name(row)}.{name}"
    return Drawn(
        id=field_id(row, name),
        name=name,
        label=str(label or row._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
        help=str(FIELD_HELP.get(place, "")),
        example=(context.get("examples") or {}).get(place, ""),
        errors=_errors(context, row, name),
    )


@register.simple_tag(takes_context=True)
def text_field(context: Context, row: Any, name: str, rows: int = 3, label: str = "") -> SafeString:
    """A text that saves itself, with its label, what it is for, and an example."""
    field = row._meta.get_field(name)
    kind = f"plans.{kind_name(row)}"
    one_line = isinstance(field, PlainTextField) and field.one_line
    return draw_text(
        _drawn(context, row, name, label),
        value=_shown(context, row, name),
        attrs=writing_attrs(kind, row, name),
        base=writing_base(row, name),
        limit=field.max_length,
        one_line=one_line,
        rows=rows,
        history=history_url(kind, row, name) if getattr(row, name) and not one_line else "",
    )


@register.simple_tag(takes_context=True)
def plain_field(
    context: Context, row: Any, name: str, label: str = "", options: Iterable[tuple[Any, str]] = ()
) -> SafeString:
    """A figure, date or choice; `options` where the model does not know them."""
    field = row._meta.get_field(name)
    value, drawn = as_typed(_shown(context, row, name)), _drawn(context, row, name, label)
    if options or field.choices:
        return draw_choice(
            drawn, value=value, options=[(str(key), str(words)) for key, words in options or field.choices]
        )
    return draw_plain(drawn, value=value, widget=_widget(field))


def _widget(field: models.Field) -> str:
    if isinstance(field, models.DateField):
        return "day"
    return "figure" if isinstance(field, models.DecimalField) else "line"


@register.simple_tag(takes_context=True)
def plain_bases(context: Context, row: Any) -> SafeString:
    """What the row's figures, dates and choices were started from: «state:1f2e3d4c», one after the other."""
    names = kind_of(row).plain
    form = _bound(context, row)
    sent = form.data.get("was") if form is not None else None
    held = " ".join(f"{name}:{base_in(row, name)}" for name in names) if sent is None else sent
    return format_html('<input type="hidden" name="was" value="{}">', held) if names else mark_safe("")


@register.simple_tag(takes_context=True)
def row_end(context: Context, row: Any) -> SafeString:
    """The end of a row's form."""
    return draw_row_end(plain_bases(context, row))


@register.simple_tag(takes_context=True)
def tools(context: Context, row: Any, what: str, first: bool, last: bool) -> SafeString:
    """Up, down and remove; `what` names the row: «målet 2»."""
    told, kind = context.get("told"), kind_name(row)
    is_told = bool(told) and told.focus == kind and told.key == row.pk
    return draw_tools(kind, row.pk, what, first=first, last=last, is_told=is_told)


@register.simple_tag
def save_address(row: Any) -> str:
    """Where the row's form is sent."""
    return row_address("save_row", kind_name(row), row.pk)


@register.simple_tag
def remove_button(row: Any, label: str) -> SafeString:
    """The button that takes a row away."""
    return draw_remove(kind_name(row), row.pk, conditional_escape(label))


@register.simple_tag
def move_link(row: Any, places: Sized, what: str) -> SafeString:
    """To the choice of another place, where there is another."""
    return draw_move_link(kind_name(row), row.pk, what) if len(places) > 1 else mark_safe("")


@register.simple_tag(takes_context=True)
def ticked(context: Context, row: Any, name: str, key: int) -> SafeString:
    """` checked` when the choice is among those of a list of several."""
    form = _bound(context, row)
    if form is not None:
        chosen = {str(value) for value in form[name].value() or []}
        return mark_safe(" checked" if str(key) in chosen else "")
    return mark_safe(" checked" if any(other.pk == key for other in getattr(row, name).all()) else "")


@register.simple_tag(takes_context=True)
def is_open(context: Context, row: Any) -> bool:
    """Whether a folded row stands open: it was asked for, has errors, or is still empty."""
    anchor = f"{kind_name(row)}-{row.pk}"
    return context.get("opened") == anchor or _bound(context, row) is not None or not str(row)


@register.filter
def form_errors(form: RowForm) -> list[tuple[str, str]]:
    """Every error with the id of its field, for the summary on top."""
    return [
        (field_id(form.instance, name), message)
        for name, messages in form.errors.items()
        for message in messages
    ]


@register.filter
def schoolyear(year: int) -> str:
    """«2026/27»."""
    return year_label(year)


@register.filter
def in_unit(indicator: IndicatorTree, value: Any) -> str:
    """`{{ indicator|in_unit:value }}` is «78 prosent», or the described sign."""
    return figure(indicator, value)


@register.filter
def plain(value: Any) -> str:
    """«3,5» with as many decimals as the number has; a dash for none."""
    return "–" if value is None else plain_number(value)


@register.filter
def state_of(standing: str) -> dict[str, str]:
    """The mark and the word of a measure's state."""
    mark, word = measure_state(standing)
    return {"mark": mark, "word": word}


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """The entry of a dictionary."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def goals_of_value(contents: Contents, key: int) -> tuple[tuple[int, Goal], ...]:
    """The goals that serve a value, with their numbers."""
    return contents.goals_of(key)


@register.filter
def has_texts(contents: Contents, part: str) -> bool:
    """Whether anything has been written in the running texts of a part."""
    return any(contents.texts.get(name) for name in TEXTS[part])


@register.filter
def holds(rows: Iterable[models.Model], anchor: str) -> bool:
    """Whether one of the rows is the one that the address asks to open."""
    return any(f"{kind_name(row)}-{row.pk}" == anchor for row in rows)


@register.filter
def log_kind(kind: str) -> str:
    """«En god historie»."""
    return str(dict(LogEntry.KINDS).get(kind, kind))
