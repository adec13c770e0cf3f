"""Forms about calls and answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.forms import PageForm
from foundation.writing.forms import PlainText
from sessions.models import Answer

CHOICES = [choice for choice in Answer.choices if choice[0]]


class SendCall(PageForm):
    """A greeting to go with the call, and which sending the preview showed."""

    note = PlainText(
        label=_("A greeting of your own"),
        required=False,
        limit=2000,
        rows=3,
        help_text=_("Comes in the mail, above what to prepare."),
    )
    expected = forms.IntegerField(min_value=0, widget=forms.HiddenInput())


class AnswerCall(PageForm):
    """Coming, not coming, or a deputy with a name."""

    submit = _("Send the answer")
    answer = forms.ChoiceField(
        label=pgettext_lazy("to a call", "Your answer"), choices=CHOICES, widget=forms.RadioSelect()
    )
    deputy = PlainText(
        label=_("Name of the deputy"),
        required=False,
        one_line=True,
        limit=120,
        help_text=_("Only when somebody comes instead of you."),
    )
    word = PlainText(label=_("A word to the convenor"), required=False, one_line=True, limit=400)

    def clean(self) -> dict[str, Any]:
        """A deputy has a name."""
        data = super().clean() or {}
        if data.get("answer") == Answer.DEPUTY and not data.get("deputy"):
            self.add_error("deputy", _("Write who comes instead of you."))
        return data
