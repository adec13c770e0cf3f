"""The pages that staff answer on: no account, no cookie, no session, with and without JavaScript.

They need no CSRF token: there is nothing to ride on (no cookie is read), and each form carries a number of its
own that counts once (docs/adr). They are rendered without the request, so that no context processor asks who it is.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.middleware import sessionless
from foundation.access.guard import public
from plc_survey import queries
from plc_survey.actions import Outcome, submit_sheet
from plc_survey.answering import page, pages
from plc_survey.answering.form import Form
from plc_survey.models import Round
from plc_survey.queries import answering as asked


@sessionless
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, token: str) -> HttpResponse:
    """What it is about and how answers are protected; with codes, the field for the code."""
    round_ = queries.round_by_token(token)
    if round_ is None:
        return pages.unknown(page.language_of(request))
    language = page.language_of(request, round_)
    if not asked.is_open_today(round_):
        return pages.not_open(round_, language)
    if request.method == "POST":
        return _begin(request, round_, language)
    return pages.start(round_, language, typed=request.GET.get("k", ""))


def _begin(request: HttpRequest, round_: Round, language: str) -> HttpResponse:
    """Check the code and go to a form of one's own."""
    typed = request.POST.get("k", "")[:40]
    if not round_.uses_codes:
        return HttpResponseRedirect(page.form_address(round_, "", language), status=303)
    if asked.too_many_guesses(round_):
        return pages.slowed(round_, language)
    code = page.known_code(round_, typed)
    if code is None:
        asked.note_wrong_code(round_)
        return pages.start(round_, language, typed=typed, is_wrong=True)
    return HttpResponseRedirect(page.form_address(round_, code, language), status=303)


@sessionless
@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, token: str, nonce: str) -> HttpResponse:
    """The form; after it has been received, the receipt, also on reload and Back."""
    round_ = queries.round_by_token(token)
    if round_ is None:
        return pages.unknown(page.language_of(request))
    language, code = page.language_of(request, round_), page.code_of(request)
    if not queries.open_form(round_, code, nonce):
        return pages.not_ours(round_, language)
    if asked.is_received(nonce):
        return pages.receipt(round_, language, nonce)
    if not asked.is_open_today(round_):
        return pages.not_open(round_, language)
    if request.method == "POST":
        return _take(request, round_, language, code, nonce)
    if round_.uses_codes and not asked.is_code(round_, code):
        return pages.used_code(round_, language)
    return pages.form(Form.blank(round_, language), code, nonce)


def _take(request: HttpRequest, round_: Round, language: str, code: str, nonce: str) -> HttpResponse:
    """Another language, something to put right, or a sheet."""
    sent = Form.sent(round_, language, request.POST)
    if "language" in request.POST:
        return pages.form(sent, code, nonce)
    if not sent.is_of_this_instrument:
        return pages.other_questions(round_, language)
    if not sent.is_valid:
        return pages.form(sent, code, nonce, status=422)
    outcome = submit_sheet(round_key=round_.pk, code=code, nonce=nonce, answers=sent.answers, text=sent.text)
    if outcome is Outcome.CLOSED:
        return pages.not_open(round_, language)
    if outcome is Outcome.NO_CODE:
        return pages.used_code(round_, language)
    return HttpResponseRedirect(page.same_address(round_, code, nonce, language), status=303)


@sessionless
@public
@require_http_methods(["GET", "HEAD"])
def nothing_here(request: HttpRequest) -> HttpResponse:
    """`/s/` itself: an address that was cut off."""
    raise Http404
