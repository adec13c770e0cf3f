"""allauth's forms with our words in three languages."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REQUIRED = _("Fill in this field.")
EMAIL = _("E-mail")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
AGAIN = _("The new password once more")
CODE = _("Code")
LENGTH = _("At least 12 characters. A sentence is easy to remember.")
NOT_ALIKE = _("The two passwords are not alike.")


class InOurWords(forms.Form):
    """Puts our labels and help in place of allauth's, which has no nynorsk, and takes its placeholders away."""

    labels: dict[str, str | Promise] = {}
    help_texts: dict[str, str | Promise] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")
            field.error_messages["required"] = REQUIRED
            field.widget.attrs.pop("placeholder", None)

    def add_error(self, field: str | None, error: Any) -> None:
        """Our sentence where allauth says that two passwords differ."""
        super().add_error(
            field, NOT_ALIKE if field == "password2" and isinstance(error, Promise | str) else error
        )


class LoginForm(InOurWords, allauth.LoginForm):
    """E-mail and password."""

    labels = {"login": EMAIL, "password": PASSWORD}


class RequestLoginCodeForm(InOurWords, allauth.RequestLoginCodeForm):
    """The e-mail that the code goes to."""

    labels = {"email": EMAIL}


class ConfirmLoginCodeForm(InOurWords, allauth.ConfirmLoginCodeForm):
    """The code from the e-mail."""

    labels = {"code": CODE}


class ResetPasswordForm(InOurWords, allauth.ResetPasswordForm):
    """The e-mail of the one who forgot."""

    labels = {"email": EMAIL}


class ConfirmPasswordResetCodeForm(InOurWords, allauth.ConfirmPasswordResetCodeForm):
    """The code that proves the mailbox."""

    labels = {"code": CODE}


class ResetPasswordKeyForm(InOurWords, allauth.ResetPasswordKeyForm):
    """The new password after the code."""

    labels = {"password1": NEW_PASSWORD, "password2": AGAIN}
    help_texts = {"password1": LENGTH}


class ChangePasswordForm(InOurWords, allauth.ChangePasswordForm):
    """The old password and the new one twice."""

    labels = {"oldpassword": _("The password you have now"), "password1": NEW_PASSWORD, "password2": AGAIN}
    help_texts = {"password1": LENGTH}


class SetPasswordForm(InOurWords, allauth.SetPasswordForm):
    """The first password of someone who has signed in by code until now."""

    labels = {"password1": NEW_PASSWORD, "password2": AGAIN}
    help_texts = {"password1": LENGTH}


class ReauthenticateForm(InOurWords, allauth.ReauthenticateForm):
    """The password once more, before something that matters."""

    labels = {"password": PASSWORD}
