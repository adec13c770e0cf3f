"""Rounds and sheets for the tests, made through the program's own actions."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from network.models import School
from plc_survey import actions, queries
from plc_survey.answering.page import form_address
from plc_survey.models import AnswerSheet, Phase, Round, Way
from plc_survey.place import Place
from tests.cast import Cast

TALKED: dict[str, Any] = {"met_on": date(2026, 9, 1), "union_rep": "Ola Vik", "safety_rep": "Eva Moe"}


def prepared(cast: Cast, school: School | None = None, *, by: str = "principal", **more: Any) -> Round:
    """A round that begins today and lasts ten days, not opened."""
    today = timezone.localdate()
    place = Place(school or cast.hill, (school or cast.hill).networks.get())
    facts = {"phase": Phase.START, "opens_on": today, "closes_on": today + timedelta(days=10), **more}
    return actions.prepare_round(place=place, by=cast[by], **facts)


def opened(cast: Cast, school: School | None = None, *, by: str = "principal", **more: Any) -> Round:
    """An open round for link and QR, unless `way` says otherwise; `expected` is the school's staff."""
    facts = {key: more.pop(key) for key in ("phase", "opens_on", "closes_on") if key in more}
    round_ = prepared(cast, school, by=by, **facts)
    told = {"expected": round_.school.staff_count, "way": Way.LINK, **TALKED, **more}
    actions.open_round(round_=round_, by=cast[by], **told)
    return loaded(round_)


def loaded(round_: Round) -> Round:
    """The round as pages read it."""
    return queries.rounds.loaded(Round.objects.filter(pk=round_.pk)).get()


def with_sheets(round_: Round, sheets: Sequence[Sequence[int | None]]) -> Round:
    """Put sheets straight into the open round."""
    AnswerSheet.objects.bulk_create([AnswerSheet(round=round_, answers=list(sheet)) for sheet in sheets])
    return round_


def some_sheets(n: int, seed: int = 1, lean: float = 3.4, count: int = 29) -> list[list[int]]:
    """Plausible answers: each person leans somewhere, with a few don't knows."""
    source = random.Random(seed)
    people = [source.gauss(lean, 0.6) for _ in range(n)]
    return [
        [0 if source.random() < 0.05 else min(5, max(1, round(source.gauss(own, 0.9)))) for _ in range(count)]
        for own in people
    ]


def closed(
    cast: Cast, n: int, school: School | None = None, *, by: str = "principal", seed: int = 1, **more: Any
) -> Round:
    """A closed round with that many plausible sheets."""
    lean = more.pop("lean", 3.4)
    round_ = with_sheets(opened(cast, school, by=by, **more), some_sheets(n, seed, lean))
    actions.close_round(round_=round_, by=cast[by])
    return loaded(round_)


def form_of(round_: Round, code: str = "") -> str:
    """The address of a new form."""
    return form_address(round_, code, "nb")


def marks(value: int = 4, **more: Any) -> dict[str, Any]:
    """A whole form as a browser sends it."""
    from programme.queries import active_content

    keys = [statement.key for statement in active_content().instrument.statements]
    return {**{f"s-{key}": str(value) for key in keys}, **more}


def sent(round_: Round, value: int = 4, **more: Any) -> dict[str, Any]:
    """The same with the hidden fields."""
    return {"l": "nb", "instrument": round_.content.instrument_digest[:16], **marks(value), **more}
