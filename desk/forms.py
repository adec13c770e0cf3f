"""Forms of the desk."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from foundation.forms import PageForm
from foundation.writing.forms import PlainText


class ProfileForm(PageForm):
    """The person's own name and language."""

    name = PlainText(label=_("Name"), one_line=True, limit=120)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class EraseForm(PageForm):
    """The person's own yes to being erased."""

    submit = _("Erase me")
    email = forms.EmailField(
        label=_("Write your e-mail address"), help_text=_("So that nobody does this by accident.")
    )

    def __init__(self, *args: Any, own: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own

    def clean_email(self) -> str:
        """Exactly the address one signs in with."""
        typed = str(self.cleaned_data["email"]).strip().lower()
        if typed != self.own:
            raise forms.ValidationError(_("This is not the address you sign in with."))
        return typed
