"""What is known of a network, topic by topic; schools are counted, never named."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from foundation import spelling
from review.domain.facts import NetworkFacts, PlanFacts
from review.wording.counting import language, of
from review.wording.school import tasks


def network_fact(topic: str, facts: NetworkFacts) -> str:
    """What is known of the network under a topic; schools are counted, never named."""
    return OF_NETWORK[topic](facts)


def _plans_of(facts: NetworkFacts) -> list[PlanFacts]:
    return [school.plan for school in facts.schools if school.plan]


def _of_schools(count: int, facts: NetworkFacts) -> str:
    return _("%(count)s of %(total)s schools") % {"count": count, "total": len(facts.schools)}


def _network_plan(facts: NetworkFacts) -> str:
    plans = _plans_of(facts)
    said = _("%(schools)s have shared") % {"schools": _of_schools(len(plans), facts)}
    final = sum(plan.stage in ("final", "revised") for plan in plans)
    return _("%(shared)s, %(count)s of them final") % {"shared": said, "count": final} if plans else said


def _network_values(facts: NetworkFacts) -> str:
    ready = sum(
        bool(plan.vision and plan.values and plan.values == plan.values_with_asks)
        for plan in _plans_of(facts)
    )
    return _of_schools(ready, facts)


def _network_goals(facts: NetworkFacts) -> str:
    plans = _plans_of(facts)
    total = sum(plan.goals for plan in plans)
    measurable = sum(plan.measurable for plan in plans)
    if not total:
        return _("No goals are shared yet")
    return _("%(count)s of %(total)s goals can be measured") % {"count": measurable, "total": total}


def _network_measures(facts: NetworkFacts) -> str:
    moving = sum(bool(plan.under_way or plan.done) for plan in _plans_of(facts))
    return _("%(schools)s are under way") % {"schools": _of_schools(moving, facts)}


def _network_sessions(facts: NetworkFacts) -> str:
    said = of(facts.sessions_held, facts.sessions_due)
    if not facts.listed:
        return said
    share = spelling.percent(100 * facts.present / facts.listed, 0, language())
    return _("%(held)s, attendance %(share)s") % {"held": said, "share": share}


def _network_survey(facts: NetworkFacts) -> str:
    return _of_schools(sum(school.rounds > 0 for school in facts.schools), facts)


def _network_value_check(facts: NetworkFacts) -> str:
    return _of_schools(sum(plan.value_checks > 0 for plan in _plans_of(facts)), facts)


def _network_anchoring(facts: NetworkFacts) -> str:
    if not facts.anchored_by or facts.anchored_on is None:
        return _("No decision written down")
    return f"{facts.anchored_by} {spelling.day_with_year(facts.anchored_on, language())}"


OF_NETWORK: Mapping[str, Callable[[NetworkFacts], str]] = {
    "plan": _network_plan,
    "values": _network_values,
    "goals": _network_goals,
    "measures": _network_measures,
    "sessions": _network_sessions,
    "tasks": tasks,
    "survey": _network_survey,
    "value_check": _network_value_check,
    "anchoring": _network_anchoring,
}
