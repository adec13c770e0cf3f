"""What the pages where a plan is written need: rows, states of the parts, what was removed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from foundation.numbers import whole_number
from foundation.writing.models.removal import KEPT_FOR
from plans.domain.checks import Report, check, part_states
from plans.domain.contents import Contents, Indicator
from plans.domain.course import Course, course
from plans.domain.life import Stage
from plans.domain.parts import PARTS, number_of
from plans.kinds import KINDS, anchor, kind_of
from plans.models import Goal, Plan
from plans.models.plans import Part
from plans.queries.contents import Rows, alive, contents_from, rows_of
from plans.wording import figure, kind_words, short
from plans.wording.help import PART_HELP

MARKS = {"open": "open", "warn": "warn", "half": "half", "done": "done"}


@dataclass(frozen=True)
class PartLine:
    """A part in the list of parts: its state as a mark, and the first thing that is missing."""

    name: str
    number: int
    title: str
    state: str
    missing: str


@dataclass(frozen=True)
class Written:
    """A plan loaded for writing."""

    plan: Plan
    rows: Rows
    contents: Contents
    report: Report
    parts: tuple[PartLine, ...]

    @property
    def goals(self) -> list[Goal]:
        """The goals that stand."""
        return alive(self.rows.goals)


def written(plan: Plan, today: date | None = None, *, with_log: bool = True) -> Written:
    """The plan with its rows, its checks and the states of its parts; a constant number of queries."""
    day = today or timezone.localdate()
    rows = rows_of(plan, with_log=with_log)
    contents = contents_from(rows)
    report, later = check(contents, day), check(contents, day, max_stage(contents.stage))
    states = part_states(contents, report, later)
    lines = tuple(
        PartLine(
            part,
            number_of(part),
            str(PART_HELP[part].title),
            MARKS[states[part]],
            short(report.of_part(part)),
        )
        for part in PARTS
    )
    return Written(plan, rows, contents, report, lines)


def max_stage(stage: Stage) -> Stage:
    """The stage whose questions come next: those of the finished plan, until it is one."""
    return stage if stage == Stage.REVISED else Stage.FINAL


@dataclass(frozen=True)
class Removed:
    """A row that was taken away and can be brought back."""

    kind: str
    row: Part
    title: str

    @property
    def kind_words(self) -> str:
        """«Mål», «Tiltak»."""
        return kind_words(self.kind)


def removed_rows(rows: Rows, part: str) -> list[Removed]:
    """What was taken away from a part in the last 30 days, the latest first; rows already loaded."""
    since = timezone.now() - KEPT_FOR
    found = [row for row in _every_row(rows) if kind_of(row).part == part]
    gone = [row for row in found if row.removed_at is not None and row.removed_at > since]
    gone.sort(key=lambda row: row.removed_at or since, reverse=True)
    return [Removed(kind_of(row).name, row, str(row)) for row in gone]


def row_named(rows: Rows, name: str) -> Part | None:
    """The row that an address names, «measure-7»; rows already loaded."""
    found = (row for row in _every_row(rows) if name and name == anchor(row))
    return next(found, None)


def _every_row(rows: Rows) -> list[Part]:
    found: list[Part] = [*rows.values, *rows.goals, *rows.stakeholders]
    for goal in alive(rows.goals):
        found += [*goal.indicators.all(), *goal.milestones.all(), *goal.strategies.all()]
        for strategy in alive(goal.strategies.all()):
            found += strategy.measures.all()
    return found


def parents_in(rows: Rows, kind: str) -> list[tuple[int, str]]:
    """Where a row of this kind can hang: keys and names of goals, or of strategies."""
    goals = alive(rows.goals)
    if KINDS[kind].parent == "goal":
        return [(goal.pk, f"{number}. {goal.title}") for number, goal in enumerate(goals, start=1)]
    return [
        (strategy.pk, f"{number}. {strategy.title or goal.title}")
        for number, goal in enumerate(goals, start=1)
        for strategy in alive(goal.strategies.all())
    ]


def parent_for(plan: Plan, kind: str, key: Any) -> Any:
    """The plan's own goal or strategy with this key (or the plan), to hang a row of the kind under; else None."""
    known = KINDS.get(kind)
    if known is None:
        return None
    if known.parent == "plan":
        return plan
    parent = KINDS[known.parent]
    found = parent.model._default_manager.filter(**{parent.path: plan}, removed_at__isnull=True)
    return found.filter(pk=whole_number(str(key))).first()


@dataclass(frozen=True)
class Measured:
    """An indicator as the domain sees it, with its course and the words of its fold."""

    tree: Indicator
    course: Course
    now: str
    target_words: str
    step: int = 0
    target_step: int = 0


def trees(held: Written) -> dict[int, Measured]:
    """Every indicator of the plan by key."""
    today = timezone.localdate()
    found = {i.key: i for goal in held.contents.goals for i in goal.indicators}
    return {key: _measured(tree, course(tree, today)) for key, tree in found.items()}


def _measured(tree: Indicator, at: Course) -> Measured:
    latest = at.latest.value if at.latest else tree.baseline
    return Measured(
        tree, at, figure(tree, latest), figure(tree, tree.target), int(latest or 0), int(tree.target or 0)
    )
