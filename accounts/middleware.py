"""The language of a request."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation

NORWEGIAN = {"no": "nb"}
View = Callable[..., HttpResponse]


def sessionless(view: View) -> View:
    """Marks a view that never touches sign-in or session; its language is not the person's, but the page's own."""
    view.sessionless = True  # type: ignore[attr-defined]
    return view


def language_of(request: HttpRequest) -> str:
    """The person's own choice, else the cookie, else what the browser asks for, else bokmål."""
    if not _is_sessionless(request) and request.user.is_authenticated:
        return request.user.language
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in dict(settings.LANGUAGES):
        return chosen
    return _asked_for(request.headers.get("Accept-Language", ""))


def _is_sessionless(request: HttpRequest) -> bool:
    try:
        return getattr(resolve(request.path_info).func, "sessionless", False)
    except Resolver404:
        return False


def _asked_for(header: str) -> str:
    for part in header.split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        code = NORWEGIAN.get(code, code)
        if code in dict(settings.LANGUAGES):
            return code
    return settings.LANGUAGE_CODE


def remember_language(response: HttpResponse, language: str) -> None:
    """Keep the language in a cookie, for the pages before sign-in; it says nothing of who it is."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=settings.SECURE,
    )


def _remember(request: HttpRequest, response: HttpResponse) -> None:
    """A signed-in person's language follows the browser to the sign-in page."""
    if _is_sessionless(request) or not request.user.is_authenticated:
        return
    if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != request.user.language:
        remember_language(response, request.user.language)


class LanguageMiddleware:
    """Turns the language on for the request, and says it in the answer's header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        _remember(request, response)
        response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response
