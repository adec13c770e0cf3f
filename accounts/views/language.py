"""The language switch of every page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.actions import choose_language
from accounts.addresses import address_of_ours
from accounts.middleware import remember_language


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Read in another language: kept on the person, and in a cookie for the pages before sign-in."""
    chosen = request.POST.get("language", "")
    response = redirect(way_back(request))
    if chosen in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            choose_language(person=request.user, language=chosen)
        remember_language(response, chosen)
    return response


def way_back(request: HttpRequest) -> str:
    """The page the form was on, when it is one of ours; else the front page."""
    return address_of_ours(request, request.POST.get("next", "")) or "/"
