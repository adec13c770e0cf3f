"""Forms of the plan's life: begun, made longer, offered to, rolled into the next year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from plans.domain.life import Stage, reached
from plans.domain.years import label
from plans.models import (
    Measure,
    Plan,
)
from plans.models.plans import STAGES


def length_choices(plan: Plan) -> list[int]:
    """How many school years the plan can reach."""
    return list(range(3, 11))


def stage_choices(plan: Plan) -> list[tuple[str, str]]:
    """The stages the plan can be brought to by hand: its own, and sketch or draft while it is one of them."""
    now = Stage(plan.stage)
    open_ones = {now} if reached(now, Stage.FINAL) else {Stage.SKETCH, Stage.DRAFT}
    return [(stage, str(words)) for stage, words in STAGES if stage in open_ones]


class LengthForm(PageForm):
    """How many school years the plan reaches, and at which stage it is."""

    years = forms.IntegerField(label=_("Number of school years"), min_value=3, max_value=10)
    stage = forms.ChoiceField(label=_("Stage"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = stage_choices(plan)


class BeginForm(PageForm):
    """How a plan begins: first school year, length, and what to start from."""

    submit = _("Begin the plan")
    first_year = forms.TypedChoiceField(label=_("First school year"), coerce=int)
    years = forms.IntegerField(
        label=_("Number of school years"),
        min_value=3,
        max_value=10,
        initial=5,
        help_text=_("At least five. Three is enough for a first sketch."),
        widget=forms.NumberInput(attrs={"class": "w-s"}),
    )
    start = forms.ChoiceField(label=_("Start from"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, first_year: int, earlier: list[Plan], **kwargs: Any) -> None:
        kwargs["initial"] = {"first_year": first_year, "start": "empty", **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["first_year"].choices = [
            (year, label(year)) for year in range(first_year - 1, first_year + 3)
        ]
        copies = [
            (f"plan-{plan.pk}", _("Your plan %(period)s") % {"period": plan.period}) for plan in earlier
        ]
        self.fields["start"].choices = [
            ("empty", _("An empty plan")),
            ("example", _("The example plan, which you write over")),
            ("word", _("A plan you have in Word: you paste it and say where each piece belongs")),
            *copies,
        ]


class OfferForm(PageForm):
    """The answer to an offered measure."""

    submit = None
    strategy = forms.ChoiceField(label=_("Where does it belong?"), required=False)
    title = PlainText(label=_("Measure"), limit=200, one_line=True)
    description = PlainText(label=_("What is done"), limit=2000, rows=3, required=False)

    def __init__(self, *args: Any, places: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["strategy"].choices = [(str(key), words) for key, words in places]
        if not places:
            del self.fields["strategy"]


class DeclineForm(PageForm):
    """Why an offered measure is declined."""

    reason = PlainText(label=_("Reason"), limit=500, rows=2)


class RollForm(PageForm):
    """What became of one measure in the year that ends."""

    CHOICES = [
        ("done", _("Done")),
        ("ordinary", _("It has become ordinary work")),
        ("move", _("We need more time")),
        ("dropped", _("We drop it")),
    ]
    outcome = forms.ChoiceField(label=_("What became of it?"), choices=CHOICES, widget=forms.RadioSelect)
    ends_on = forms.DateField(label=_("New end"), required=False)
    reason = PlainText(label=_("Why?"), required=False, limit=500, one_line=True)

    def __init__(self, *args: Any, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measure = measure

    def clean(self) -> dict[str, Any]:
        """A moved measure has a new end inside the plan; a moved or dropped one has a reason."""
        data = super().clean() or {}
        outcome, ends, plan = data.get("outcome"), data.get("ends_on"), self.measure.plan
        if outcome == "move" and (ends is None or not plan.starts_on <= ends <= plan.ends_on):
            self.add_error("ends_on", _("Choose a day within the plan."))
        if outcome == "move" and ends and self.measure.ends_on and ends <= self.measure.ends_on:
            self.add_error("ends_on", _("The new end must be later than the old one."))
        if outcome in {"move", "dropped"} and not data.get("reason"):
            self.add_error("reason", _("Write a short reason. It is read next year."))
        return data
