"""What a new or acting principal needs to know about the plan on the first day."""

from dataclasses import dataclass
from datetime import date, timedelta

from foundation.writing.models import FrozenVersion
from plans.domain.contents import Contents, Measure
from plans.domain.course import Course, goal_course
from plans.models import Handout, LogEntry, Offer, Plan
from plans.queries.contents import contents_of
from plans.queries.plans import open_offers
from plans.queries.programme import borrowed
from plans.queries.versions import open_handout, versions_of
from plans.wording import audience_words, course_words, stage_words
from plans.wording.page import GoalPage, read_page

SOON = timedelta(days=90)


@dataclass(frozen=True)
class GoalLine:
    """A goal and where it stands."""

    page: GoalPage
    mark: str
    sentence: str


@dataclass(frozen=True)
class Handover:
    """The plan in one page for whoever takes over."""

    contents: Contents
    stage: str
    goals: tuple[GoalLine, ...]
    going: tuple[Measure, ...]
    soon: tuple[Measure, ...]
    late: tuple[Measure, ...]
    read_by: str
    handout: Handout | None
    newest: FrozenVersion | None
    offers: list[Offer]
    log: list[LogEntry]


def handover_of(plan: Plan, today: date, language: str) -> Handover:
    """Everything the page shows."""
    contents = contents_of(plan)
    page = read_page(contents, today, borrowed(language, plan.network).names)
    versions = versions_of(plan)
    measures = contents.measures
    return Handover(
        contents=contents,
        stage=stage_words(plan.stage),
        goals=tuple(_line(goal, goal_course(goal.tree, today)) for goal in page.goals),
        going=tuple(m for m in measures if m.state == "going" and not m.is_late(today)),
        soon=tuple(
            m
            for m in measures
            if m.state == "planned" and m.starts_on and today <= m.starts_on <= today + SOON
        ),
        late=tuple(m for m in measures if m.is_late(today)),
        read_by=audience_words(share.audience for share in plan.open_shares),  # type: ignore[attr-defined]
        handout=open_handout(plan),
        newest=versions[0] if versions else None,
        offers=open_offers(plan),
        log=list(plan.log.all()[:5]),
    )


def _line(goal: GoalPage, at: Course | None) -> GoalLine:
    if at is None or goal.main is None:
        return GoalLine(goal, "open", "")
    mark, sentence = course_words(goal.main.tree, at)
    return GoalLine(goal, mark, sentence)
