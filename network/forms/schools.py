"""Forms about schools, and the preview of a pasted table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset, Row
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from network.domain.table import MOST_STAFF, Column, Problem, find_problems
from network.models.schools import WRITTEN_NORWEGIAN

SAID = {
    Problem.MISSING: _("Write the name of the school."),
    Problem.TWICE: _("This school stands in the table twice."),
    Problem.TOO_LONG: _("This is longer than there is room for."),
    Problem.NO_LANGUAGE: _("Choose bokmål or nynorsk."),
    Problem.NO_NUMBER: _("Write a whole number between 0 and 2000."),
    Problem.NO_EMAIL: _("This is not an e-mail address."),
    Problem.NAME_OF_EMAIL: _("Write whose address it is."),
}


class SchoolForm(PageForm):
    """The facts of a school."""

    name = PlainText(label=_("Name of the school"), limit=120, one_line=True)
    language = forms.ChoiceField(
        label=_("Written Norwegian of the school"),
        help_text=_("The plan and the survey report are written in it."),
        choices=WRITTEN_NORWEGIAN,
        widget=forms.RadioSelect,
    )
    staff_count = forms.IntegerField(
        label=_("Staff, the leadership not counted"),
        help_text=_("The survey needs it to see whether there are enough to answer."),
        min_value=0,
        max_value=MOST_STAFF,
        required=False,
        widget=forms.NumberInput(attrs={"class": "w-s"}),
    )
    meeting_room = PlainText(label=_("Meeting room"), limit=200, one_line=True, required=False)
    address = PlainText(
        label=_("Address"),
        help_text=_("So that the others find the way."),
        limit=200,
        one_line=True,
        required=False,
    )


class NewSchoolForm(SchoolForm):
    """A school that joins, with its principal when known."""

    submit = _("Add the school")
    principal_name = PlainText(label=_("Name of the principal"), limit=120, one_line=True, required=False)
    principal_email = forms.EmailField(
        label=_("E-mail of the principal"),
        help_text=_("The invitation is made ready. It is sent when you say so."),
        required=False,
    )

    def layout(self) -> Sequence[object]:
        """The school first, then who leads it."""
        return [
            "name",
            "language",
            "staff_count",
            Row("meeting_room", "address"),
            Fieldset(_("The principal"), "principal_name", "principal_email"),
        ]

    def clean(self) -> dict[str, Any]:
        """An address goes with a name."""
        cleaned = super().clean() or {}
        if cleaned.get("principal_email") and not cleaned.get("principal_name"):
            self.add_error("principal_name", SAID[Problem.NAME_OF_EMAIL])
        return cleaned


class TableForm(PageForm):
    """Where the table is pasted."""

    submit = _("Look at the rows")
    table = PlainText(
        label=_("Table of schools"),
        help_text=_(
            "Copy the cells in the spreadsheet and paste them here. Columns: school, written Norwegian, number of "
            "staff, name and e-mail of the principal, meeting room, address. With headings they may stand in any order."
        ),
        limit=100_000,
        rows=10,
    )
    table.widget.attrs["class"] = "w-table"


class LeaveForm(PageForm):
    """The last day of a school in the network."""

    submit = _("Let the school leave")
    last_day = forms.DateField(label=_("Last day in the network"))

    def __init__(self, *args: Any, joined_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.joined_on = joined_on

    def clean_last_day(self) -> date:
        """Not before the school joined."""
        day = self.cleaned_data["last_day"]
        if day < self.joined_on:
            raise ValidationError(_("A school cannot leave before it joined."))
        return day


class RowForm(PageForm):
    """One row of the preview; what is wrong with it is said by the set as a whole."""

    include = forms.BooleanField(label=_("Add this school"), required=False)
    name = PlainText(label=_("Name of the school"), limit=120, one_line=True, required=False)
    language = forms.CharField(
        label=_("Written Norwegian"),
        required=False,
        widget=forms.Select(choices=[("", _("As the network")), *WRITTEN_NORWEGIAN]),
    )
    staff_count = forms.CharField(
        label=_("Staff"),
        required=False,
        widget=forms.TextInput(attrs={"class": "w-s", "inputmode": "numeric"}),
    )
    principal_name = PlainText(label=_("Principal"), limit=120, one_line=True, required=False)
    principal_email = forms.CharField(label=_("E-mail of the principal"), required=False)
    meeting_room = PlainText(label=_("Meeting room"), limit=200, one_line=True, required=False)
    address = PlainText(label=_("Address"), limit=200, one_line=True, required=False)
    note = ""

    def full_clean(self) -> None:
        """A row that is left out has no errors."""
        super().full_clean()
        if self.is_bound and not self.is_wanted:
            self._errors.clear()

    def row(self) -> dict[Column, str]:
        """The row as the parser knows it, from what was typed."""
        return {column: str(self[column.value].value() or "").strip() for column in Column}

    @property
    def is_wanted(self) -> bool:
        """Whether the row is to be saved."""
        return bool(self["include"].value())


class BaseRowSet(forms.BaseFormSet):
    """All rows of the preview; checks only the ones that are wanted, each against the others."""

    def clean(self) -> None:
        """Put every problem beside its cell."""
        wanted = [form for form in self.forms if form.is_wanted]
        for form, problems in zip(wanted, find_problems([form.row() for form in wanted]), strict=True):
            for column, problem in problems.items():
                form.add_error(column.value, SAID[problem])
            if Column.PRINCIPAL_EMAIL not in problems:
                self._check_email(form)

    def _check_email(self, form: RowForm) -> None:
        email = form.row()[Column.PRINCIPAL_EMAIL]
        try:
            validate_email(email or "a@example.no")
        except ValidationError:
            form.add_error("principal_email", SAID[Problem.NO_EMAIL])

    def wanted_rows(self) -> list[dict[Column, str]]:
        """The cleaned rows to save."""
        return [
            {column: form.cleaned_data[column.value] for column in Column}
            for form in self.forms
            if form.is_wanted
        ]


def row_set(data: Any) -> BaseRowSet:
    """The preview bound to what was pasted or typed; at most 200 rows."""
    made = forms.formset_factory(RowForm, formset=BaseRowSet, extra=0, max_num=200, absolute_max=200)
    return made(
        data=data, prefix="row", form_kwargs={"empty_permitted": False, "use_required_attribute": False}
    )


def as_posted(rows: Sequence[dict[Column, str]], left_out: frozenset[str]) -> dict[str, str]:
    """The rows of a parsed table as a browser would post the preview; `left_out` are names not ticked."""
    data = {"row-TOTAL_FORMS": str(len(rows)), "row-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        data |= {f"row-{number}-{column.value}": row[column] for column in Column}
        if row[Column.NAME] not in left_out:
            data[f"row-{number}-include"] = "on"
    return data
