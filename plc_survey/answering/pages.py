"""The answering pages drawn: always in the language of the form, never with the request."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from foundation.spelling import longday
from plc_survey.answering.form import LONGEST, Form, version_of
from plc_survey.answering.page import same_address
from plc_survey.domain.life import State
from plc_survey.honesty import told_shortly
from plc_survey.models import Round
from plc_survey.queries.instrument import content_of_round

LANGUAGES = (("nb", "BM", "Bokmål"), ("nn", "NN", "Nynorsk"), ("en", "EN", "English"))


def _answer(template: str, language: str, status: int = 200, **context: Any) -> HttpResponse:
    with translation.override(language):
        shared = {"language": language, "languages": LANGUAGES}
        html = render_to_string(f"plc_survey/answer/{template}", {**shared, **context})
        return HttpResponse(html, status=status, headers={"Content-Language": language})


def start(round_: Round, language: str, *, typed: str = "", is_wrong: bool = False) -> HttpResponse:
    """What it is about, the honest text, and the way in."""
    with translation.override(language):
        told = told_shortly(round_, language)
    return _answer(
        "start.html",
        language,
        422 if is_wrong else 200,
        round=round_,
        told=told,
        typed=typed[:40],
        is_wrong=is_wrong,
        count=len(content_of_round(round_).statements),
    )


def form(sent: Form, code: str, nonce: str, *, status: int = 200) -> HttpResponse:
    """The form with what is marked so far."""
    round_ = sent.round
    with translation.override(sent.language):
        told = told_shortly(round_, sent.language)
    return _answer(
        "form.html",
        sent.language,
        status,
        round=round_,
        sent=sent,
        told=told,
        action=same_address(round_, code, nonce, sent.language),
        nonce=nonce,
        instrument=version_of(round_),
        longest=LONGEST,
        count=len(content_of_round(round_).statements),
    )


def receipt(round_: Round, language: str, nonce: str) -> HttpResponse:
    """Thanks; what happens next; why it cannot be changed."""
    return _answer("receipt.html", language, round=round_, nonce=nonce, hide_languages=True)


def unknown(language: str) -> HttpResponse:
    """No round behind the address."""
    with translation.override(language):
        heading = _("We do not know this address")
        text = _("Look whether all of it came along. If you typed it from a slip or a poster, try once more.")
    return _answer("message.html", language, 404, heading=heading, text=text)


def failed(language: str) -> HttpResponse:
    """Something broke on our side; the same form can safely be sent again."""
    with translation.override(language):
        heading = _("Something went wrong here")
        text = _(
            "Wait a moment, go back and send once more. Your answers count once, even if they came through the first time."
        )
    return _answer("message.html", language, 500, heading=heading, text=text)


def not_open(round_: Round, language: str) -> HttpResponse:
    """Not begun, or over."""
    state = round_.state(timezone.localdate())
    with translation.override(language):
        if state is State.WAITING:
            heading = _("The survey has not begun")
            text = _("It opens on %(day)s.") % {"day": longday(round_.opens_on, language)}
        else:
            heading = _("The survey is closed")
            text = _("It takes no more answers. If you have answered, your answers are counted.")
    return _answer("message.html", language, 200, round=round_, heading=heading, text=text)


def used_code(round_: Round, language: str) -> HttpResponse:
    """The code was used while the form lay open, or on another phone."""
    with translation.override(language):
        heading = _("The code has been used")
        text = _(
            "Each code counts once. If you have answered, your answers are counted. If you have not, ask for a new slip."
        )
    return _answer("message.html", language, 409, round=round_, heading=heading, text=text)


def slowed(round_: Round, language: str) -> HttpResponse:
    """Too many wrong codes this hour."""
    with translation.override(language):
        heading = _("Wait a little")
        text = _(
            "Many wrong codes have been tried for this survey. Try again at the next full hour. Nothing is lost."
        )
    return _answer("message.html", language, 429, round=round_, heading=heading, text=text)


def not_ours(round_: Round, language: str) -> HttpResponse:
    """A form address that we did not give out."""
    with translation.override(language):
        heading = _("Start from the beginning")
        text = _(
            "This address of a form is not whole, or it belongs to another survey. Nothing has been counted."
        )
    return _answer(
        "message.html", language, 404, round=round_, heading=heading, text=text, again=_start(round_)
    )


def other_questions(round_: Round, language: str) -> HttpResponse:
    """Statements of another version."""
    with translation.override(language):
        heading = _("The questions are not the ones of this survey")
        text = _("Nothing has been counted. Start from the beginning to get the right ones.")
    return _answer(
        "message.html", language, 409, round=round_, heading=heading, text=text, again=_start(round_)
    )


def _start(round_: Round) -> str:
    return reverse("plc_survey:start", args=[round_.token])
