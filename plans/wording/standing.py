"""Stages, states and courses in words, and figures with their unit."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from foundation import spelling
from plans.domain.contents import Indicator
from plans.domain.course import Course, Standing

COURSES: dict[Standing, str | Promise] = {
    Standing.NOT_MEASURABLE: _("The goal cannot be measured yet: baseline or target is missing."),
    Standing.NOT_READ: _("Nothing has been measured since the baseline."),
    Standing.REACHED: _("The target is reached."),
    Standing.ON_COURSE: _("On course."),
    Standing.BEHIND: _("Better than the baseline, but behind the course."),
    Standing.BACKWARDS: _("Worse than the baseline."),
}
COURSE_MARKS = {
    Standing.NOT_MEASURABLE: "open",
    Standing.NOT_READ: "wait",
    Standing.REACHED: "done",
    Standing.ON_COURSE: "done",
    Standing.BEHIND: "half",
    Standing.BACKWARDS: "warn",
}
STATES: dict[str, tuple[str, str | Promise]] = {
    "planned": ("open", _("Planned")),
    "going": ("half", _("Under way")),
    "done": ("done", _("Done")),
    "ordinary": ("done", _("In ordinary work")),
    "dropped": ("wait", _("Dropped")),
    "late": ("warn", _("Late")),
}
STAGES: dict[str, str | Promise] = {
    "sketch": _("Sketch"),
    "draft": _("Draft"),
    "final": _("Finished plan"),
    "revised": _("Revised plan"),
}


def stage_words(stage: str) -> str:
    """«Skisse», «Utkast», «Ferdig plan», «Revidert plan»."""
    return str(STAGES[stage])


def measure_state(standing: str) -> tuple[str, str]:
    """The mark and the word of a measure's state (or "late")."""
    mark, word = STATES[standing]
    return mark, str(word)


def figure(indicator: Indicator, value: Decimal | None, *, unit: bool = True) -> str:
    """A figure as people write it: «78 prosent», «78 %», the described sign itself; a dash for none."""
    if value is None:
        return "–"
    if indicator.by_signs:
        step = int(value)
        return indicator.steps[step - 1] if 0 < step <= len(indicator.steps) else str(step)
    number = plain_number(value)
    return f"{number}\u00a0{indicator.unit}" if unit and indicator.unit else number


def plain_number(value: Decimal) -> str:
    """A number with as many decimals as it has: «78», «3,5»."""
    text = f"{value.normalize():f}"
    places = len(text.split(".")[1]) if "." in text else 0
    return spelling.decimal(value, places, get_language() or "nb")


def course_words(indicator: Indicator, course: Course) -> tuple[str, str]:
    """The mark and the plain sentence of where an indicator stands."""
    sentence = str(COURSES[course.standing])
    if (
        course.standing in {Standing.ON_COURSE, Standing.BEHIND}
        and course.latest
        and course.expected is not None
    ):
        words = {
            "now": figure(indicator, course.latest.value),
            "expected": figure(indicator, course.expected.quantize(Decimal("0.1")), unit=False),
        }
        if not indicator.by_signs:
            measured = gettext("%(now)s measured, %(expected)s expected by then.") % words
            sentence = f"{sentence} {measured}"
    return COURSE_MARKS[course.standing], sentence


KINDS: dict[str, str | Promise] = {
    "value": _("Value"),
    "goal": _("Goal"),
    "indicator": _("Measuring"),
    "milestone": _("Milestone"),
    "strategy": _("Strategy"),
    "measure": _("Measure"),
    "stakeholder": _("Stakeholder"),
}


def kind_words(kind: str) -> str:
    """«Mål», «Tiltak»: the name of a kind of row."""
    return str(KINDS[kind])


THE: dict[str, str | Promise] = {
    "value": _("The value"),
    "goal": _("The goal"),
    "indicator": _("The measuring"),
    "milestone": _("The milestone"),
    "strategy": _("The strategy"),
    "measure": _("The measure"),
    "stakeholder": _("The stakeholder"),
}


def the_kind(kind: str) -> str:
    """«Målet», «Tiltaket»: one particular row of a kind, at the beginning of a sentence."""
    return str(THE[kind])
