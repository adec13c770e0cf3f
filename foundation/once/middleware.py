"""A double click, a resend after a lost answer: the form of one loaded page has one effect (docs/adr/0017)."""

import json
import time
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from foundation.access.views import refused
from foundation.access.way_back import page_before
from foundation.once.models import SentForm

TURNS = 50  # how often the second of two asks whether the first is done
PAUSE = 0.2  # seconds between
STILL_AT_IT = _(
    "The form has been sent and is still being worked on. Wait a little, then look at the page before."
)


def print_of(request: HttpRequest) -> str:
    """HMAC-SHA256 of the page the form stood on (each page's token is its own), where it went and what was typed."""
    files = [(name, file.name, file.size) for name, file in request.FILES.items()]
    facts = [request.get_full_path(), sorted(request.POST.lists()), files]
    return salted_hmac("foundation.once", json.dumps(facts), algorithm="sha256").hexdigest()


class OnceMiddleware:
    """Forms of those who have signed in; texts that save themselves carry no token, they carry their revision."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What led on is kept; what was refused, or shown again with its errors, may come again."""
        response = self.get_response(request)
        key = getattr(request, "print", "")
        if key and _is_done(request, response):
            location = response.headers.get("Location", "") or page_before(request) or "/"
            SentForm.objects.answer(key=key, location=location)
        elif key:
            SentForm.objects.release(key=key)
        return response

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        """The first of its kind goes on to its view; the next is led where the first was."""
        if not getattr(view_func, "login_required", True) or not request.POST.get("csrfmiddlewaretoken"):
            return None
        key = print_of(request)
        for _turn in range(TURNS):
            if SentForm.objects.claim(key=key):
                request.print = key
                return None
            if found := SentForm.objects.of(key).filter(answered=True).first():
                return _led_on(request, found.location)
            time.sleep(PAUSE)
        return refused(request, STILL_AT_IT)


def _is_done(request: HttpRequest, response: HttpResponse) -> bool:
    """Led on to another page, answered with a fragment, or with a paper that is made once (the slips of a survey)."""
    if response.status_code != 200:
        return 200 < response.status_code < 400
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return bool(request.headers.get("HX-Request")) or not is_page


def _led_on(request: HttpRequest, location: str) -> HttpResponse:
    messages.info(
        request, _("The form had already been sent, so nothing was done again. This is how things stand now.")
    )
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return HttpResponseRedirect(location)
