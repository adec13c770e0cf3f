"""The sentences of the checks: what is missing, why it matters, what to do; and counts for outsiders."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from plans.domain.checks import Finding, Report
from plans.wording.missing import WORDS

Lazy = str | Promise


@dataclass(frozen=True)
class Said:
    """A finding in words, with its place."""

    text: str
    why: str
    link: str
    part: str
    anchor: str


IN_PLACE: dict[str, Lazy] = {
    "horizon": _("The plan reaches far enough ahead"),
    "organisation": _("The organisation is described"),
    "participation": _("It says who took part"),
    "teacher_module": _("The teacher module is described"),
    "teacher_contact": _("The leaders' and the teachers' plans hang together"),
    "anchoring": _("The project is anchored in municipal plans"),
    "ordinary_work": _("It says how the project becomes ordinary work"),
    "relation_today": _("The relation today is described"),
    "relation_source": _("It says where that is known from"),
    "values": _("The plan has values"),
    "values_few": _("The values are few enough to be remembered"),
    "value_asks": _("Every value says what it asks of each of you"),
    "value_without_goal": _("Every value is served by a goal"),
    "vision": _("The plan has a vision"),
    "goals": _("The plan has goals"),
    "goal_value": _("Every goal serves a value"),
    "goal_indicator": _("Every goal is measured by something"),
    "indicator_unit": _("Every figure has a unit"),
    "indicator_baseline": _("Every goal has a baseline"),
    "indicator_target": _("Every goal has a target and a date"),
    "indicator_source": _("Every figure has a source"),
    "indicator_read": _("Every goal has been measured within the year"),
    "timeline": _("Something has a time"),
    "measures": _("The plan has measures"),
    "starts_now": _("Something starts on day one"),
    "measure_responsible": _("Every measure has somebody responsible"),
    "measure_dates": _("Every measure has a from and a to"),
    "measure_reason": _("What was moved or dropped has its reason"),
    "measure_late": _("No measure is late"),
    "year_one": _("This school year is laid in detail"),
    "later_years": _("The later years are laid"),
    "leadership_unused": _("All five leadership dimensions are in use"),
    "challenges": _("The main challenges are described"),
    "stakeholders": _("The stakeholders are described"),
}
COUNTS: dict[str, Lazy] = {
    "indicator_unit": ngettext_lazy("%d figure without a unit", "%d figures without a unit"),
    "indicator_steps": ngettext_lazy("%d goal with signs not described", "%d goals with signs not described"),
    "indicator_baseline": ngettext_lazy("%d goal without a baseline", "%d goals without a baseline"),
    "indicator_baseline_date": ngettext_lazy("%d baseline without a date", "%d baselines without a date"),
    "indicator_target": ngettext_lazy("%d goal without a target figure", "%d goals without a target figure"),
    "indicator_target_date": ngettext_lazy("%d target without a date", "%d targets without a date"),
    "indicator_source": ngettext_lazy("%d figure without a source", "%d figures without a source"),
    "indicator_read": ngettext_lazy("%d goal not measured for a year", "%d goals not measured for a year"),
    "goal_value": ngettext_lazy("%d goal that serves no value", "%d goals that serve no value"),
    "goal_indicator": ngettext_lazy(
        "%d goal without a way of measuring", "%d goals without a way of measuring"
    ),
    "value_asks": ngettext_lazy(
        "%d value that does not say what it asks", "%d values that do not say what they ask"
    ),
    "value_without_goal": ngettext_lazy("%d value without a goal", "%d values without a goal"),
    "measure_responsible": ngettext_lazy(
        "%d measure with nobody responsible", "%d measures with nobody responsible"
    ),
    "measure_dates": ngettext_lazy("%d measure without dates", "%d measures without dates"),
    "measure_reason": ngettext_lazy(
        "%d measure moved or dropped without a reason", "%d measures moved or dropped without a reason"
    ),
    "measure_late": ngettext_lazy(
        "%d measure that should have been finished", "%d measures that should have been finished"
    ),
    "year_one": ngettext_lazy("%d goal without a measure this year", "%d goals without a measure this year"),
    "leadership_unused": ngettext_lazy("%d leadership dimension unused", "%d leadership dimensions unused"),
}


def said(finding: Finding, names: dict[str, str]) -> Said:
    """A finding in words; `names` gives the programme's titles by key (leadership dimensions)."""
    words = WORDS[finding.kind]
    name = names.get(finding.name) or finding.name or gettext("without a name")
    text = str(words.text) % {"number": finding.number, "name": name}
    return Said(text, str(words.why), str(words.link), finding.part, finding.anchor)


def short(findings: Iterable[Finding]) -> str:
    """The first thing that is missing, in the few words beside a part's name; empty when nothing is."""
    first = next(iter(findings), None)
    return str(WORDS[first.kind].short) if first else ""


def in_place_lines(report: Report) -> list[str]:
    """What is in place, in sentences."""
    return [str(IN_PLACE[name]) for name in report.in_place]


def count_lines(counts: Iterable[tuple[str, int]]) -> list[str]:
    """Kinds and how many, for outsiders; what can be missing once only is said without a number."""
    return [str(COUNTS[kind] % count) if kind in COUNTS else str(WORDS[kind].short) for kind, count in counts]
