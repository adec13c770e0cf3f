"""Forms about the agenda: items, exercises, proposals, papers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from programme.domain.content import Exercise
from sessions.domain.papers import MOST_BYTES, kind_of
from sessions.models import AgendaItem, Proposal

SMALL = {"class": "w-s"}


class EditItem(PageForm, forms.ModelForm):
    """An item as the convenor has it."""

    minutes = forms.IntegerField(
        label=pgettext_lazy("duration", "Minutes"),
        min_value=1,
        max_value=480,
        widget=forms.NumberInput(attrs=SMALL),
    )

    class Meta:
        model = AgendaItem
        fields = ["title", "text", "minutes", "leader", "exempt", "exempt_basis", "private_note"]
        help_texts = {
            "exempt": _("The public version of the agenda then shows only that there is an item."),
            "exempt_basis": _(
                "For example: the Public Administration Act section 13, first paragraph no. 1."
            ),
            "private_note": _(
                "Only you who lead the network see it, and whoever takes over after you. It is on no paper."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """An exempt item has its legal basis."""
        data = super().clean() or {}
        if data.get("exempt") and not data.get("exempt_basis"):
            self.add_error("exempt_basis", _("Write the legal basis, so that others can see why."))
        return data


class AddItem(PageForm):
    """An item of the convenor's own."""

    submit = _("Add the item")
    title = PlainText(label=_("Title"), one_line=True, limit=160)
    text = PlainText(label=_("Text"), required=False, limit=3000, rows=3)
    minutes = forms.IntegerField(
        label=pgettext_lazy("duration", "Minutes"),
        min_value=1,
        max_value=480,
        initial=10,
        widget=forms.NumberInput(attrs=SMALL),
    )


class AddExercise(PageForm):
    """One of the programme's exercises."""

    submit = _("Add the exercise")
    exercise = forms.ChoiceField(label=_("Exercise"))

    def __init__(self, *args: Any, exercises: Sequence[Exercise], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["exercise"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (exercise.key, f"{exercise.title.in_language(language)} ({exercise.minutes} min)")
            for exercise in exercises
        ]


class Propose(PageForm, forms.ModelForm):
    """A member's matter for the agenda."""

    submit = _("Send the proposal")
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=1,
        max_value=120,
        initial=10,
        widget=forms.NumberInput(attrs=SMALL),
    )

    class Meta:
        model = Proposal
        fields = ["title", "text", "minutes"]


class AnswerProposal(PageForm):
    """A word to the one who proposed."""

    reply = PlainText(label=_("A word to the one who proposed it"), required=False, one_line=True, limit=400)


class AddPaper(PageForm):
    """A paper to the agenda; what the file is, is read from its content."""

    submit = _("Add the paper")
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word (docx) or PowerPoint (pptx), at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.pptx"}),
        error_messages={"empty": _("The file is empty. Choose another one.")},
    )
    title = PlainText(
        label=_("Name of the paper"),
        required=False,
        one_line=True,
        limit=160,
        help_text=_("Leave it empty to use the file's own name."),
    )

    def clean_file(self) -> UploadedFile:
        """Small enough, and really what it says it is."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is not None and file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 20 MB. Make it smaller, or share a link instead.")
            )
        kind = kind_of(file)
        file.seek(0)
        if kind is None:
            raise forms.ValidationError(
                _("This is not a PDF, Word or PowerPoint file. Save it as one of those, and try again.")
            )
        if kind.has_macros:
            raise forms.ValidationError(
                _("The file holds macros (small programs). Save it without them, or as PDF, and try again.")
            )
        self.kind = kind
        return file
