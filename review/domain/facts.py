"""What a school shows of itself, as numbers: read from what it has shared, never from its drafts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from plans.domain.checks import check, counts
from plans.domain.contents import Contents


@dataclass(frozen=True)
class PlanFacts:
    """A shared plan in numbers. `open_checks`: kinds of what is missing and how many, no titles, no text."""

    stage: str
    version: int
    shared_on: date
    vision: bool = False
    values: int = 0
    values_with_asks: int = 0
    goals: int = 0
    measurable: int = 0
    measures: int = 0
    under_way: int = 0
    done: int = 0
    late: int = 0
    milestones: int = 0
    milestones_reached: int = 0
    log_entries: int = 0
    value_checks: int = 0
    open_checks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class SchoolFacts:
    """A school at an occasion; `plan` None while nothing is shared.

    Sessions are those of the programme year with published minutes; `fully_attended` by the whole listed
    leadership, `attended` by somebody. Tasks are those given to the school this year.
    `rounds` counts closed survey rounds and joint judgements, `running` those that staff can answer now.
    """

    plan: PlanFacts | None = None
    sessions: int = 0
    middle_sessions: int = 0
    attended: int = 0
    fully_attended: int = 0
    tasks: int = 0
    tasks_done: int = 0
    tasks_late: int = 0
    rounds: int = 0
    running: int = 0


@dataclass(frozen=True)
class NetworkFacts:
    """The network's own facts: sessions held of those due by now, people present of those listed, anchoring."""

    schools: tuple[SchoolFacts, ...] = ()
    sessions_held: int = 0
    sessions_due: int = 0
    present: int = 0
    listed: int = 0
    tasks: int = 0
    tasks_done: int = 0
    tasks_late: int = 0
    anchored_by: str = ""
    anchored_on: date | None = None


def plan_facts(contents: Contents, *, version: int, shared_on: date, year: int, today: date) -> PlanFacts:
    """A shared plan in numbers; `year` is the autumn of the school year that milestones are counted for."""
    states = Counter(measure.state for measure in contents.measures)
    milestones = [m for goal in contents.goals for m in goal.milestones if m.year == year]
    begins = date(year, 5, 1)
    return PlanFacts(
        stage=contents.stage.value,
        version=version,
        shared_on=shared_on,
        vision=bool(contents.text("vision")),
        values=len(contents.values),
        values_with_asks=sum(bool(value.asks) for value in contents.values),
        goals=len(contents.goals),
        measurable=sum(goal.is_measurable for goal in contents.goals),
        measures=len(contents.standing_measures),
        under_way=states["going"],
        done=states["done"] + states["ordinary"],
        late=sum(measure.is_late(today) for measure in contents.measures),
        milestones=len(milestones),
        milestones_reached=sum(m.reached_on is not None for m in milestones),
        log_entries=sum(entry.on >= begins for entry in contents.log),
        value_checks=sum(one.on >= begins for one in contents.value_checks),
        open_checks=counts(check(contents, today)),
    )
