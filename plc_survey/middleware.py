"""The survey's addresses are sealed: who asks is taken off the request before anything else sees it."""

import logging
import traceback
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.debug import SafeExceptionReporterFilter

log = logging.getLogger(__name__)
SEALED = "/s/"
ANSWERED_ELSEWHERE = (Http404, PermissionDenied, SuspiciousOperation, BadRequest, MultiPartParserError)
WHO = (
    "HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_ACCEPT_LANGUAGE",
    "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "REMOTE_ADDR", "REMOTE_HOST", "REMOTE_PORT",
    "REMOTE_USER",
)  # fmt: skip


class TellsNothing(SafeExceptionReporterFilter):
    """Error reports from sealed addresses hold neither what was sent nor from where."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Also in development."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Nothing of the form."""
        return {}

    def get_safe_request_meta(self, request: HttpRequest | None) -> dict[str, Any]:
        """Nothing of address, headers or query."""
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> Any:
        """No local variable: an answer sheet could be one."""
        return []


class SealMiddleware:
    """For `/s/…`: no cookie in or out, no address, nothing stored by browsers, nothing in a log.

    It stands first in MIDDLEWARE. Without the cookie there is no session to read, and none is ever written.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(SEALED):
            return self.get_response(request)
        seal(request)
        response = self.get_response(request)
        response.cookies.clear()
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers.pop("Vary", None)
        response._has_been_logged = True  # type: ignore[attr-defined]  # Django's log would hold time and address
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A clear page; in the log only what failed where. The words of a database's error can hold a whole sheet."""
        if not request.path_info.startswith(SEALED) or isinstance(exception, ANSWERED_ELSEWHERE):
            return None
        from plc_survey.answering import page, pages

        place = traceback.extract_tb(exception.__traceback__)[-1]
        log.error("a page of the survey failed: %s in %s", type(exception).__name__, place.name)
        return pages.failed(page.language_of(request))


def read_first(header: str) -> str:
    """Which of our languages the browser asks for first; empty for none. All else of the header could tell who asks."""
    ours = {**{code: code for code, _name in settings.LANGUAGES}, "no": "nb"}
    asked = (
        language.partition("-")[0] for language, _weight in parse_accept_lang_header(header.lower()[:200])
    )
    return next((ours[each] for each in asked if each in ours), "")


def seal(request: HttpRequest) -> None:
    """Take off the request what could tell who asks; `path` is what logs print, routing reads `path_info`.

    Of the browser's languages only which of ours it asks for first is kept, as `reads_first`.
    """
    request.reads_first = read_first(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    for name in WHO:
        request.META.pop(name, None)
    request.path = SEALED
    request.exception_reporter_filter = TellsNothing()  # type: ignore[attr-defined]
