"""Forms about the network itself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Row
from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.texts import school_year
from foundation.writing.forms import PlainText
from network.domain.year import may_year
from network.models.schools import WRITTEN_NORWEGIAN

YEAR_COUNTS = [(2, _("Two years")), (3, _("Three years")), (4, _("Four years"))]


class NetworkEditForm(PageForm):
    """What the network is called, how long it lasts."""

    name = PlainText(label=_("Name of the network"), limit=120, one_line=True)
    year_count = forms.TypedChoiceField(
        label=_("How many programme years"), choices=YEAR_COUNTS, coerce=int, initial=2
    )
    language = forms.ChoiceField(
        label=_("Written Norwegian of the network"),
        help_text=_(
            "Agendas, minutes and calls are written in it. Each person chooses their own for the pages."
        ),
        choices=WRITTEN_NORWEGIAN,
        widget=forms.RadioSelect,
        initial="nb",
    )
    case_number = PlainText(
        label=_("Case number in the municipality's archive"), limit=60, one_line=True, required=False
    )


class NetworkForm(NetworkEditForm):
    """A new network."""

    submit = _("Create the network")
    municipality = PlainText(
        label=_("Municipality"),
        help_text=_("With its full name. A cluster stands under the municipality that leads it."),
        limit=120,
        one_line=True,
    )
    first_year = forms.TypedChoiceField(label=_("First programme year, from 1 May"), coerce=int)
    field_order = ["municipality", "name", "first_year", "year_count", "language", "case_number"]

    def __init__(self, *args: Any, today: date, municipalities: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = may_year(today)
        self.fields["first_year"].choices = [(year, school_year(year)) for year in range(now - 1, now + 4)]
        self.fields["first_year"].initial = today.year
        self.municipalities = municipalities
        self.fields["municipality"].widget.attrs |= {"list": "municipalities", "autocomplete": "off"}

    def layout(self) -> Sequence[object]:
        """First and number of years side by side."""
        return [
            "municipality",
            "name",
            Row("first_year", "year_count"),
            "language",
            "case_number",
        ]

    def clean_municipality(self) -> str:
        """As it is written already, where only case and spaces differ."""
        typed = self.cleaned_data["municipality"]
        return next((name for name in self.municipalities if name.casefold() == typed.casefold()), typed)


class AnchoringForm(PageForm):
    """A decision that carries the project."""

    body = PlainText(
        label=_("Which body decided"),
        help_text=_("For example the municipal council, or the committee for education."),
        limit=200,
        one_line=True,
    )
    decided_on = forms.DateField(label=_("When"))
    case_number = PlainText(label=_("Case number"), limit=60, one_line=True, required=False)
    plans = PlainText(
        label=_("Municipal plans it is part of"),
        help_text=_("One to a line, or with commas between."),
        limit=400,
        rows=3,
        required=False,
    )

    def layout(self) -> Sequence[object]:
        """Date and case number side by side."""
        return ["body", Row("decided_on", "case_number"), "plans"]

    def clean_decided_on(self) -> date:
        """No decision is made in the future, and none before the programme was thought of."""
        day = self.cleaned_data["decided_on"]
        if not date(2000, 1, 1) <= day <= date(2100, 1, 1):
            raise forms.ValidationError(_("Write a date after the year 2000."))
        return day


class SwapForm(PageForm):
    """Two schools that change places in the order of the hosts."""

    submit = _("See the new order")
    one = forms.TypedChoiceField(label=_("This school"), coerce=int)
    other = forms.TypedChoiceField(label=_("changes places with"), coerce=int)

    def __init__(self, *args: Any, schools: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            self.fields[name].choices = [("", _("Choose a school")), *schools]

    def layout(self) -> Sequence[object]:
        """Side by side."""
        return [Row("one", "other")]

    def clean(self) -> dict[str, Any]:
        """Two different schools."""
        cleaned = super().clean() or {}
        if cleaned.get("one") and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", _("Choose two different schools."))
        return cleaned
