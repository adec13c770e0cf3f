"""The pages that say no, each with its reason and a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from foundation.access.actor import NOBODY
from foundation.access.kept import typed_on
from foundation.access.way_back import page_before


def _page(request: HttpRequest, status: int, heading: str, reason: str) -> HttpResponse:
    if not hasattr(request, "actor"):
        request.actor = NOBODY
    context = {"heading": heading, "reason": reason, "status": status, "back": page_before(request)}
    if request.headers.get("HX-Request"):
        return _said_in_place(render(request, "layout/refusal.html", context, status=status))
    return render(request, "layout/message.html", context, status=status)


def _said_in_place(response: HttpResponse) -> HttpResponse:
    """A fragment that was refused is said at the top of the page one is on; nothing there is replaced."""
    response.headers["HX-Retarget"] = "#said"
    response.headers["HX-Reswap"] = "innerHTML"
    return response


def signed_out(request: HttpRequest) -> HttpResponse:
    """401: the sign-in ran out while somebody was writing."""
    return kept(request, 401, _("You have been signed out"))


def kept(request: HttpRequest, status: int, heading: str) -> HttpResponse:
    """The page that holds what was typed, with a fresh token, until it can be sent once more."""
    context = {
        "heading": heading,
        "typed": typed_on(request),
        "back": page_before(request),
        "hide_languages": True,  # choosing one would leave the page, and what was typed with it
    }
    answer = render(request, "layout/kept.html", context, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def said_no(request: HttpRequest, reason: object) -> HttpResponse:
    """403: the rule's own reason in words."""
    return _page(request, 403, _("You cannot open this page"), str(reason))


def refused(request: HttpRequest, reason: object) -> HttpResponse:
    """409: the state of things does not allow it; nothing has been changed."""
    return _page(request, 409, _("That could not be done"), str(reason))


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 raised outside the guard."""
    return said_no(request, _("Your roles do not open this page."))


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: does not exist, or is none of the actor's business; the page does not tell which."""
    reason = _("Either the address is wrong, or it belongs to a school or network that you are not part of.")
    return _page(request, 404, _("We cannot find that page"), reason)


@requires_csrf_token
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of Django's form protection: what was written stands on the page, or is found by going back."""
    if typed_on(request):
        return kept(request, 403, _("The form had expired"))
    text = _(
        "The page had been open too long. Go back, load it anew and send it once more; what you wrote is still there."
    )
    return _page(request, 403, _("The form had expired"), text)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: ours, not theirs; without any query."""
    text = _("What you had saved is safe. Try again in a little while.")
    return _by_itself(500, _("Something went wrong here"), text)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what came could not be read, so nothing is known of who sent it."""
    text = _("What was sent could not be read. Go back, load the page anew and try once more.")
    return _by_itself(400, _("That could not be done"), text)


def _by_itself(status: int, heading: str, text: str) -> HttpResponse:
    """A page that asks for no sign-in, no session and no row: those may be what failed."""
    page = render_to_string("layout/broken.html", {"heading": heading, "text": text})
    return HttpResponse(page, status=status)
