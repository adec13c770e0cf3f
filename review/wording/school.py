"""What is known of a school, topic by topic."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from foundation import spelling
from review.domain.facts import NetworkFacts, PlanFacts, SchoolFacts
from review.wording.counting import language, of, word

STAGES: Mapping[str, str | Promise] = {
    "sketch": pgettext_lazy("stage of a plan", "Sketch"),
    "draft": pgettext_lazy("stage of a plan", "Draft"),
    "final": pgettext_lazy("stage of a plan", "Final"),
    "revised": pgettext_lazy("stage of a plan", "Revised"),
}


def school_fact(topic: str, facts: SchoolFacts) -> str:
    """What is known of a school under a topic."""
    if topic in OF_PLAN:
        return OF_PLAN[topic](facts.plan) if facts.plan else _("Not shared yet")
    return OF_SCHOOL[topic](facts)


def _plan(plan: PlanFacts) -> str:
    return _("%(stage)s, version %(number)s shared %(day)s") % {
        "stage": STAGES[plan.stage],
        "number": plan.version,
        "day": spelling.daymonth(plan.shared_on, language()),
    }


def _values(plan: PlanFacts) -> str:
    vision = _("Vision") if plan.vision else _("No vision yet")
    if not plan.values:
        return _("%(vision)s, no values yet") % {"vision": vision}
    values = ngettext("one value", "%(count)s values", plan.values) % {"count": word(plan.values)}
    if plan.values_with_asks == plan.values:
        asks = _("with what they ask") if plan.values > 1 else _("with what it asks")
    elif plan.values_with_asks:
        asks = _("%(count)s with what it asks") % {"count": word(plan.values_with_asks)}
    else:
        asks = _("not yet with what they ask")
    return f"{vision}, {values}, {asks}"


def _goals(plan: PlanFacts) -> str:
    if not plan.goals:
        return _("No goals yet")
    return of(plan.measurable, plan.goals)


def _measures(plan: PlanFacts) -> str:
    if not plan.measures:
        return _("No measures yet")
    parts = [
        _("%(count)s done") % {"count": plan.done} if plan.done else "",
        _("%(count)s under way") % {"count": plan.under_way},
        _("%(count)s should have been done") % {"count": plan.late} if plan.late else "",
    ]
    said = ", ".join(part for part in parts if part)
    return _("%(said)s, of %(total)s") % {"said": said, "total": plan.measures}


def _milestones(plan: PlanFacts) -> str:
    if not plan.milestones:
        return _("None laid")
    return _("%(count)s of %(total)s reached") % {"count": plan.milestones_reached, "total": plan.milestones}


def _log(facts: SchoolFacts) -> str:
    if facts.plan is None or not facts.plan.log_entries:
        return _("No shared entries this year")
    count = facts.plan.log_entries
    return ngettext("One shared entry", "%(count)s shared entries", count) % {"count": count}


def _value_check(facts: SchoolFacts) -> str:
    checks = facts.plan.value_checks if facts.plan else 0
    if not checks:
        return _("None shared this year")
    return ngettext("One time", "%(count)s times", checks) % {"count": checks}


def _attendance(facts: SchoolFacts) -> str:
    if not facts.sessions:
        return _("No minutes published yet")
    if facts.fully_attended == facts.sessions:
        return ngettext("All at the one session", "All at all %(count)s sessions", facts.sessions) % {
            "count": facts.sessions
        }
    if not facts.attended:
        return ngettext("Nobody at the one session", "Nobody at the %(count)s sessions", facts.sessions) % {
            "count": facts.sessions
        }
    return _("All at %(full)s of %(total)s sessions, somebody at %(some)s") % {
        "full": facts.fully_attended,
        "total": facts.sessions,
        "some": facts.attended,
    }


def _survey(facts: SchoolFacts) -> str:
    if facts.rounds:
        return ngettext("One round held", "%(count)s rounds held", facts.rounds) % {"count": facts.rounds}
    return _("A round is open now") if facts.running else _("No round this year")


def tasks(facts: SchoolFacts | NetworkFacts) -> str:
    """How many of the tasks given are done, and past their date."""
    if not facts.tasks:
        return _("None given")
    said = _("%(done)s of %(total)s done") % {"done": facts.tasks_done, "total": facts.tasks}
    if not facts.tasks_late:
        return said
    late = ngettext("one past its date", "%(count)s past their date", facts.tasks_late)
    return f"{said}, {late % {'count': facts.tasks_late}}"


OF_PLAN: Mapping[str, Callable[[PlanFacts], str]] = {
    "plan": _plan,
    "values": _values,
    "goals": _goals,
    "measures": _measures,
    "milestones": _milestones,
}
OF_SCHOOL: Mapping[str, Callable[[SchoolFacts], str]] = {
    "log": _log,
    "value_check": _value_check,
    "attendance": _attendance,
    "tasks": tasks,
    "survey": _survey,
}
