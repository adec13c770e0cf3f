"""The first sign-in of a person who has just said yes to an invitation."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import Person


def enter_by_code(request: HttpRequest, person: Person) -> HttpResponse:
    """Send a code to the person's mailbox and go to the page that asks for it."""
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=person.email)
    return redirect("account_confirm_login_code")


def enter(request: HttpRequest, person: Person, *, to: str) -> HttpResponse:
    """Sign the person in, who has just chosen a password, and go to that page."""
    return perform_login(request, person, redirect_url=to)
