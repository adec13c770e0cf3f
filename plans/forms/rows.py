"""Forms of the plan: the fields of each kind of row, with what dates and figures must agree on."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from foundation.forms import CHOOSE, CommaDecimalField, PageForm
from foundation.numbers import whole_number
from plans.domain.course import wrong_side
from plans.domain.years import label
from plans.kinds import kind_of, value_of
from plans.models import (
    Goal,
    Indicator,
    Measure,
    Milestone,
    Plan,
    Stakeholder,
    Strategy,
    Value,
)
from plans.models.plans import Part
from plans.queries.programme import borrowed, words_of

CHANGED_BY_OTHERS = _(
    "Somebody else has changed this in the meantime, to %(theirs)s. Save again if yours shall stand."
)
EARLIER = timedelta(days=3 * 366)  # a baseline may be this much older than the plan


class RowForm(PageForm, forms.ModelForm):
    """The fields of one row; what cannot be read is left as it was, with the reason."""

    @property
    def plan(self) -> Plan:
        """The plan the row belongs to."""
        return self.instance.plan

    def clean_dimension(self) -> str:
        """One of the dimensions of the survey."""
        return self._chosen("dimension", borrowed("nb", self.plan.network).dimensions)

    def clean_leadership(self) -> str:
        """One of the dimensions of leadership."""
        return self._chosen("leadership", borrowed("nb", self.plan.network).leadership_names)

    def _chosen(self, name: str, known: Mapping[str, str]) -> str:
        """The key as it was chosen; what stands there already may be a word the programme has left."""
        key = str(self.cleaned_data[name])
        if key and key not in known and key != self.initial.get(name):
            raise forms.ValidationError(CHOOSE)
        return key

    def outside(self, name: str, day: date | None, first: date, last: date) -> None:
        """Say so when a day lies outside the plan."""
        if day and not first <= day <= last:
            text = _("The plan runs from %(first)s to %(last)s. Choose a day within it.")
            self.add_error(name, text % {"first": _day(first), "last": _day(last)})


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


class ValueForm(RowForm):
    """A value."""

    class Meta:
        model = Value
        fields = ["name", "meaning", "asks", "standing"]


class KeysField(forms.ModelMultipleChoiceField):
    """Some of the rows by their keys; a key longer than any database has is as unknown as every other."""

    def clean(self, value: Any) -> Any:
        """The rows, or that one of them cannot be chosen."""
        for key in value or ():
            if whole_number(str(key)) is None:
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": str(key)[:20]},
                )
        return super().clean(value)


class GoalForm(RowForm):
    """A goal; only the plan's own values can be served."""

    class Meta:
        model = Goal
        fields = [
            "title",
            "description",
            "responsible",
            "function",
            "pupils_need",
            "adults_need",
            "deepen",
            "engage",
            "effect",
            "values",
        ]
        field_classes = {"values": KeysField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        values = self.fields["values"]
        values.queryset = Value.objects.there().filter(plan=self.plan)
        values.required = False


class IndicatorForm(RowForm):
    """How a goal is measured: figures that agree with each other and with the plan's time."""

    class Meta:
        model = Indicator
        fields = [
            "what",
            "kind",
            "unit",
            "steps",
            "source",
            "baseline",
            "baseline_on",
            "target",
            "target_on",
            "direction",
            "dimension",
        ]
        field_classes = {"baseline": CommaDecimalField, "target": CommaDecimalField}

    def clean(self) -> dict[str, Any]:
        """A unit to every figure, target on the right side, dates inside the plan, one unit for all readings."""
        data = super().clean() or {}
        self._counts_something(data)
        self._measured_alike(data)
        self._figures_agree(data)
        self.outside("target_on", data.get("target_on"), self.plan.starts_on, self.plan.ends_on)
        self.outside("baseline_on", data.get("baseline_on"), self.plan.starts_on - EARLIER, self.plan.ends_on)
        return data

    def _counts_something(self, data: dict[str, Any]) -> None:
        has_figure = data.get("baseline") is not None or data.get("target") is not None
        if data.get("kind") == Indicator.NUMBER and has_figure and not data.get("unit"):
            self.add_error("unit", _("Write what the figures count, for example percent or pupils."))

    def _measured_alike(self, data: dict[str, Any]) -> None:
        if not self.instance.pk or not self.instance.readings.exists():
            return
        text = _(
            "There are readings already, and they were measured the old way. Add a new indicator instead."
        )
        for name in ("unit", "kind"):
            before = self.initial.get(name)
            if before and name in data and data[name] != before:
                self.add_error(name, text)

    def _figures_agree(self, data: dict[str, Any]) -> None:
        baseline, target, direction = data.get("baseline"), data.get("target"), data.get("direction")
        if wrong_side(direction or "up", baseline, target):
            up = _("The figure should rise, so the target must be higher than the baseline.")
            down = _("The figure should fall, so the target must be lower than the baseline.")
            self.add_error("target", up if direction != "down" else down)
        start, end = data.get("baseline_on"), data.get("target_on")
        if start and end and end <= start:
            self.add_error("target_on", _("The target must be reached after the baseline was measured."))


class MilestoneForm(RowForm):
    """A milestone in one of the plan's school years."""

    year = forms.TypedChoiceField(label=_("School year"), coerce=int)

    class Meta:
        model = Milestone
        fields = ["text", "year", "reached_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = year_choices(self.plan)

    def clean(self) -> dict[str, Any]:
        """Reached inside the plan."""
        data = super().clean() or {}
        self.outside("reached_on", data.get("reached_on"), self.plan.starts_on, self.plan.ends_on)
        return data


def year_choices(plan: Plan) -> list[tuple[int, str]]:
    """The plan's school years: «2027/28»."""
    return [(year, label(year)) for year in range(plan.first_year, plan.first_year + plan.years)]


class StrategyForm(RowForm):
    """A strategy."""

    class Meta:
        model = Strategy
        fields = ["title"]


class MeasureForm(RowForm):
    """A measure; from before to, both inside the plan."""

    class Meta:
        model = Measure
        fields = [
            "title",
            "description",
            "responsible",
            "function",
            "starts_on",
            "ends_on",
            "state",
            "reason",
            "leadership",
            "dimension",
        ]

    def clean(self) -> dict[str, Any]:
        """Dates in order and inside the plan."""
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        for name in ("starts_on", "ends_on"):
            self.outside(name, data.get(name), self.plan.starts_on, self.plan.ends_on)
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The measure must end after it begins."))
        return data


class StakeholderForm(RowForm):
    """Someone who needs special follow-up."""

    class Meta:
        model = Stakeholder
        fields = ["who", "stake", "action"]


ROW_FORMS: dict[str, type[RowForm]] = {
    "value": ValueForm,
    "goal": GoalForm,
    "indicator": IndicatorForm,
    "milestone": MilestoneForm,
    "strategy": StrategyForm,
    "measure": MeasureForm,
    "stakeholder": StakeholderForm,
}


def row_form(row: Part, data: Any = None) -> RowForm:
    """The form of a row."""
    return ROW_FORMS[kind_of(row).name](data, instance=row)


def changed_in(row: Part, data: QueryDict) -> list[str]:
    """Which figures, dates and choices a script sends as changed; all of them when it does not say."""
    plain = kind_of(row).plain
    said = set(data.getlist("changed"))
    return [name for name in plain if name in said] if said else list(plain)


def was_in(data: QueryDict) -> dict[str, str]:
    """What figures, dates and choices were started from, as the page told: name and digest."""
    return dict(pair.split(":", 1) for pair in data.get("was", "").split() if ":" in pair)


def came_late(form: RowForm, late: Iterable[str]) -> None:
    """Say beside each field what somebody else has put there; saved once more, what stands in the form wins."""
    row = form.instance
    row.refresh_from_db()
    for name in late:
        theirs = words_of(row, name, value_of(row, name)) or _("nothing")
        form.add_error(name, CHANGED_BY_OTHERS % {"theirs": theirs})
    form.data = form.data.copy()
    form.data.pop("was", None)


def changed_form(row: Part, data: QueryDict) -> RowForm:
    """The form of a row's figures, dates and choices: what was changed as it was sent, the rest as it stands."""
    form = row_form(row, data.copy())
    for name in kind_of(row).texts:
        del form.fields[name]
    for name in set(form.fields) - set(changed_in(row, data)):
        stands = form.get_initial_for_field(form.fields[name], name)
        several = stands if isinstance(stands, list) else [stands]
        form.data.setlist(name, [form.fields[name].prepare_value(value) for value in several])
    return form


class TextsForm(PageForm, forms.ModelForm):
    """The running texts of one part, for a form sent without script."""

    class Meta:
        model = Plan
        fields: list[str] = []

    def __init__(self, names: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in names:
            self.fields[name] = Plan._meta.get_field(name).formfield()
