"""Receiving an answer sheet: the one write without `by` and without an audit row (docs/adr)."""

from collections.abc import Sequence
from enum import Enum

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from plc_survey.domain import codes
from plc_survey.domain.life import State
from plc_survey.models import AnswerSheet, Code, FormNonce, FreeText, Round


class Outcome(Enum):
    """What became of a sheet that was sent."""

    RECEIVED = "received"  # also when the same form was received before
    CLOSED = "closed"
    NO_CODE = "no_code"  # used already, or never one of ours


@transaction.atomic
def submit_sheet(
    *, round_key: int, code: str, nonce: str, answers: Sequence[int | None], text: str = ""
) -> Outcome:
    """Store one sheet: code gone, form remembered, sheet there, all or nothing; the same form counts once.

    The lock on the round keeps a sheet from slipping in while the round is being closed.
    """
    round_ = Round.objects.select_for_update().get(pk=round_key)
    digest = codes.receipt_digest(nonce)
    if FormNonce.objects.filter(digest=digest).exists():
        return Outcome.RECEIVED
    if round_.state(timezone.localdate()) is not State.OPEN:
        return Outcome.CLOSED
    if round_.uses_codes and not _use(round_, code):
        return Outcome.NO_CODE
    FormNonce.objects.create(digest=digest, round_key=round_.pk)
    AnswerSheet.objects.create(round=round_, answers=list(answers))
    if text and round_.free_text:
        FreeText.objects.create(round=round_, text=text)
    return Outcome.RECEIVED


def _use(round_: Round, code: str) -> bool:
    """Delete the code; exactly one row must go."""
    mac = codes.mac(settings.SURVEY_CODE_KEY, round_.token, code)
    gone, _by_model = Code.objects.filter(mac=mac, round=round_).delete()
    return gone == 1
