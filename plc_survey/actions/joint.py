"""The joint judgement of small schools."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network.queries import version_of
from plans.actions import pull_readings, push_reading
from plc_survey.models import JointJudgement, JointRubric, Phase
from plc_survey.place import Place
from plc_survey.queries.instrument import shape_of


@transaction.atomic
def save_rubric(
    *,
    place: Place,
    rubric: JointRubric | None,
    phase: Phase,
    held_on: date,
    present: int,
    judgements: Mapping[str, tuple[int, str]],
    by: Person,
) -> JointRubric:
    """Keep what was agreed: dimension → (level 1–3, why).

    When all are there, the plan's indicators get it as a reading; when one is taken away again, that goes too.
    Raises Refused for a second judgement on the same day, and for one of nothing.
    """
    if not judgements:
        raise Refused(_("Choose a level for at least one dimension. Nothing is saved yet."))
    others = JointRubric.objects.filter(school=place.school, network=place.network, held_on=held_on)
    if others.exclude(pk=rubric.pk if rubric else 0).exists():
        raise Refused(_("There is a joint judgement on this day already. Open it and change it instead."))
    rubric = rubric or JointRubric(
        school=place.school, network=place.network, content=version_of(place.network)
    )
    rubric.phase, rubric.held_on, rubric.present, rubric.by = phase, held_on, present, by
    keys = [each.key for each in shape_of(rubric).dimensions]
    is_whole = all(key in judgements for key in keys)
    rubric.finished_at = (rubric.finished_at or timezone.now()) if is_whole else None
    rubric.save()
    rubric.judgements.all().delete()
    JointJudgement.objects.bulk_create(
        [
            JointJudgement(rubric=rubric, dimension=key, level=level, reason=why)
            for key, (level, why) in judgements.items()
        ]
    )
    record(
        by=by,
        action="survey.judged_jointly",
        obj=rubric,
        network=place.network.pk,
        detail={"whole": is_whole},
    )
    if is_whole:
        _push(rubric, judgements, by)
    else:
        pull_readings(school=rubric.school, network=rubric.network_id, source_key=_key(rubric), by=by)
    return rubric


def _key(rubric: JointRubric) -> str:
    return f"survey.joint:{rubric.pk}"


def _push(rubric: JointRubric, judgements: Mapping[str, tuple[int, str]], by: Person) -> None:
    for key, (level, _why) in judgements.items():
        push_reading(
            school=rubric.school,
            network=rubric.network_id,
            dimension=key,
            read_on=rubric.held_on,
            value=level,
            source_key=_key(rubric),
            series="joint",
            by=by,
        )


@transaction.atomic
def share_rubric(*, rubric: JointRubric, share: str, by: Person) -> JointRubric:
    """Choose who outside the school sees the joint judgement."""
    if rubric.share != share:
        rubric.share = share
        rubric.save(update_fields=["share"])
        record(
            by=by,
            action="survey.joint_shared",
            obj=rubric,
            network=rubric.network_id,
            detail={"share": share},
        )
    return rubric
