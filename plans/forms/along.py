"""Forms of what is written along the way: log and value checks."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from plans.models import (
    LogEntry,
    Value,
)


class LogForm(PageForm):
    """A dated note in the log."""

    submit = _("Write in the log")
    on = forms.DateField(label=_("Date"))
    kind = forms.ChoiceField(label=_("What is it about?"), choices=LogEntry.KINDS, widget=forms.RadioSelect)
    text = PlainText(label=_("Text"), limit=2000, rows=4, help_text=_("No names of pupils."))
    shared = forms.BooleanField(label=_("Goes with the plan when it is shared"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": today})
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("That day has not come yet."))
        return day


MARK_CHOICES = [("", _("Not judged")), *[(str(n), str(n)) for n in range(1, 6)]]


class ValueCheckForm(PageForm):
    """For each value: teachers and leaders from 1 to 5, with an example each."""

    submit = _("Save the value check")
    on = forms.DateField(label=_("Date"))

    def __init__(self, *args: Any, values: list[Value], today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": today})
        super().__init__(*args, **kwargs)
        self.values, self.today = values, today
        for value in values:
            for who, words in (("teachers", _("Teachers")), ("leaders", _("Leaders"))):
                self.fields[f"{who}_{value.pk}"] = forms.TypedChoiceField(
                    label=words, choices=MARK_CHOICES, coerce=int, empty_value=None, required=False
                )
                self.fields[f"{who}_example_{value.pk}"] = PlainText(
                    label=_("An example"), required=False, limit=500, rows=2
                )

    def clean_on(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError(_("That day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """At least one value must be judged."""
        data = super().clean() or {}
        marks = [
            v
            for name, v in data.items()
            if name.startswith(("teachers_", "leaders_")) and "example" not in name
        ]
        if not any(marks):
            raise forms.ValidationError(_("Judge at least one of the values."))
        return data

    def rows(self) -> list[tuple[Value, Any, Any, Any, Any]]:
        """Each value with its four fields, for the template."""
        return [
            (
                value,
                self[f"teachers_{value.pk}"],
                self[f"teachers_example_{value.pk}"],
                self[f"leaders_{value.pk}"],
                self[f"leaders_example_{value.pk}"],
            )
            for value in self.values
        ]
