"""The demonstration's plans: one excellent, five in various states, each brought there by the plan's own actions."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desk.demo.clock import at, moment
from desk.demo.people import People
from desk.demo.story import Story
from plans import actions
from plans.actions import MarkGiven
from plans.domain.borrowing import from_data
from plans.domain.contents import Contents, Measure
from plans.domain.life import Stage
from plans.domain.passing_on import Extras
from plans.models import Plan
from plans.queries.example import example_contents

AUDIENCES = {
    "excellent": ("network", "owner", "rkbu"),
    "shared": ("network", "rkbu"),
    "withdrawn": ("network", "rkbu"),
}
STAGES = {"excellent": Stage.FINAL, "shared": Stage.DRAFT, "draft": Stage.DRAFT, "withdrawn": Stage.DRAFT}


def make_plans(story: Story, people: People) -> dict[str, Plan]:
    """Every school's plan, filled, staged, shared and handed out as the story says; logs and value checks beside."""
    with (Path(__file__).with_name("plans.toml")).open("rb") as file:
        told = tomllib.load(file)
    plans = {row["key"]: _plan(story, people, row, told) for row in story.told["school"]}
    for row in told["log"]:
        _log(story, people, plans[row["school"]], row)
    for row in story.told["school"]:
        _share(story, people, row, plans[row["key"]])
    return plans


def _plan(story: Story, people: People, row: dict[str, Any], told: dict[str, Any]) -> Plan:
    school, by = people.schools[row["key"]], people.principals[row["key"]]
    with at(moment(story.begins + timedelta(days=20))):
        plan = actions.begin_plan(
            school=school, network=people.network, first_year=story.year, years=5, by=by
        )
        contents = (
            example_contents(row["language"], story.year, school.name)
            if row["state"] == "excellent"
            else from_data(told[row["key"]], school.name, story.year)
        )
        named = _named(contents, people, row["key"])
        actions.pour(plan=plan, contents=until(named, story.today), source="demo", by=by)
    if row["state"] in STAGES:
        with at(moment(date(story.year, 8, 14))):
            actions.become(plan=plan, stage=Stage.DRAFT, by=by)
    return plan


def _named(contents: Contents, people: People, key: str) -> Contents:
    """The example's responsible persons become the school's own leaders, in turn."""
    ours = {person.name for person in people.leaders[key]}
    names = sorted(ours)
    others = sorted(
        {m.responsible for g in contents.goals for s in g.strategies for m in s.measures if m.responsible}
        - ours
    )
    swap = {name: names[number % len(names)] for number, name in enumerate(others)}

    def mine(thing: Any) -> Any:
        return replace(thing, responsible=swap.get(thing.responsible, thing.responsible))

    goals = tuple(
        replace(
            mine(goal),
            strategies=tuple(
                replace(s, measures=tuple(mine(m) for m in s.measures)) for s in goal.strategies
            ),
        )
        for goal in contents.goals
    )
    return replace(contents, goals=goals)


def until(contents: Contents, today: date) -> Contents:
    """The same plan without what lies ahead: readings, milestones reached, logs and value checks after today.

    What has begun or been done has a day for it, so that «since last» can tell it.
    """

    def told_goal(goal: Any) -> Any:
        indicators = tuple(
            replace(row, readings=tuple(r for r in row.readings if r.on <= today)) for row in goal.indicators
        )
        milestones = tuple(
            replace(row, reached_on=row.reached_on if row.reached_on and row.reached_on <= today else None)
            for row in goal.milestones
        )
        strategies = tuple(
            replace(row, measures=tuple(replace(m, state_on=_since(m, today)) for m in row.measures))
            for row in goal.strategies
        )
        return replace(goal, indicators=indicators, milestones=milestones, strategies=strategies)

    return replace(
        contents,
        goals=tuple(told_goal(goal) for goal in contents.goals),
        log=tuple(row for row in contents.log if row.on <= today),
        value_checks=tuple(row for row in contents.value_checks if row.on <= today),
    )


def _since(measure: Measure, today: date) -> date | None:
    """Since when a measure is in its state: under way from its start, done at its end; never after today."""
    if measure.state == "planned":
        return None
    day = measure.starts_on if measure.state == "going" else measure.ends_on
    return min(day or today, today)


def _log(story: Story, people: People, plan: Plan, row: dict[str, Any]) -> None:
    year, month, day = (int(word) for word in row["on"].split("-"))
    on = date(story.year + year, month, day)
    if on <= story.today:
        with at(moment(on, 15)):
            actions.write_log(
                plan=plan, on=on, kind=row["kind"], text=row["text"], shared=row["shared"],
                by=people.principals[row["school"]],
            )  # fmt: skip


def _share(story: Story, people: People, row: dict[str, Any], plan: Plan) -> None:
    by = people.principals[row["key"]]
    if row["state"] == "excellent":
        with at(moment(date(story.year, 8, 21))):
            actions.hand_out(plan=plan, extras=Extras(), by=by)
    if row["state"] in AUDIENCES:
        with at(moment(min(date(story.year, 11, 10), story.today))):
            actions.share_plan(plan=plan, audiences=AUDIENCES[row["state"]], figures={}, by=by)
    if row["state"] == "withdrawn":
        with at(moment(min(date(story.year, 11, 16), story.today), 11)):
            actions.withdraw_share(plan=plan, audience="network", by=by)


def check_values(people: People, plan: Plan, key: str, on: date, marks: list[tuple[int, int]]) -> None:
    """The leadership's own judgement of the values, given together before a session."""
    values = list(plan.values.order_by("position"))[: len(marks)]
    given = {
        value.pk: MarkGiven(teachers=teachers, leaders=leaders, teachers_example="", leaders_example="")
        for value, (teachers, leaders) in zip(values, marks, strict=False)
    }
    with at(moment(on, 14)):
        actions.check_values(plan=plan, on=on, marks=given, session_key="", by=people.principals[key])
