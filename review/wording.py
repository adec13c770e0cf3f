"""How facts, expectations and reasons are said, in the active language; figures come in, sentences go out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from foundation import spelling
from review.domain.attention import Reason
from review.domain.expectations import Row, Status
from review.domain.facts import NetworkFacts, PlanFacts, SchoolFacts
from review.domain.occasions import Occasion

FIRST, MIDPOINT, LAST = Occasion
Said = str | Promise


@dataclass(frozen=True)
class Line:
    """A row of facts as people read it; `mark` is the page's shape, `css` the paper's."""

    topic: Said
    fact: str
    expected: Said
    status: Said
    mark: str
    css: str


TOPICS: Mapping[str, Said] = {
    "plan": pgettext_lazy("topic of a review", "Plan"),
    "values": gettext_lazy("Vision and values"),
    "goals": gettext_lazy("Measurable goals"),
    "measures": gettext_lazy("Measures"),
    "milestones": gettext_lazy("The year's milestones"),
    "log": pgettext_lazy("topic of a review", "Log"),
    "value_check": gettext_lazy("Value check"),
    "attendance": gettext_lazy("Attendance"),
    "tasks": gettext_lazy("Tasks"),
    "survey": pgettext_lazy("topic of a review", "Survey"),
    "sessions": gettext_lazy("Sessions held"),
    "anchoring": gettext_lazy("Anchoring"),
}
NOTHING = gettext_lazy("Nothing yet")
EXPECTED: Mapping[str, tuple[Said, Said, Said]] = {
    "plan": (
        gettext_lazy("A sketch, shared"),
        gettext_lazy("Final and shared"),
        gettext_lazy("Revised after the year, and shared"),
    ),
    "values": (
        NOTHING,
        gettext_lazy("Both, with what they ask of each of us"),
        gettext_lazy("Both, with what they ask of each of us"),
    ),
    "goals": (
        gettext_lazy("Sketched"),
        gettext_lazy("All goals can be measured"),
        gettext_lazy("All goals can be measured"),
    ),
    "measures": (
        gettext_lazy("Sketched"),
        gettext_lazy("The first ones under way"),
        gettext_lazy("Something is done, nothing is left lying"),
    ),
    "milestones": (NOTHING, gettext_lazy("Laid for the year"), gettext_lazy("Reached")),
    "log": (
        NOTHING,
        gettext_lazy("One shared entry for each session"),
        gettext_lazy("One shared entry for each session"),
    ),
    "value_check": (
        NOTHING,
        gettext_lazy("At each middle session"),
        gettext_lazy("At each middle session"),
    ),
    "attendance": (gettext_lazy("The whole leadership, each time"),) * 3,
    "tasks": (gettext_lazy("Done by their date"),) * 3,
    "survey": (
        NOTHING,
        gettext_lazy("One round, early in the year"),
        gettext_lazy("A new round at the end of the year"),
    ),
    "sessions": (gettext_lazy("As planned"),) * 3,
    "anchoring": (gettext_lazy("A decision, and a place in the municipality's plans"),) * 3,
}
STATUS: Mapping[Status, tuple[Said, str, str]] = {
    Status.IN_PLACE: (gettext_lazy("In place"), "done", "done"),
    Status.PARTLY: (gettext_lazy("Partly"), "half", "going"),
    Status.REMAINS: (gettext_lazy("Remains"), "open", ""),
    Status.NONE: (gettext_lazy("Not expected yet"), "wait", "none"),
}
STAGES: Mapping[str, Said] = {
    "sketch": pgettext_lazy("stage of a plan", "Sketch"),
    "draft": pgettext_lazy("stage of a plan", "Draft"),
    "final": pgettext_lazy("stage of a plan", "Final"),
    "revised": pgettext_lazy("stage of a plan", "Revised"),
}


def line(topic: str, fact: str, status: Status, occasion: Occasion) -> Line:
    """A row with its words."""
    expected = EXPECTED[topic][list(Occasion).index(occasion)]
    return Line(TOPICS[topic], fact, expected, *STATUS[status])


def school_lines(facts: SchoolFacts, rows: tuple[Row, ...], occasion: Occasion) -> list[Line]:
    """A school's rows in words."""
    return [line(row.topic, school_fact(row.topic, facts), row.status, occasion) for row in rows]


def network_lines(facts: NetworkFacts, rows: tuple[Row, ...], occasion: Occasion) -> list[Line]:
    """The network's rows in words."""
    return [line(row.topic, network_fact(row.topic, facts), row.status, occasion) for row in rows]


# ---- a school ---------------------------------------------------------------------------------


def school_fact(topic: str, facts: SchoolFacts) -> str:
    """What is known of a school under a topic."""
    if topic in OF_PLAN:
        return OF_PLAN[topic](facts.plan) if facts.plan else _("Not shared yet")
    return OF_SCHOOL[topic](facts)


def _plan(plan: PlanFacts) -> str:
    return _("%(stage)s, version %(number)s shared %(day)s") % {
        "stage": STAGES[plan.stage],
        "number": plan.version,
        "day": spelling.daymonth(plan.shared_on, _language()),
    }


def _values(plan: PlanFacts) -> str:
    vision = _("Vision") if plan.vision else _("No vision yet")
    if not plan.values:
        return _("%(vision)s, no values yet") % {"vision": vision}
    values = ngettext("one value", "%(count)s values", plan.values) % {"count": _word(plan.values)}
    if plan.values_with_asks == plan.values:
        asks = _("with what they ask") if plan.values > 1 else _("with what it asks")
    elif plan.values_with_asks:
        asks = _("%(count)s with what it asks") % {"count": _word(plan.values_with_asks)}
    else:
        asks = _("not yet with what they ask")
    return f"{vision}, {values}, {asks}"


def _goals(plan: PlanFacts) -> str:
    if not plan.goals:
        return _("No goals yet")
    return _of(plan.measurable, plan.goals)


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


def _tasks(facts: SchoolFacts | NetworkFacts) -> str:
    if not facts.tasks:
        return _("None given")
    said = _("%(done)s of %(total)s done") % {"done": facts.tasks_done, "total": facts.tasks}
    if not facts.tasks_late:
        return said
    late = ngettext("one past its date", "%(count)s past their date", facts.tasks_late)
    return f"{said}, {late % {'count': facts.tasks_late}}"


def _survey(facts: SchoolFacts) -> str:
    if facts.rounds:
        return ngettext("One round held", "%(count)s rounds held", facts.rounds) % {"count": facts.rounds}
    return _("A round is open now") if facts.running else _("No round this year")


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
    "tasks": _tasks,
    "survey": _survey,
}


# ---- the network ------------------------------------------------------------------------------


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
    return _("%(count)s of %(total)s goals can be measured") % {
        "count": sum(plan.measurable for plan in plans),
        "total": sum(plan.goals for plan in plans),
    }


def _network_measures(facts: NetworkFacts) -> str:
    moving = sum(bool(plan.under_way or plan.done) for plan in _plans_of(facts))
    return _("%(schools)s are under way") % {"schools": _of_schools(moving, facts)}


def _network_sessions(facts: NetworkFacts) -> str:
    said = _of(facts.sessions_held, facts.sessions_due)
    if not facts.listed:
        return said
    share = spelling.percent(100 * facts.present / facts.listed, 0, _language())
    return _("%(held)s, attendance %(share)s") % {"held": said, "share": share}


def _network_survey(facts: NetworkFacts) -> str:
    return _of_schools(sum(school.rounds > 0 for school in facts.schools), facts)


def _network_value_check(facts: NetworkFacts) -> str:
    return _of_schools(sum(plan.value_checks > 0 for plan in _plans_of(facts)), facts)


def _network_anchoring(facts: NetworkFacts) -> str:
    if not facts.anchored_by or facts.anchored_on is None:
        return _("No decision written down")
    return f"{facts.anchored_by} {spelling.day_with_year(facts.anchored_on, _language())}"


OF_NETWORK: Mapping[str, Callable[[NetworkFacts], str]] = {
    "plan": _network_plan,
    "values": _network_values,
    "goals": _network_goals,
    "measures": _network_measures,
    "sessions": _network_sessions,
    "tasks": _tasks,
    "survey": _network_survey,
    "value_check": _network_value_check,
    "anchoring": _network_anchoring,
}


# ---- the overview -----------------------------------------------------------------------------


def reason(why: Reason) -> str:
    """A reason in one sentence."""
    day = spelling.daymonth(why.day, _language()) if why.day else ""
    if why.key == "plans_not_shared":
        said = ngettext(
            "One school has not shared its plan", "%(count)s schools have not shared their plan", why.number
        )
        return said % {"count": spelling.words(why.number, _language()).capitalize()}
    if why.key == "review_due" and why.number:
        said = ngettext(
            "The review of %(day)s: shared with one school so far",
            "The review of %(day)s: shared with %(count)s schools so far",
            why.number,
        )
        return said % {"day": day, "count": _word(why.number)}
    return REASONS[why.key]() % {"day": day}


REASONS: Mapping[str, Callable[[], str]] = {
    "no_convenor": lambda: _("The convenor is not chosen"),
    "quiet_since": lambda: _("No session since %(day)s"),
    "minutes_missing": lambda: _("No minutes from %(day)s yet"),
    "review_due": lambda: _("The review of %(day)s is not shared yet"),
    "prepare": lambda: _("You take part on %(day)s"),
    "all_shared": lambda: _("All plans are shared"),
    "as_expected": lambda: _("As expected"),
}
REASON_MARKS: Mapping[str, str] = {"talk": "now", "mine": "half", "well": "done"}


def _language() -> str:
    return (get_language() or "nb")[:2]


def _word(count: int) -> str:
    return spelling.words(count, _language())


def _of(count: int, total: int) -> str:
    return pgettext("3 of 5", "%(count)s of %(total)s") % {"count": count, "total": total}


OCCASIONS: Mapping[str, Said] = {
    FIRST.value: gettext_lazy("First session"),
    MIDPOINT.value: gettext_lazy("Midpoint"),
    LAST.value: gettext_lazy("Last session"),
}


def occasion_title(occasion: str) -> str:
    """«Første samling», «Midtveis», «Siste samling»."""
    return str(OCCASIONS[occasion])


def who_sees_school_draft() -> str:
    """After «Dette ser:», while a school's part is written."""
    return _("only RKBU's reviewers in this network, until you share it")


def who_sees_network_draft() -> str:
    """After «Dette ser:», while the network's part is written."""
    return _("only RKBU's reviewers in this network, until you share it")


def who_sees_summary_draft() -> str:
    """After «Dette ser:», while the summary is written."""
    return _("only you as convenor, until you share it")


def who_sees_owner_draft() -> str:
    """After «Dette ser:», while the owner's answers are written."""
    return _("only the school owner, until you share it")
