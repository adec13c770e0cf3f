"""Which checks hold from which stage on, and what they find in a plan. Never a score."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from plans.domain.checks import goals, measures, project, values
from plans.domain.checks.sentences import Finding
from plans.domain.contents import Contents
from plans.domain.life import Stage, reached
from plans.domain.parts import PARTS, TEXTS

Look = Callable[[Contents, date], Iterator[Finding]]


@dataclass(frozen=True)
class Check:
    """A question put to the plan from a stage on; `name` is the sentence for when all is well."""

    name: str
    since: Stage
    look: Look
    until: Stage = Stage.REVISED

    def holds_at(self, stage: Stage) -> bool:
        """Whether the question is asked at this stage."""
        return reached(stage, self.since) and reached(self.until, stage)


def _check(look: Look, since: Stage, until: Stage = Stage.REVISED) -> Check:
    return Check(look.__name__, since, look, until)


SKETCH, DRAFT, FINAL, REVISED = Stage
CHECKS: tuple[Check, ...] = (
    _check(project.horizon, SKETCH),
    _check(project.organisation, SKETCH),
    _check(project.participation, DRAFT),
    _check(project.teacher_module, FINAL),
    _check(project.teacher_contact, FINAL),
    _check(project.anchoring, FINAL),
    _check(project.ordinary_work, FINAL),
    _check(project.relation_today, FINAL),
    _check(project.relation_source, FINAL),
    _check(values.values, DRAFT),
    _check(values.values_few, DRAFT),
    _check(values.value_asks, DRAFT),
    _check(values.value_without_goal, DRAFT),
    _check(values.vision, DRAFT),
    _check(goals.goals, SKETCH),
    _check(goals.goal_value, DRAFT),
    _check(goals.goal_indicator, DRAFT),
    _check(goals.indicator_unit, DRAFT),
    _check(goals.indicator_baseline, DRAFT),
    _check(goals.indicator_target, DRAFT),
    _check(goals.indicator_source, DRAFT),
    _check(goals.indicator_read, FINAL),
    _check(goals.timeline, SKETCH, until=SKETCH),
    _check(measures.measures, SKETCH),
    _check(measures.starts_now, DRAFT, until=FINAL),
    _check(measures.measure_responsible, DRAFT),
    _check(measures.measure_dates, DRAFT),
    _check(measures.measure_late, DRAFT),
    _check(measures.measure_reason, DRAFT),
    _check(measures.year_one, FINAL),
    _check(measures.later_years, FINAL),
    _check(measures.leadership_unused, FINAL),
    _check(project.challenges, FINAL),
    _check(project.stakeholders, FINAL),
)
# A plan without goals is told so once, not once a missing thing of a goal.
NEEDS_GOALS = {"year_one", "later_years", "value_without_goal"}
NEEDS_MEASURES = {"starts_now", "timeline", "year_one", "later_years", "leadership_unused"}


@dataclass(frozen=True)
class Report:
    """What is missing, in the plan's order, and the names of the checks that found nothing."""

    stage: Stage
    missing: tuple[Finding, ...]
    in_place: tuple[str, ...]

    def of_part(self, part: str) -> tuple[Finding, ...]:
        """What is missing in one part."""
        return tuple(finding for finding in self.missing if finding.part == part)


def check(contents: Contents, today: date, stage: Stage | None = None) -> Report:
    """Ask every check that holds at the stage (the plan's own)."""
    at = stage or contents.stage
    contents = replace(contents, stage=at)
    found = {c.name: tuple(c.look(contents, today)) for c in CHECKS if c.holds_at(at)}
    asked = {name: seen for name, seen in found.items() if _makes_sense(name, contents)}
    missing = sorted((f for seen in asked.values() for f in seen), key=lambda f: PARTS.index(f.part))
    return Report(at, tuple(missing), tuple(name for name, seen in asked.items() if not seen))


def _makes_sense(name: str, contents: Contents) -> bool:
    if name in NEEDS_GOALS and not contents.goals:
        return False
    return not (name in NEEDS_MEASURES and not contents.standing_measures)


def counts(report: Report) -> tuple[tuple[str, int], ...]:
    """The form for outsiders: kinds and how many, no titles, no text."""
    return tuple(Counter(finding.kind for finding in report.missing).items())


def part_states(contents: Contents, now: Report, later: Report) -> dict[str, str]:
    """Per part: "open" (empty), "warn" (something is missing now), "half" (asked for later), "done"."""
    return {part: _state(contents, part, now, later) for part in PARTS}


def _state(contents: Contents, part: str, now: Report, later: Report) -> str:
    if not _is_begun(contents, part):
        return "open"
    if now.of_part(part):
        return "warn"
    return "half" if later.of_part(part) else "done"


def _is_begun(contents: Contents, part: str) -> bool:
    rows = {
        "values": contents.values,
        "goals": contents.goals,
        "strategy": contents.measures,
        "challenges": contents.stakeholders,
    }
    return any(contents.text(name) for name in TEXTS[part]) or bool(rows.get(part))
