"""What the programme expects at each occasion, and how near a school or network is; never a score, never red.

The expectations are ours, read out of the manual's stages of a plan and its sessions; `wording.py` says them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from review.domain.facts import NetworkFacts, PlanFacts, SchoolFacts
from review.domain.occasions import Occasion

FIRST, MIDPOINT, LAST = Occasion


class Status(StrEnum):
    """In place, partly, remains; or nothing is expected yet."""

    IN_PLACE = "in_place"
    PARTLY = "partly"
    REMAINS = "remains"
    NONE = "none"


@dataclass(frozen=True)
class Row:
    """One topic with its status; facts and expectation are worded from the facts by topic."""

    topic: str
    status: Status


def near(reached: int, wanted: int) -> Status:
    """In place when all is reached, partly when something is, nothing expected when nothing is wanted."""
    if wanted <= 0:
        return Status.NONE
    if reached >= wanted:
        return Status.IN_PLACE
    return Status.PARTLY if reached > 0 else Status.REMAINS


def _steps(reached: int) -> Status:
    """0 remains, 1 partly, 2 in place."""
    return (Status.REMAINS, Status.PARTLY, Status.IN_PLACE)[max(0, min(reached, 2))]


def _plan(facts: SchoolFacts, occasion: Occasion) -> Status:
    if facts.plan is None:
        return Status.REMAINS
    if occasion == FIRST:
        return Status.IN_PLACE
    order = ("sketch", "draft", "final", "revised")
    wanted = 2 if occasion == MIDPOINT else 3
    behind = wanted - order.index(facts.plan.stage)
    return _steps(2 - behind) if occasion == LAST else _steps(2 if behind <= 0 else 1)


def _values(plan: PlanFacts, occasion: Occasion) -> Status:
    if occasion == FIRST:
        return Status.NONE
    return near(plan.values_with_asks + plan.vision, plan.values + 1 if plan.values else 2)


def _goals(plan: PlanFacts, occasion: Occasion) -> Status:
    if occasion == FIRST:
        return _steps(2 if plan.goals else 0)
    return near(plan.measurable, plan.goals or 1)


def _measures(plan: PlanFacts, occasion: Occasion) -> Status:
    if occasion == FIRST:
        return _steps(2 if plan.measures else 0)
    moving = plan.done if occasion == LAST else plan.done + plan.under_way
    if moving and not plan.late:
        return Status.IN_PLACE
    return _steps(1 if plan.done + plan.under_way else 0)


def _milestones(plan: PlanFacts, occasion: Occasion) -> Status:
    if occasion == FIRST:
        return Status.NONE
    if occasion == MIDPOINT:
        return _steps(2 if plan.milestones else 0)
    return near(plan.milestones_reached, plan.milestones or 1)


PLAN_TOPICS: dict[str, Callable[[PlanFacts, Occasion], Status]] = {
    "values": _values,
    "goals": _goals,
    "measures": _measures,
    "milestones": _milestones,
}


def _log(facts: SchoolFacts, occasion: Occasion) -> Status:
    entries = facts.plan.log_entries if facts.plan else 0
    return Status.NONE if occasion == FIRST else near(entries, facts.sessions)


def _value_check(facts: SchoolFacts, occasion: Occasion) -> Status:
    done = facts.plan.value_checks if facts.plan else 0
    return Status.NONE if occasion == FIRST else near(done, facts.middle_sessions)


def _attendance(facts: SchoolFacts, occasion: Occasion) -> Status:
    if not facts.sessions:
        return Status.NONE
    if facts.fully_attended == facts.sessions:
        return Status.IN_PLACE
    return _steps(1 if facts.attended else 0)


def _tasks(facts: SchoolFacts, occasion: Occasion) -> Status:
    if not facts.tasks:
        return Status.NONE
    return Status.PARTLY if facts.tasks_late else Status.IN_PLACE


def _survey(facts: SchoolFacts, occasion: Occasion) -> Status:
    if occasion == FIRST:
        return Status.NONE
    wanted = 1 if occasion == MIDPOINT else 2
    return near(facts.rounds, wanted) if facts.rounds else _steps(1 if facts.running else 0)


AROUND = {
    "log": _log,
    "value_check": _value_check,
    "attendance": _attendance,
    "tasks": _tasks,
    "survey": _survey,
}
TOPICS = ("plan", *PLAN_TOPICS, *AROUND)


def judge(facts: SchoolFacts, occasion: Occasion) -> tuple[Row, ...]:
    """Every topic of a school in order; of a plan that is not shared nothing more is said than that."""
    rows = [Row("plan", _plan(facts, occasion))]
    if facts.plan is not None:
        rows += [Row(topic, look(facts.plan, occasion)) for topic, look in PLAN_TOPICS.items()]
    rows += [Row(topic, look(facts, occasion)) for topic, look in AROUND.items()]
    return tuple(rows)


def _schools_in_place(schools: Sequence[SchoolFacts], topic: str, occasion: Occasion) -> Status:
    """How many schools are in place; a school that has not shared its plan is not."""
    rows = [{row.topic: row.status for row in judge(facts, occasion)}.get(topic) for facts in schools]
    if all(status == Status.NONE for status in rows):
        return Status.NONE
    started = sum(status in (Status.IN_PLACE, Status.PARTLY) for status in rows)
    in_place = sum(status in (Status.IN_PLACE, Status.NONE) for status in rows)
    return Status.IN_PLACE if in_place == len(rows) else _steps(1 if started else 0)


def judge_network(facts: NetworkFacts, occasion: Occasion) -> tuple[Row, ...]:
    """Every topic of the network in order; schools are counted, never named or ranked."""
    of_schools = ("plan", "values", "goals", "measures")
    rows = [Row(topic, _schools_in_place(facts.schools, topic, occasion)) for topic in of_schools]
    rows.append(Row("sessions", near(facts.sessions_held, facts.sessions_due)))
    if facts.tasks:
        rows.append(Row("tasks", Status.PARTLY if facts.tasks_late else Status.IN_PLACE))
    rows += [
        Row(topic, _schools_in_place(facts.schools, topic, occasion)) for topic in ("survey", "value_check")
    ]
    rows.append(Row("anchoring", _steps(2 if facts.anchored_by else 0)))
    return tuple(rows)
