"""What the answering pages read: by address only, nothing about who asks."""

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from plc_survey.domain import codes
from plc_survey.domain.life import State
from plc_survey.models import Code, FormNonce, Round

WRONG_CODES_AN_HOUR = 200  # per round: nobody mistypes so often, and a guess still hits once in 10^11 hours


def round_by_token(token: str) -> Round | None:
    """The round behind an address, opened by its school; None when there is none."""
    found = Round.objects.begun().filter(token=token.lower())
    return found.select_related("school", "network", "content").defer("content__body").first()


def is_open_today(round_: Round) -> bool:
    """Whether the round takes answers now."""
    return round_.state(timezone.localdate()) is State.OPEN


def is_code(round_: Round, code: str) -> bool:
    """Whether the code is one of the round's and not used."""
    return Code.objects.filter(
        mac=codes.mac(settings.SURVEY_CODE_KEY, round_.token, code), round=round_
    ).exists()


def is_received(nonce: str) -> bool:
    """Whether the form with this number has been received."""
    return FormNonce.objects.filter(digest=codes.receipt_digest(nonce)).exists()


def open_form(round_: Round, code: str, nonce: str) -> bool:
    """Whether we gave this form out for this round and code."""
    return codes.is_our_form(settings.SURVEY_CODE_KEY, round_.token, code, nonce)


def _guesses(round_: Round) -> str:
    hour = timezone.now().strftime("%Y%m%d%H")
    return f"survey-guesses:{round_.pk}:{hour}"


def too_many_guesses(round_: Round) -> bool:
    """Whether so many wrong codes were tried this hour that no code is looked up before the next one."""
    return (cache.get(_guesses(round_)) or 0) >= WRONG_CODES_AN_HOUR


def note_wrong_code(round_: Round) -> None:
    """Count a wrong code, per round and hour; nothing about who tried."""
    key = _guesses(round_)
    cache.set(key, (cache.get(key) or 0) + 1, timeout=3600)
