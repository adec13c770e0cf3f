"""What the leadership does with a round: its own judgement, sharing, ideas, a goal in the plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record, record_daily
from network.models import Network
from plans.actions import accept, add_row, offer_measure, push_reading
from plans.models import Goal, Measure
from plans.queries import plan_of
from plc_survey.actions.readings import doubt_about
from plc_survey.domain.aggregate import hindrance_to_showing
from plc_survey.domain.life import State
from plc_survey.domain.subtraction import Mean
from plc_survey.models import Idea, LeadershipAnswer, Publication, Round, Share
from plc_survey.queries.results import shown_of

STEP_UP = 3  # tenths: how far above the baseline a goal's draft at least puts its target
STEP = 5  # tenths: targets stand at halves, so that a target does not tell its baseline
HIGHEST = 45  # tenths


@transaction.atomic
def save_leadership(*, round_: Round, answers: Sequence[int | None], by: Person) -> LeadershipAnswer:
    """Keep the leadership's own judgement. Raises Refused once the round is over: it must not follow the results."""
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    if round_.state(timezone.localdate()) not in (State.WAITING, State.OPEN):
        raise Refused(
            _("The round is over. The leadership's own judgement can only be given before it closes.")
        )
    given, _new = LeadershipAnswer.objects.update_or_create(
        round=round_, defaults={"answers": list(answers), "by": by}
    )
    record(by=by, action="survey.leadership_answered", obj=round_, network=round_.network_id)
    return given


@transaction.atomic
def share_round(*, round_: Round, in_aggregate: bool, share: str, by: Person) -> Round:
    """Keep the two choices of sharing. Raises Refused where showing would give another school's figures away.

    The lock on the network keeps a publication from slipping between.
    """
    Network.objects.select_for_update().get(pk=round_.network_id)
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    if round_.closed_at is None:
        raise Refused(_("The figures can be shared when the round is closed."))
    shows = share != Share.NOBODY
    if shows and not round_.ever_shared:
        _refuse_giving_away(round_)
    if (round_.in_aggregate, round_.share) == (in_aggregate, share):
        return round_
    round_.in_aggregate, round_.share = in_aggregate, share
    round_.ever_shared = round_.ever_shared or shows
    round_.save(update_fields=["in_aggregate", "share", "ever_shared"])
    detail = {"in_aggregate": in_aggregate, "share": share}
    record(by=by, action="survey.shared", obj=round_, network=round_.network_id, detail=detail)
    return round_


def _refuse_giving_away(round_: Round) -> None:
    published = [
        frozenset(each.rounds.values_list("pk", flat=True))
        for each in Publication.objects.filter(network=round_.network_id, rounds=round_)
    ]
    mates = frozenset().union(*published)
    shown = frozenset(Round.objects.filter(pk__in=mates, ever_shared=True).values_list("pk", flat=True))
    if hindrance_to_showing(school=round_.pk, ever_shown=shown, published=published):
        raise Refused(
            _(
                "The network's figures are published together with schools that do not show theirs. If you show yours now,"
                " theirs could be worked out."
            )
        )


@transaction.atomic
def pass_on_figures(*, source_keys: Sequence[str], by: Person) -> None:
    """Figures of these rounds leave the school with its plan: from then on they count as shown.

    Raises Refused where that would give another school's figures away.
    """
    mark = "survey.round:"
    keys = [int(key.removeprefix(mark)) for key in source_keys if key.startswith(mark)]
    for round_ in Round.objects.filter(pk__in=keys, ever_shared=False):
        Network.objects.select_for_update().get(pk=round_.network_id)
        _refuse_giving_away(round_)
        Round.objects.filter(pk=round_.pk).update(ever_shared=True)
        detail = {"with": "plan"}
        record(by=by, action="survey.passed_on", obj=round_, network=round_.network_id, detail=detail)


@transaction.atomic
def write_idea(*, idea: Idea, dimension: str, by: Person) -> Idea:
    """Keep which characteristic the idea strengthens; its text saves itself (foundation.writing)."""
    if idea.dimension != dimension:
        idea.dimension = dimension
        idea.save(update_fields=["dimension"])
        record_daily(by=by, action="survey.idea_written", obj=idea, network=idea.round.network_id)
    return idea


@transaction.atomic
def idea_to_measure(*, idea: Idea, by: Person) -> Measure:
    """Make the idea a measure in the plan, under its first strategy; pressed twice it is one measure."""
    idea = (
        Idea.objects.select_for_update(of=("self",))
        .select_related("round__school", "round__network", "measure")
        .get(pk=idea.pk)
    )
    if idea.measure:
        return idea.measure
    if not idea.text.strip():
        raise Refused(_("Write the idea first."))
    round_ = idea.round
    offer = offer_measure(
        school=round_.school,
        network=round_.network,
        source="idea",
        source_key=f"survey.idea:{idea.pk}",
        title=_short(idea.text),
        description=idea.text if len(idea.text) > 200 else "",
        dimension=idea.dimension,
        by=by,
    )
    if offer is None:
        raise Refused(_("The school has no plan yet. Begin the plan first, then the idea has a place."))
    idea.measure = accept(offer=offer, strategy=None, by=by)
    idea.save(update_fields=["measure"])
    return idea.measure


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else f"{line[:199].rsplit(' ', 1)[0]}…"


def target_for(mean: Mean) -> float:
    """The first half on the scale that is a clear step above the mean; at the top the mean itself."""
    half = -(-(mean.tenths + STEP_UP) // STEP) * STEP
    return min(half, max(HIGHEST, mean.tenths)) / 10


@transaction.atomic
def dimension_to_goal(
    *, round_: Round, dimension: str, title: str, mean: Mean, target_on: date, by: Person
) -> Goal:
    """A draft of a goal in the plan: the dimension as indicator with baseline and target, measured by later rounds.

    The baseline goes along as a reading of the round, so that sharing the plan asks about it as about any survey figure.
    """
    plan = plan_of(round_.school, round_.network)
    if plan is None:
        raise Refused(_("The school has no plan yet. Begin the plan first, then the goal has a place."))
    goal = (
        Goal.objects.there()
        .filter(plan=plan, indicators__dimension=dimension, indicators__removed_at=None)
        .first()
    )
    if goal:
        return goal
    read_on = round_.counted_on or round_.closes_on
    made = add_row(
        kind="goal", parent=plan, by=by, title=_("We strengthen: %(dimension)s") % {"dimension": title}
    )
    facts: dict[str, Any] = {
        "what": title,
        "unit": _("mean 1–5"),
        "source": _("The survey of the professional community"),
        "baseline": mean.value,
        "baseline_on": read_on,
        "target": target_for(mean),
        "target_on": target_on,
        "direction": "up",
        "dimension": dimension,
    }
    add_row(kind="indicator", parent=made, by=by, **facts)
    push_reading(
        school=round_.school, network=round_.network_id, dimension=dimension, read_on=read_on, value=mean.value,
        source_key=f"survey.round:{round_.pk}", note=doubt_about(round_, shown_of(round_)), by=by,
    )  # fmt: skip
    record(
        by=by,
        action="survey.goal_drafted",
        obj=round_,
        network=round_.network_id,
        detail={"dimension": dimension},
    )
    assert isinstance(made, Goal)
    return made
