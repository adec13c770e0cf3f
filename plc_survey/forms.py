"""Forms of the survey's pages for leadership and convenor."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from plc_survey.models import Phase, Share, Way
from plc_survey.telling.joint import sheet_rows
from programme.domain.content import Instrument

LONGEST_ROUND = 92  # days
FEWEST = 5


class DatesMixin(forms.Form):
    """Phase and days of a round."""

    phase = forms.ChoiceField(label=_("When in the year"), choices=Phase.choices)
    opens_on = forms.DateField(label=_("First day"), widget=forms.DateInput)
    closes_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput,
        help_text=_("Two school weeks are usually enough. The round closes by itself the night after."),
    )
    today: date

    def clean(self) -> dict[str, Any]:
        """The days in order, not past, and not too far apart."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and first < self.today:
            self.add_error("opens_on", _("The first day cannot be past."))
        if first and last and last < first:
            self.add_error("closes_on", _("The last day must not be before the first day."))
        elif first and last and last > first + timedelta(days=LONGEST_ROUND):
            self.add_error("closes_on", _("A round can last three months at most."))
        return cleaned


class PrepareAllForm(DatesMixin, PageForm):
    """A round for every school of the network."""

    submit = _("Prepare the rounds")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)


class OpenRoundForm(DatesMixin, PageForm):
    """Everything that must be settled before staff can answer."""

    submit = _("Open the round")
    expected = forms.IntegerField(
        label=_("Staff, the leadership not counted"),
        min_value=1,
        max_value=2000,
        help_text=_(
            "Everyone who works here and shall answer. The share who answer is worked out from this number."
        ),
        widget=forms.NumberInput(attrs={"class": "w-s"}),
    )
    way = forms.ChoiceField(
        label=_("How staff get in"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        help_text=_("Codes count each person once. We recommend them up to 60 staff."),
    )
    threshold = forms.TypedChoiceField(
        label=_("Fewest answers behind a figure"),
        choices=[(number, str(number)) for number in range(5, 13)],
        coerce=int,
        help_text=_("Five is the least. With more, staff can feel safer, and fewer figures are shown."),
    )
    free_text = forms.BooleanField(
        label=_("Ask for words of one's own at the end"),
        required=False,
        help_text=_(
            "Shown only when at least ten have answered. Staff are told that they can be recognised."
        ),
    )
    met_on = forms.DateField(label=_("When you met them"), widget=forms.DateInput)
    union_rep = PlainText(label=_("Union representative"), limit=120, one_line=True)
    safety_rep = PlainText(label=_("Safety representative"), limit=120, one_line=True)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def layout(self) -> Sequence[object]:
        """Four questions: when, who, how, and with whom it was talked through."""
        return (
            _part(_("When"), "phase", Div("opens_on", "closes_on", css_class="fieldrow fieldrow-2")),
            _part(_("Who and how"), "expected", "way"),
            _part(_("What is asked and shown"), "threshold", "free_text"),
            _part(
                _("Talk it through first"),
                HTML('{% include "plc_survey/parts/talk_first.html" %}'),
                "met_on",
                Div("union_rep", "safety_rep", css_class="fieldrow fieldrow-2"),
            ),
        )

    def clean_expected(self) -> int:
        """At least five, else nobody would be anonymous."""
        expected: int = self.cleaned_data["expected"]
        if expected < FEWEST:
            raise forms.ValidationError(
                _("With fewer than five staff nobody would be anonymous. Use the joint judgement instead.")
            )
        return expected

    def clean_met_on(self) -> date:
        """Not in the future."""
        met: date = self.cleaned_data["met_on"]
        if met > self.today:
            raise forms.ValidationError(
                _("Meet them before you open the round; the date cannot be in the future.")
            )
        return met


def _part(heading: Any, *fields: object) -> Div:
    return Div(
        HTML(f'<h2 class="ds-heading" data-size="xs">{heading}</h2>'), *fields, css_class="stack form-part"
    )


class EndForm(PageForm):
    """The last day, moved."""

    submit = None
    closes_on = forms.DateField(label=_("Last day"), widget=forms.DateInput)


class CodesForm(PageForm):
    """How many slips."""

    submit = None
    number = forms.IntegerField(
        label=_("How many slips"),
        min_value=1,
        max_value=200,
        widget=forms.NumberInput(attrs={"class": "w-s"}),
    )
    replace = forms.BooleanField(
        label=_("Throw away the codes that have not been used"),
        required=False,
        help_text=_("Choose this when slips were lost. Codes that have been used are not touched."),
    )

    def __init__(self, *args: Any, is_first: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["replace"]


class ShareForm(PageForm):
    """The two choices of sharing."""

    submit = _("Save")
    in_aggregate = forms.BooleanField(
        label=_("Counts in the network's figures"),
        required=False,
        help_text=_("Only means over at least three schools are shown, never one school by itself."),
    )
    share = forms.ChoiceField(
        label=_("Who sees the school's own figures"), choices=Share.choices, widget=forms.RadioSelect
    )


class IdeaForm(PageForm):
    """One good idea for Monday."""

    submit = None
    text = PlainText(label=_("Idea"), limit=400, rows=3, required=False)
    dimension = forms.ChoiceField(label=_("Strengthens"), required=False)

    def __init__(self, *args: Any, dimensions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["dimension"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("None in particular")), *dimensions]


class RubricForm(PageForm):
    """The joint judgement: when, with how many, and per dimension a level with a reason."""

    submit = _("Save the judgement")
    phase = forms.ChoiceField(label=_("When in the year"), choices=Phase.choices)
    held_on = forms.DateField(label=_("Date"), widget=forms.DateInput)
    present = forms.IntegerField(
        label=_("How many took part"),
        min_value=1,
        max_value=60,
        widget=forms.NumberInput(attrs={"class": "w-s"}),
    )

    def __init__(self, *args: Any, instrument: Instrument, language: str, today: date, **kwargs: Any) -> None:
        self.rows, self.today = sheet_rows(instrument, language), today
        self.levels = instrument.rubric_levels.in_language(language)
        super().__init__(*args, **kwargs)
        for row in self.rows:
            choices = list(zip(("1", "2", "3"), row.sentences, strict=True))
            self.fields[f"level-{row.key}"] = forms.ChoiceField(
                label=row.title, choices=choices, required=False
            )
            self.fields[f"reason-{row.key}"] = PlainText(
                label=_("What makes you say so"), limit=500, rows=2, required=False
            )

    def clean_held_on(self) -> date:
        """Not in the future."""
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("The date cannot be in the future."))
        return day

    def facts(self) -> dict[str, Any]:
        """What `actions.save_rubric` takes."""
        cleaned = self.cleaned_data
        judged = {
            row.key: (int(cleaned[f"level-{row.key}"]), cleaned[f"reason-{row.key}"])
            for row in self.rows
            if cleaned[f"level-{row.key}"]
        }
        return {name: cleaned[name] for name in ("phase", "held_on", "present")} | {"judgements": judged}

    @property
    def judged(self) -> list[dict[str, Any]]:
        """Each dimension with its two fields and its three sentences, for the template."""
        return [
            {
                "row": row,
                "level": self[f"level-{row.key}"],
                "reason": self[f"reason-{row.key}"],
                "choices": [
                    {
                        "value": str(number),
                        "level": level,
                        "text": text,
                        "is_chosen": self._chosen(row.key) == str(number),
                    }
                    for number, (level, text) in enumerate(zip(self.levels, row.sentences, strict=True), 1)
                ],
            }
            for row in self.rows
        ]

    def _chosen(self, key: str) -> str:
        return str(self[f"level-{key}"].value() or "")


class ShareJointForm(PageForm):
    """Who outside the school sees the joint judgement."""

    submit = _("Save")
    share = forms.ChoiceField(label=_("Who sees it"), choices=Share.choices, widget=forms.RadioSelect)


class PublishForm(forms.Form):
    """Which phase of which programme year to publish."""

    phase = forms.ChoiceField(choices=Phase.choices)
    year = forms.IntegerField(min_value=2000, max_value=2200)
