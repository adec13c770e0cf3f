"""Forms of reviews: own words that save themselves, the agreed step, answers, the overview's filter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from foundation.writing.written import Written
from review.models import NetworkSummary, OwnerAnswer, Review, SchoolPart, Step

HELP = {
    "summary": _("Two or three sentences that stand first."),
    "strengths": _("One strength a line."),
    "advice": _("One piece of advice a line. Few and possible."),
    "next_step": _("One sentence. The school sees it on its home page."),
    "question": _("A question to think about until next time."),
    "private_note": _("Only RKBU's reviewers in this network see the note."),
}
ROWS = {"summary": 3, "strengths": 4, "advice": 4, "question": 2, "private_note": 3}
OWN = ("summary", "strengths", "advice", "next_step", "question")


class OwnWordsForm(Written, PageForm, forms.ModelForm):
    """The reviewer's words and note."""

    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = HELP[name]
            if name in ROWS:
                field.widget.attrs["rows"] = ROWS[name]

    @property
    def own(self) -> list[forms.BoundField]:
        """The fields that are shared."""
        return [self[name] for name in OWN]


class NetworkWordsForm(OwnWordsForm):
    """About the network."""

    kind = "review.network_part"

    class Meta:
        model = Review
        fields = [*OWN, "private_note"]


class SchoolWordsForm(OwnWordsForm):
    """About a school."""

    kind = "review.school_part"

    class Meta:
        model = SchoolPart
        fields = [*OWN, "private_note"]


class StepForm(PageForm):
    """What the agreed next step becomes when the part is shared."""

    submit = _("Save the choice")
    mark_optional = False

    step_becomes = forms.ChoiceField(
        label=_("The agreed next step becomes"),
        choices=Step.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    step_due = forms.DateField(
        label=_("By when"), required=False, help_text=_("Only for a task. The school sees the date.")
    )

    def clean(self) -> dict[str, Any]:
        """A task has a date."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("step_becomes") == Step.TASK and not cleaned.get("step_due"):
            self.add_error("step_due", _("Choose a date, so that the school knows when."))
        return cleaned


class AnswerForm(Written, PageForm, forms.ModelForm):
    """The school's answer."""

    kind = "review.answer"
    submit = _("Send the answer")
    mark_optional = False

    class Meta:
        model = SchoolPart
        fields = ["answer"]


class OwnerAnswersForm(PageForm):
    """The four answers, sent together without script."""

    submit = None
    mark_optional = False

    def __init__(self, *args: Any, answers: list[OwnerAnswer], titles: dict[str, str], **kwargs: Any) -> None:
        self.answers = answers
        super().__init__(*args, **kwargs)
        for answer in answers:
            field = PlainText(limit=4000, rows=5, required=False, label=titles.get(answer.key, answer.key))
            field.initial = answer.text
            self.fields[f"answer_{answer.pk}"] = field

    @property
    def rows(self) -> list[tuple[OwnerAnswer, forms.BoundField]]:
        """Each answer with its field."""
        return [(answer, self[f"answer_{answer.pk}"]) for answer in self.answers]

    def text_of(self, answer: OwnerAnswer) -> str:
        """What was sent for an answer; after `is_valid()`."""
        return str(self.cleaned_data[f"answer_{answer.pk}"])

    def bases_of(self, answer: OwnerAnswer) -> dict[str, str]:
        """The text it was started from, as the page sent it along."""
        sent = str(self.data.get(f"answer_{answer.pk}-base", ""))
        return {"text": sent} if sent else {}


class SummaryForm(Written, PageForm, forms.ModelForm):
    """The year in the network."""

    kind = "review.network_summary"
    submit = None
    mark_optional = False

    class Meta:
        model = NetworkSummary
        fields = ["text"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 12
        self.fields["text"].help_text = _(
            "What you have worked with, what has changed for the pupils, what you need. Half a page is enough."
        )


class OverviewFilter(forms.Form):
    """Which networks the overview shows; a GET form, so that the address keeps it."""

    q = forms.CharField(label=_("Name or municipality"), required=False, max_length=80)
    year = forms.TypedChoiceField(
        label=_("Year in the programme"),
        required=False,
        coerce=int,
        choices=[
            ("", _("All years")),
            ("1", _("First year")),
            ("2", _("Second year")),
            ("3", _("Third year")),
            ("4", _("Fourth year")),
        ],
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("talk", _("May need a talk")), ("mine", _("Waits for you"))],
    )
