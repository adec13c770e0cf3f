"""Closing a round for good, and what the clock does with rounds."""

import logging
import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from plc_survey.actions.readings import push_readings
from plc_survey.domain.result import compute, to_json
from plc_survey.models import AnswerSheet, Code, FormNonce, FreeText, Idea, Round, RoundResult
from plc_survey.queries.instrument import shape_of

log = logging.getLogger(__name__)
SHEETS_KEPT_DAYS = 180
_shuffle = random.SystemRandom().shuffle


@transaction.atomic
def close_round(*, round_: Round, by: Person | None) -> Round:
    """End the round for good: results computed once, sheets copied in random order, codes and forms forgotten.

    `by` is None for the clock. Pressing twice changes nothing. Raises Refused for a round that was never opened.
    """
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    if round_.opened_at is None:
        raise Refused(_("The round has not been opened."))
    if round_.closed_at:
        return round_
    round_.closed_at = timezone.now()
    round_.sheets_go_on = timezone.localdate() + timedelta(days=SHEETS_KEPT_DAYS)
    result = _store_result(round_)
    _reshuffle(round_, keep=result.sheets >= round_.threshold)
    Code.objects.filter(round=round_).delete()
    FormNonce.objects.filter(round_key=round_.pk).delete()
    round_.counted, round_.counted_on = result.sheets, timezone.localdate()
    round_.save(update_fields=["closed_at", "sheets_go_on", "counted", "counted_on"])
    record(
        by=by, action="survey.closed", obj=round_, network=round_.network_id, detail={"sheets": result.sheets}
    )
    Idea.objects.bulk_create([Idea(round=round_, number=number) for number in (1, 2, 3)])
    push_readings(round_=round_, result=result, by=by)
    return round_


def _store_result(round_: Round) -> RoundResult:
    sheets = list(AnswerSheet.objects.filter(round=round_).values_list("answers", flat=True))
    result = compute(sheets, shape_of(round_), round_.threshold)
    return RoundResult.objects.create(round=round_, sheets=result.sheets, figures=to_json(result))


def _reshuffle(round_: Round, *, keep: bool) -> None:
    """Sheets and texts anew, under new keys, in random order; below the threshold they go at once."""
    model: Any
    for model, value in ((AnswerSheet, "answers"), (FreeText, "text")):
        rows = model.objects.filter(round=round_)
        values = list(rows.values_list(value, flat=True)) if keep else []
        _shuffle(values)
        rows.delete()
        model.objects.bulk_create([model(round=round_, **{value: each}) for each in values], batch_size=500)


def close_overdue(*, now: datetime, by: Person | None = None) -> int:
    """Close every round whose last day is over; how many. One that fails keeps no other from closing."""
    closed = 0
    for round_ in Round.objects.past_their_end(timezone.localdate(now)):
        try:
            close_round(round_=round_, by=by)
            closed += 1
        except Exception:
            log.exception("round %s could not be closed; it is tried again at the next tick", round_.pk)
    return closed


@transaction.atomic
def count_sheets(*, day: date, by: Person | None = None) -> int:
    """Note how many sheets each running round has, once a day: the only number anyone sees while it is open."""
    running = Round.objects.running().exclude(counted_on=day).annotate(so_far=Count("sheets"))
    counts = list(running.values_list("pk", "so_far"))
    for pk, so_far in counts:
        Round.objects.filter(pk=pk).update(counted=so_far, counted_on=day)
    return len(counts)


@transaction.atomic
def forget_sheets(*, day: date, by: Person | None = None) -> int:
    """Delete the sheets and people's own words whose retention date has come; results stay. How many rounds were emptied."""
    holds = Exists(AnswerSheet.objects.filter(round=OuterRef("pk"))) | Exists(
        FreeText.objects.filter(round=OuterRef("pk"))
    )
    due: Iterable[Round] = Round.objects.closed().filter(holds, sheets_go_on__lte=day)
    emptied = 0
    for round_ in due:
        AnswerSheet.objects.filter(round=round_).delete()
        FreeText.objects.filter(round=round_).delete()
        record(by=by, action="survey.sheets_deleted", obj=round_, network=round_.network_id)
        emptied += 1
    return emptied
