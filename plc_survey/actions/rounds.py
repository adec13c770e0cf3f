"""Preparing, opening and moving rounds, and printing codes."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.models import Network, School
from network.queries import version_of
from plc_survey.actions.letters import tell_of_prepared
from plc_survey.domain import codes
from plc_survey.domain.life import State
from plc_survey.models import Code, Phase, Round
from plc_survey.place import Place

FEWEST = 5
MOST_CODES_AT_A_TIME = 200  # twenty pages of slips


def _locked(round_: Round) -> Round:
    return Round.objects.select_for_update().get(pk=round_.pk)


@transaction.atomic
def prepare_round(
    *, place: Place, phase: Phase, opens_on: date, closes_on: date, by: Person, **facts: Any
) -> Round:
    """Set a round's phase and days; staff see nothing until the school opens it."""
    round_ = Round.objects.create(
        school=place.school,
        network=place.network,
        content=version_of(place.network),
        phase=phase,
        opens_on=opens_on,
        closes_on=closes_on,
        prepared_by=by,
        **facts,
    )
    record(by=by, action="survey.prepared", obj=round_, network=place.network.pk, detail={"phase": phase})
    return round_


@transaction.atomic
def open_new_round(
    *, place: Place, phase: Phase, opens_on: date, closes_on: date, by: Person, **facts: Any
) -> Round:
    """Prepare and open in one; nothing is left behind when opening is refused."""
    round_ = prepare_round(place=place, phase=phase, opens_on=opens_on, closes_on=closes_on, by=by)
    return open_round(round_=round_, by=by, **facts)


@transaction.atomic
def prepare_all(
    *, network: Network, schools: Sequence[School], phase: Phase, opens_on: date, closes_on: date, by: Person
) -> list[Round]:
    """Prepare a round at each school that has none prepared or running; each school opens its own.

    A school known to have too few staff for a survey is left out: it judges together.
    """
    busy = set(
        Round.objects.filter(network=network, closed_at__isnull=True).values_list("school_id", flat=True)
    )
    made = [
        prepare_round(
            place=Place(school, network), phase=phase, opens_on=opens_on, closes_on=closes_on, by=by
        )
        for school in schools
        if school.pk not in busy and (school.staff_count is None or school.staff_count >= FEWEST)
    ]
    for round_ in made:
        tell_of_prepared(round_=round_, by=by)
    return made


@transaction.atomic
def open_round(*, round_: Round, by: Person, **facts: Any) -> Round:
    """Open for the staff, with what was agreed with their representatives; from now on only the end can move.

    Raises Refused with fewer than five staff, when another round runs, or when the last day is over.
    """
    round_ = _locked(round_)
    if round_.opened_at:
        return round_
    for name, value in facts.items():
        setattr(round_, name, value)
    _refuse_unready(round_)
    round_.content = version_of(round_.network)
    round_.opened_at, round_.opened_by = timezone.now(), by
    round_.save()
    detail = {"expected": round_.expected, "way": round_.way, "free_text": round_.free_text}
    record(by=by, action="survey.opened", obj=round_, network=round_.network_id, detail=detail)
    return round_


def _refuse_unready(round_: Round) -> None:
    if (round_.expected or 0) < FEWEST:
        raise Refused(
            _("With fewer than five staff nobody would be anonymous. Use the joint judgement instead.")
        )
    if not (round_.met_on and round_.union_rep and round_.safety_rep):
        raise Refused(
            _("Write when you met the union representative and the safety representative, and who they were.")
        )
    if round_.closes_on < timezone.localdate():
        raise Refused(_("The last day of the round is over. Choose new days."))
    if Round.objects.running().filter(school=round_.school_id, network=round_.network_id).exists():
        raise Refused(_("Another round is running at the school. Close it first."))


@transaction.atomic
def change_end(*, round_: Round, closes_on: date, by: Person) -> Round:
    """Move the last day of a round that has not ended. Raises Refused for one that has, or for a day that is past."""
    round_ = _locked(round_)
    if round_.state(timezone.localdate()) not in (State.WAITING, State.OPEN):
        raise Refused(_("The round has ended. A round that has ended never opens again."))
    if closes_on < timezone.localdate() or closes_on < round_.opens_on:
        raise Refused(_("The last day must be today or later, and not before the first day."))
    if closes_on != round_.closes_on:
        detail = {"from": round_.closes_on.isoformat(), "to": closes_on.isoformat()}
        round_.closes_on = closes_on
        round_.save(update_fields=["closes_on"])
        record(by=by, action="survey.end_moved", obj=round_, network=round_.network_id, detail=detail)
    return round_


@transaction.atomic
def give_up_round(*, round_: Round, by: Person) -> None:
    """Take a prepared round away. Raises Refused for one that has been opened."""
    found = Round.objects.select_for_update().filter(pk=round_.pk).first()
    if found is None:
        return
    if found.opened_at:
        raise Refused(_("The round has been opened. It can be closed, but not taken away."))
    record(by=by, action="survey.given_up", obj=found, network=found.network_id)
    found.delete()


@transaction.atomic
def issue_codes(*, round_: Round, number: int, replace: bool, by: Person) -> list[str]:
    """New single-use codes, given back once and kept nowhere; `replace` throws away those not yet used.

    Raises Refused when the round takes no codes or is over. They are stored in the order of their hashes, so
    that the place of a row says nothing about the place of a slip on the sheet.
    """
    round_ = _locked(round_)
    if not round_.uses_codes or round_.state(timezone.localdate()) not in (State.WAITING, State.OPEN):
        raise Refused(_("Codes are made only for an open round that uses codes."))
    thrown = Code.objects.filter(round=round_).delete()[0] if replace else 0
    made = [_new_code() for _place in range(min(number, MOST_CODES_AT_A_TIME))]
    macs = sorted(codes.mac(settings.SURVEY_CODE_KEY, round_.token, code) for code in made)
    Code.objects.bulk_create([Code(mac=mac, round=round_) for mac in macs])
    round_.codes_issued += len(made) - thrown
    round_.save(update_fields=["codes_issued"])
    detail = {"number": len(made), "replaced": replace}
    record(by=by, action="survey.codes_issued", obj=round_, network=round_.network_id, detail=detail)
    return made


def _new_code() -> str:
    return "".join(secrets.choice(codes.ALPHABET) for _place in range(codes.LENGTH))
