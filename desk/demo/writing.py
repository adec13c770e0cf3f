"""The demonstration's plans: one excellent, five in various states, each brought there by the plan's own actions."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from desk.demo.clock import at, moment
from desk.demo.diary import Diary, Entry, known_on, what_followed
from desk.demo.people import People
from desk.demo.story import Story
from plans import actions
from plans.domain.borrowing import from_data
from plans.domain.contents import Contents
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


def begin_plans(story: Story, people: People) -> Diary:
    """Every school's sketch, and the diary of what it wrote, staged, shared and handed out after that."""
    with (Path(__file__).with_name("plans.toml")).open("rb") as file:
        told = tomllib.load(file)
    diary = Diary()
    plans = {row["key"]: _sketch(story, people, row, told, diary) for row in story.told["school"]}
    for row in told["log"]:
        diary.entries.append(_log(story, people, plans[row["school"]], row))
    for row in story.told["school"]:
        diary.entries.extend(_share(story, people, row, plans[row["key"]]))
    return diary


def _sketch(story: Story, people: People, row: dict[str, Any], told: dict[str, Any], diary: Diary) -> Plan:
    school, by = people.schools[row["key"]], people.principals[row["key"]]
    begun = story.begins + timedelta(days=20)
    with at(moment(begun)):
        plan = actions.begin_plan(
            school=school, network=people.network, first_year=story.year, years=5, by=by
        )
        contents = (
            example_contents(row["language"], story.year, school.name)
            if row["state"] == "excellent"
            else from_data(told[row["key"]], school.name, story.year)
        )
        named = _named(contents, story, people, row["key"])
        actions.pour(plan=plan, contents=known_on(named, begun), source="demo", by=by)
    diary.entries.extend(what_followed(plan, named, begun, by))
    if row["state"] in STAGES:
        ready = partial(actions.become, plan=plan, stage=Stage.DRAFT, by=by)
        diary.entries.append(Entry(date(story.year, 8, 14), ready))
    return plan


def _named(contents: Contents, story: Story, people: People, key: str) -> Contents:
    """The example's responsible persons become the school's own leaders, in turn, with their own functions."""
    functions = {row["name"]: row.get("function", "Rektor").lower() for row in story.told["person"]}
    names = [person.name for person in people.leaders[key]]
    everyone = {m.responsible for m in contents.measures} | {g.responsible for g in contents.goals}
    others = sorted(everyone - {"", *names})
    swap = {name: names[number % len(names)] for number, name in enumerate(others)}

    def mine(thing: Any) -> Any:
        if thing.responsible not in swap:
            return thing
        name = swap[thing.responsible]
        return replace(thing, responsible=name, function=functions[name])

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


def _log(story: Story, people: People, plan: Plan, row: dict[str, Any]) -> Entry:
    year, month, day = (int(word) for word in row["on"].split("-"))
    on = date(story.year + year, month, day)
    facts = {name: row[name] for name in ("kind", "text", "shared")}
    return Entry(
        on, partial(actions.write_log, plan=plan, on=on, **facts, by=people.principals[row["school"]])
    )


def _share(story: Story, people: People, row: dict[str, Any], plan: Plan) -> Iterator[Entry]:
    """Shared in November; the excellent one is handed out in August, and again when all its first figures are in."""
    by = people.principals[row["key"]]
    shared = min(date(story.year, 11, 21 if row["state"] == "excellent" else 10), story.today)
    out = partial(actions.hand_out, plan=plan, extras=Extras(), by=by)
    if row["state"] in AUDIENCES:
        given = AUDIENCES[row["state"]]
        yield Entry(shared, partial(actions.share_plan, plan=plan, audiences=given, figures={}, by=by))
    if row["state"] == "excellent":
        yield from (Entry(date(story.year, 8, 21), out), Entry(shared, out))
    if row["state"] == "withdrawn":
        back = partial(actions.withdraw_share, plan=plan, audience="network", by=by)
        yield Entry(min(shared + timedelta(days=6), story.today), back)
