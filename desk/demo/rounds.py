"""The demonstration's survey rounds: answered by a seeded crowd, closed by the survey's own actions."""

import random
import secrets
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desk.demo.clock import at, moment
from desk.demo.people import People
from desk.demo.story import Story
from plc_survey import actions
from plc_survey.domain.scoring import DONT_KNOW
from plc_survey.models import Phase, Round, Way
from plc_survey.place import Place
from programme.queries import active_content

DONT_KNOW_SHARE, BLANK_SHARE = 0.04, 0.01


def make_rounds(story: Story, people: People) -> None:
    """The closed rounds and the joint judgement of the story, and one round that is open today."""
    with (Path(__file__).with_name("surveys.toml")).open("rb") as file:
        told = tomllib.load(file)
    crowd = random.Random("havnes")  # the same answers each time
    for row in told["round"]:
        opens = story.begins + timedelta(days=row["after"])
        if opens + timedelta(days=row["days"] + 1) < story.today:
            _closed_round(people, row, opens, crowd)
    _publish(story, people)
    _rubric(story, people, told["rubric"])
    _open_round(story, people, crowd)


def answers(level: list[float], crowd: random.Random) -> list[int | None]:
    """One person's sheet: a leaning of their own, noise on each statement, now and then «don't know»."""
    leaning = crowd.gauss(0, 0.45)
    sheet: list[int | None] = []
    for mean, dimension in zip(level, active_content().instrument.dimensions, strict=True):
        for _statement in dimension.statements:
            mark = min(5, max(1, round(crowd.gauss(mean + leaning, 0.75))))
            chance = crowd.random()
            sheet.append(
                DONT_KNOW if chance < DONT_KNOW_SHARE else None if chance > 1 - BLANK_SHARE else mark
            )
    return sheet


def _begin(people: People, key: str, phase: str, opens: date, closes: date, way: Way) -> Round:
    school, by = people.schools[key], people.principals[key]
    with at(moment(opens - timedelta(days=3), 12)):
        return actions.open_new_round(
            place=Place(school, people.network),
            phase=Phase(phase),
            opens_on=opens,
            closes_on=closes,
            expected=school.staff_count,
            way=way,
            met_on=opens - timedelta(days=8),
            union_rep="Tillitsvalgt ved skolen",
            safety_rep="Verneombud ved skolen",
            by=by,
        )


def _answer(round_: Round, level: list[float], sent: int, day: date, crowd: random.Random) -> None:
    with at(moment(day, 14)):
        for _person in range(sent):
            actions.submit_sheet(
                round_key=round_.pk, code="", nonce=secrets.token_urlsafe(16), answers=answers(level, crowd)
            )


def _closed_round(people: People, row: dict[str, Any], opens: date, crowd: random.Random) -> None:
    by = people.principals[row["school"]]
    closes = opens + timedelta(days=row["days"])
    round_ = _begin(people, row["school"], row["phase"], opens, closes, Way.LINK)
    _answer(round_, row["level"], row["sent"], opens + timedelta(days=2), crowd)
    with at(moment(closes + timedelta(days=1), 1)):
        round_ = actions.close_round(round_=round_, by=None)
    with at(moment(closes + timedelta(days=2), 9)):
        actions.share_round(round_=round_, in_aggregate=True, share=row["share"], by=by)
        for idea, text in zip(round_.ideas.order_by("number"), row["ideas"], strict=True):
            idea.text = text
            idea.save(update_fields=["text"])


def _publish(story: Story, people: People) -> None:
    """The network's figures from the start of the year, once the schools have chosen what they share."""
    day = story.begins + timedelta(days=150)
    if day < story.today:
        with at(moment(day, 10)):
            actions.publish_network(
                network=people.network, phase=Phase.START, year=story.year, by=people.by_role["convenor"]
            )


def _open_round(story: Story, people: People, crowd: random.Random) -> None:
    opens = story.today - timedelta(days=5)
    round_ = _begin(people, "vassbredden", Phase.MIDWAY, opens, story.today + timedelta(days=10), Way.LINK)
    _answer(round_, [3.9] * 8, 6, story.today - timedelta(days=2), crowd)
    with at(moment(story.today, 1)):
        actions.count_sheets(day=story.today)


def _rubric(story: Story, people: People, row: dict[str, Any]) -> None:
    held = story.begins + timedelta(days=row["after"])
    if held >= story.today:
        return
    keys = [dimension.key for dimension in active_content().instrument.dimensions]
    levels = list(zip(keys, row["levels"], strict=True))
    with at(moment(held, 15)):
        actions.save_rubric(
            place=Place(people.schools[row["school"]], people.network),
            rubric=None,
            phase=Phase.START,
            held_on=held,
            present=row["present"],
            judgements={key: (level, row["reason"] if key == keys[0] else "") for key, level in levels},
            by=people.principals[row["school"]],
        )
