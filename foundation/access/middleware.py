"""Puts the actor on the request and closes every door that is not public."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from foundation.access.actor import NOBODY, Actor
from foundation.access.kept import typed_on
from foundation.access.views import signed_out
from foundation.access.way_back import page_before


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return NOBODY
    return import_string(settings.ACTOR_LOADER)(request.user)


class ActorMiddleware:
    """`request.actor`, read from the database when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))
        return self.get_response(request)


class NulMiddleware:
    """NUL is no letter and no database takes it: an address with one is bad, out of a form it is taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """When the form has been read for its token, so that what cannot be read has been answered."""
        sent = request.POST
        if any("\0" in value for _name, values in sent.lists() for value in values):
            request.POST = sent.copy()
            for name, values in sent.lists():
                request.POST.setlist(name, [value.replace("\0", "") for value in values])


class SignInMiddleware(LoginRequiredMiddleware):
    """Sign-in first, for every page; a fragment asked for by script gets 401, so that nothing is swapped in."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        """A public page is let through before anyone is asked who they are: it may do without reading that."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse]
    ) -> HttpResponse:
        """401 for htmx and other scripts, else what was typed, else the sign-in page."""
        if request.headers.get("HX-Request") or request.headers.get("X-Requested-With") == "fetch":
            return HttpResponse(status=401)
        if request.method == "POST" and typed_on(request):
            return signed_out(request)
        if request.method not in ("GET", "HEAD"):  # what is sent by POST is no address to come back to
            return redirect_to_login(page_before(request) or "/", self.get_login_url(view_func))
        return super().handle_no_permission(request, view_func)
