"""Freezing, sharing, withdrawing and handing out."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import freeze
from foundation.writing.models import FrozenVersion
from foundation.writing.queries import latest_version, read
from network.models import Network
from network.queries import schools_of
from plans.actions.passing import ask_all
from plans.actions.stages import become, roll_on
from plans.domain.contents import Contents
from plans.domain.frozen import from_parts, to_parts
from plans.domain.life import Stage
from plans.domain.passing_on import Extras, hold_back, reduce
from plans.models import Handout, Plan, Reading, Share
from plans.queries.contents import contents_of
from plans.queries.sharing import agreed_figures
from plans.queries.versions import HANDED_OUT, KIND


@transaction.atomic
def freeze_plan(*, plan: Plan, reason: str, by: Person | None) -> FrozenVersion:
    """The plan as it stands, for the school itself; asked twice for the same reason, unchanged, it is kept once.

    Each occasion has a version of its own in the list, changed or not; parts alike are stored once.
    Survey figures that were not agreed to be passed on are left out: a version may be shared later.
    """
    contents = _passed_on(plan, contents_of(plan))
    last = latest_version(KIND, plan.pk)
    if last is not None and last.reason == reason and from_parts(read(last).parts) == contents:
        return last
    language = plan.school.language
    return freeze(kind=KIND, obj=plan, language=language, parts=to_parts(contents), reason=reason, by=by)


def _passed_on(plan: Plan, contents: Contents) -> Contents:
    """The plan without the survey figures that the school has not agreed to pass on."""
    return hold_back(contents, agreed_figures(plan))


@transaction.atomic
def share_plan(
    *, plan: Plan, audiences: Iterable[str], figures: Mapping[int, bool], reason: str = "", by: Person
) -> FrozenVersion:
    """Freeze the plan and let the audiences read it; `figures` answers for survey readings (key: may go along).

    Pressed twice it is shared once. An audience that had an older version reads the new one. Raises Refused where
    a figure must not leave the school.
    """
    survey = Reading.objects.filter(indicator__goal__plan=plan, series=Reading.SURVEY)
    ask_all(survey.filter(pk__in=[pk for pk, agreed in figures.items() if agreed]), by)
    for pk, agreed in figures.items():
        survey.filter(pk=pk).update(shared=agreed)
    version = freeze_plan(plan=plan, reason=reason or "shared", by=by)
    for audience in sorted(set(audiences) & {value for value, _label in Share.AUDIENCES}):
        _share_with(plan, audience, version, by)
    return version


def _share_with(plan: Plan, audience: str, version: FrozenVersion, by: Person) -> None:
    held = plan.shares.select_for_update().filter(audience=audience, withdrawn_at__isnull=True)
    if held.filter(version=version).exists():
        return
    held.update(withdrawn_at=timezone.now())
    share = Share.objects.create(plan=plan, audience=audience, version=version, shared_by=by)
    detail = {"audience": audience, "version": version.number}
    record(by=by, action="plans.shared", obj=share, network=plan.network_id, detail=detail)


@transaction.atomic
def withdraw_share(*, plan: Plan, audience: str, by: Person) -> None:
    """Take the plan back from an audience; pressed twice it is withdrawn once."""
    gone = plan.shares.filter(audience=audience, withdrawn_at__isnull=True).update(
        withdrawn_at=timezone.now()
    )
    if gone:
        detail = {"audience": audience}
        record(by=by, action="plans.withdrawn", obj=plan, network=plan.network_id, detail=detail)


@transaction.atomic
def hand_out(*, plan: Plan, extras: Extras, by: Person) -> Handout:
    """Hand the plan out by a link, with only what was ticked; a new handing out keeps the same link.

    A sketch or draft becomes final by it.
    """
    if not plan.goals.filter(removed_at__isnull=True).exists():
        raise Refused(_("The plan has no goals yet. Write at least one before you hand it out."))
    become(plan=plan, stage=Stage.FINAL, by=by)
    full = freeze_plan(plan=plan, reason="handed_out", by=by)
    reduced = reduce(from_parts(read(full).parts), extras)
    held = plan.handouts.select_for_update().filter(withdrawn_at__isnull=True).first()
    ticked = {
        "challenges": extras.challenges,
        "stakeholders": sorted(extras.stakeholders),
        "names": sorted(extras.names),
    }
    version = _frozen_handout(plan, reduced, by)
    if held is None:
        held = Handout.objects.create(plan=plan, version=version, extras=ticked, handed_out_by=by)
    elif held.version_id != version.pk or held.extras != ticked:
        held.version, held.extras, held.handed_out_by = version, ticked, by
        held.handed_out_at = timezone.now()
        held.save()
    else:
        return held
    record(
        by=by, action="plans.handed_out", obj=held, network=plan.network_id, detail={"version": full.number}
    )
    return held


def _frozen_handout(plan: Plan, reduced: Contents, by: Person) -> FrozenVersion:
    last = latest_version(HANDED_OUT, plan.pk)
    if last is not None and from_parts(read(last).parts) == reduced:
        return last
    parts: dict[str, Any] = to_parts(reduced)
    return freeze(
        kind=HANDED_OUT, obj=plan, language=plan.school.language, parts=parts, reason="handed_out", by=by
    )


@transaction.atomic
def withdraw_handout(*, plan: Plan, by: Person) -> None:
    """Close the link; a later handing out makes a new one."""
    gone = plan.handouts.filter(withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    if gone:
        record(by=by, action="plans.handout_withdrawn", obj=plan, network=plan.network_id)


@transaction.atomic
def freeze_for_session(*, network: Network, session_day: date, by: Person | None) -> int:
    """A version of each member school's plan, once for each session; gives how many were kept now."""
    reason = f"session:{session_day.isoformat()}"
    members = [school.pk for school in schools_of(network, session_day)]
    plans = Plan.objects.filter(network=network, school__in=members).select_related("school", "network")
    kept = FrozenVersion.objects.filter(kind=KIND, reason=reason).values_list("object_id", flat=True)
    due = list(plans.exclude(pk__in=list(kept)))
    for plan in due:
        freeze_plan(plan=plan, reason=reason, by=by)
    return len(due)


@transaction.atomic
def begin_next_year(*, plan: Plan, by: Person) -> None:
    """Keep the year that ends as a version and go into the next one; refused, nothing is kept either."""
    freeze_plan(plan=plan, reason=f"year:{plan.laid_year}", by=by)
    roll_on(plan=plan, by=by)
