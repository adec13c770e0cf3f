"""Handing the survey's figures down to the plan."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Person
from plans.actions import push_reading
from plc_survey.domain.result import from_json
from plc_survey.domain.shown import Shown, show
from plc_survey.models import Round, RoundResult
from plc_survey.queries.instrument import shape_of


@transaction.atomic
def push_readings(*, round_: Round, result: RoundResult, by: Person | None) -> None:
    """Give the plan's indicators that follow a dimension their figure, as it is shown; none where too few answered."""
    shown = show(from_json(result.figures), round_.expected or 0)
    means = {each.key: each.mean for each in shown.dimensions}
    for dimension in shape_of(round_).dimensions:
        mean = means.get(dimension.key)
        push_reading(
            school=round_.school,
            network=round_.network_id,
            dimension=dimension.key,
            read_on=round_.counted_on or round_.closes_on,
            value=mean.value if mean else None,
            source_key=f"survey.round:{round_.pk}",
            note=doubt_about(round_, shown),
            by=by,
        )


def doubt_about(round_: Round, shown: Shown) -> str:
    """What stands beside the round's figures in the plan, in the school's language: more sheets than staff."""
    with translation.override(round_.school.language):
        return _("Uncertain: more answers than staff.") if shown.is_overfull else ""
