"""Addresses, languages and codes of the answering pages."""

import secrets
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from plc_survey.domain import codes
from plc_survey.models import Round
from plc_survey.queries import answering as asked


def language_of(request: HttpRequest, round_: Round | None = None) -> str:
    """The language asked for in the form or the address; else the school's written norm, for readers of Norwegian.

    Most browsers in Norway ask for bokmål unasked, so that at a nynorsk school says nothing; nynorsk and English do.
    """
    wanted = request.POST.get("language") or request.POST.get("l") or request.GET.get("l") or ""
    if wanted in dict(settings.LANGUAGES):
        return wanted
    first: str = getattr(request, "reads_first", "")
    if round_ and first in ("", "nb"):
        return round_.school.language
    return first or settings.LANGUAGE_CODE


def code_of(request: HttpRequest) -> str:
    """The code in the address of a form; empty where none is used."""
    return codes.normalise(request.GET.get("k", "")[:40]) or ""


def known_code(round_: Round, typed: str) -> str | None:
    """The code that was typed, if it is one of the round's and not used."""
    code = codes.normalise(typed)
    return code if code and asked.is_code(round_, code) else None


def form_address(round_: Round, code: str, language: str) -> str:
    """A new form of one's own."""
    nonce = codes.form_nonce(settings.SURVEY_CODE_KEY, round_.token, code, secrets.token_hex(8))
    return same_address(round_, code, nonce, language)


def same_address(round_: Round, code: str, nonce: str, language: str) -> str:
    """The address of that form."""
    words = {"k": code, "l": language} if code else {"l": language}
    return f"{reverse('plc_survey:form', args=[round_.token, nonce])}?{urlencode(words)}"


def start_address(round_: Round, code: str = "") -> str:
    """The whole address that staff get, with the installation's name; with a code, the one on a slip."""
    address = settings.SITE_ADDRESS + reverse("plc_survey:start", args=[round_.token])
    return f"{address}?k={code}" if code else address
