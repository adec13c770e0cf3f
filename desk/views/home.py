"""The front page of whoever is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from desk.queries import home_of
from desk.rules import own_desk
from foundation.access.guard import guard
from network.context import frame_of


@require_safe
@guard(rule=own_desk)
def home(request: HttpRequest) -> HttpResponse:
    """What is next for the hat that is worn."""
    shown = home_of(request.actor, request.user, frame_of(request).hat)
    return render(request, "desk/home.html", {"home": shown, "day": timezone.localdate()})
