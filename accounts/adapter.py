"""How allauth behaves here: nobody signs up by themselves, and it speaks our three languages."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from accounts.models import Person

TRY_LATER = _("Too many attempts. Wait a few minutes and try again.")


class ClosedAdapter(DefaultAccountAdapter):
    """allauth's adapter with the door to sign-up shut."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask RKBU or the convenor of your network."),
        "email_password_mismatch": _("The e-mail or the password is wrong."),
        "enter_current_password": _("That is not the password you have now."),
        "incorrect_code": _("That is not the code in the e-mail. Check it and try again."),
        "incorrect_password": _("That is not your password."),
        "invalid_login": _("The e-mail or the password is wrong."),
        "invalid_or_expired_key": _("The code is used or too old. Ask for a new one."),
        "invalid_password_reset": _("The code is used or too old. Ask for a new one."),
        "unknown_email": _("There is no account with this e-mail."),
        "too_many_login_attempts": TRY_LATER,
        "rate_limited": TRY_LATER,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited to a role."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the person's own language, whatever the page was read in."""
        person = Person.objects.filter(email=email.lower()).first()
        with override(person.language if person else get_language()):
            super().send_mail(template_prefix, email, context | {"address": settings.SITE_ADDRESS})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the person's own page."""
        return "/accounts/profile/"
