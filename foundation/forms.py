"""Forms in our look: the base of every page's form, numbers with a comma, dates and times."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class DateInput(forms.DateInput):
    """The browser's own date picker; its value is ISO 8601 in every language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "w-m", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own time picker; hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"class": "w-s", **(attrs or {})}, format="%H:%M")


class CommaDecimalField(forms.DecimalField):
    """A number written with a comma or a point, with or without spaces between thousands."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "w-s"})
    default_error_messages = {"invalid": _("Write a number, for example 3,4.")}

    def to_python(self, value: Any) -> Decimal | None:
        """The number; «3,4», «3.4», «1 000» and «−2» are understood."""
        if isinstance(value, str):
            value = "".join(value.split()).replace(",", ".").replace("\N{MINUS SIGN}", "-")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """A stored number as people write it; what was typed stays as typed."""
        if not isinstance(value, (Decimal, float, int)):
            return value
        plain = f"{Decimal(str(value)).normalize():f}"
        return plain if get_language() == "en" else plain.replace(".", ",")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No step, minimum or maximum: the input is text."""
        return {}


def helper(
    *,
    submit: Text | None = None,
    layout: Sequence[object] | None = None,
    cancel: str = "",
    mark_optional: bool = True,
    method: str = "post",
    tag: bool = True,
) -> FormHelper:
    """How `{% crispy form %}` draws a form: its button, its order, and a link that leaves it.

    `submit` None draws no button; `layout` None keeps the order of the fields.
    """
    made = FormHelper()
    made.form_method = method
    made.form_tag = tag
    made.form_class = "stack stack-lg form"
    made.mark_optional = mark_optional
    made.cancel_url = cancel
    made.cancel_text = _("Cancel")
    if layout is not None:
        made.layout = Layout(*layout)
    if submit is not None:
        made.add_input(Submit("", submit))
    return made


class PageForm(forms.Form):
    """The base of every form on a page; also first base of a ModelForm.

    `submit` is the button's text; `layout()` and `cancel` may be given by the form or the view.
    """

    submit: Text | None = _("Save")
    cancel: str = ""
    mark_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _dress(field)

    def layout(self) -> Sequence[object] | None:
        """The order and grouping of the fields as crispy layout objects; None is the order they stand in."""
        return None

    @property
    def helper(self) -> FormHelper:
        """What `{% crispy form %}` draws."""
        return helper(
            submit=self.submit, layout=self.layout(), cancel=self.cancel, mark_optional=self.mark_optional
        )


REQUIRED = _("Fill in this field.")
CHOOSE = _("Choose one.")
CHOOSE_SOME = _("Choose at least one.")
TICK = _("Tick this box.")


def _dress(field: forms.Field) -> None:
    """Our pickers and our words instead of Django's, where a form has not chosen its own."""
    widget = field.widget
    if type(widget) is forms.DateInput:
        field.widget = _instead(widget, DateInput)
    elif type(widget) is forms.TimeInput:
        field.widget = _instead(widget, TimeInput)
    elif isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
        widget.attrs |= {"rows": "4"}
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _asked_for(field)


def _asked_for(field: forms.Field) -> Text:
    if isinstance(field, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)):
        return CHOOSE_SOME
    if isinstance(field, forms.ChoiceField):
        return CHOOSE
    return TICK if isinstance(field, forms.BooleanField) else REQUIRED


def _instead(widget: forms.Widget, ours: type[DateInput] | type[TimeInput]) -> forms.Widget:
    made = ours(attrs=widget.attrs)
    made.is_required = widget.is_required
    return made
