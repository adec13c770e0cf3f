"""Topics, expectations and statuses, and the rows that put a fact beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from review.domain.expectations import Row, Status
from review.domain.facts import NetworkFacts, SchoolFacts
from review.domain.occasions import Occasion
from review.wording.network import network_fact
from review.wording.school import school_fact

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


OCCASIONS: Mapping[str, Said] = {
    FIRST.value: gettext_lazy("First session"),
    MIDPOINT.value: gettext_lazy("Midpoint"),
    LAST.value: gettext_lazy("Last session"),
}


def occasion_title(occasion: str) -> str:
    """«Første samling», «Midtveis», «Siste samling»."""
    return str(OCCASIONS[occasion])


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
