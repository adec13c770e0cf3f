"""Forms of readings and yearly targets."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import CommaDecimalField, PageForm
from foundation.writing.forms import PlainText
from foundation.writing.merge import meeting
from plans.domain.contents import lines
from plans.domain.course import wrong_side
from plans.forms.rows import CHANGED_BY_OTHERS, EARLIER, was_in, year_choices
from plans.kinds import held
from plans.models import (
    Indicator,
    Plan,
    Reading,
)
from plans.wording.standing import plain_number


class ReadingForm(PageForm):
    """One new figure of an indicator: done in seconds."""

    submit = _("Add the reading")
    read_on = forms.DateField(label=_("When"))
    value = CommaDecimalField(label=_("Figure"), max_digits=9, decimal_places=2)
    note = PlainText(label=_("Note"), required=False, limit=500, one_line=True)

    def __init__(self, *args: Any, indicator: Indicator, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"read_on": today})
        super().__init__(*args, **kwargs)
        self.indicator, self.today = indicator, today
        self.plan: Plan = indicator.plan
        if indicator.kind == Indicator.SIGNS:
            self._choose_a_step()

    def _choose_a_step(self) -> None:
        steps = lines(self.indicator.steps)
        choices = [(str(n), f"{n}. {step}") for n, step in enumerate(steps, start=1)]
        self.fields["value"] = forms.TypedChoiceField(
            label=_("What do you see now?"), choices=choices, coerce=Decimal, widget=forms.RadioSelect
        )

    def clean_read_on(self) -> date:
        """Not in the future, not long before the plan, and only one figure a day."""
        day: date = self.cleaned_data["read_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day has not come yet."))
        if day < self.plan.starts_on - EARLIER or day > self.plan.ends_on:
            raise forms.ValidationError(_("That day lies outside the plan."))
        taken = self.indicator.readings.filter(read_on=day, series=Reading.OWN)
        if taken.exists():
            raise forms.ValidationError(
                _("There is already a reading for that day. Remove it first, or choose another day.")
            )
        return day


class YearTargetsForm(PageForm):
    """One figure a school year on the way from baseline to target."""

    submit = _("Save the targets")
    mark_optional = False

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        stands = {f"year_{t.year}": t.value for t in indicator.year_targets.all()}
        super().__init__(*args, initial=stands, **kwargs)
        self.indicator, self.stands = indicator, stands
        for year, words in year_choices(indicator.plan):
            self.fields[f"year_{year}"] = CommaDecimalField(
                label=words, required=False, max_digits=9, decimal_places=2
            )

    @property
    def was(self) -> str:
        """What each year stands at, for the page to tell back: «year_2026:85 year_2027:»."""
        return " ".join(f"{name}:{held(self.stands.get(name))}" for name in self.fields)

    def clean(self) -> dict[str, Any]:
        """No target on the wrong side of the baseline, and none that somebody else has changed meanwhile."""
        data = super().clean() or {}
        self._meets_others(data)
        for name, value in list(data.items()):
            if value is None or self.indicator.baseline is None:
                continue
            if value != self.indicator.baseline and wrong_side(
                self.indicator.direction, self.indicator.baseline, value
            ):
                self.add_error(name, _("This lies on the wrong side of the baseline."))
        return data

    def _meets_others(self, data: dict[str, Any]) -> None:
        was = was_in(self.data)
        for name, value in list(data.items()):
            stands = self.stands.get(name)
            met = meeting(was.get(name), held(value), held(stands))
            if met == "theirs":
                data[name] = stands
            elif met == "clash":
                theirs = plain_number(stands) if stands is not None else _("nothing")
                self.add_error(name, CHANGED_BY_OTHERS % {"theirs": theirs})

    def targets(self) -> dict[int, Decimal | None]:
        """Year and figure; None where the field was left empty."""
        return {int(name.removeprefix("year_")): value for name, value in self.cleaned_data.items()}
