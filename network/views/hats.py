"""Changing hats."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from foundation.access.guard import guard
from network.context import SESSION_KEY
from network.hats import keys_of
from network.rules import wear_hat


@require_POST
@guard(rule=wear_hat)
def wear(request: HttpRequest) -> HttpResponse:
    """Wear another of one's own hats from now on, and start from its front page; unknown ones change nothing."""
    if request.POST.get("hat") in keys_of(request.actor):
        request.session[SESSION_KEY] = request.POST["hat"]
    return redirect("/")
