"""Signing in again beside a page that is being written."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.access import own


@require_safe
@own
def signed_in_again(request: HttpRequest) -> HttpResponse:
    """The end of a sign-in in a second window: close it and go back to what was being written."""
    return render(request, "account/signed_in_again.html")


@require_safe
@never_cache
@own
def form_token(request: HttpRequest) -> HttpResponse:
    """A fresh token for the forms of a page loaded before this sign-in, and whose sign-in it is."""
    return JsonResponse({"token": get_token(request), "person": request.user.pk})
