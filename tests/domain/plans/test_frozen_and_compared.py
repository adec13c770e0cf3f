"""A frozen plan reads back as it was, and two versions tell what differs."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given

from plans.domain.comparing import Place, differences
from plans.domain.contents import Contents, LogEntry, Mark, Reading, ValueCheck
from plans.domain.frozen import from_parts, to_parts
from tests.domain.plans import build
from tests.domain.plans.build import a_goal, a_measure, a_plan, an_indicator, with_measures


def stored(contents: Contents) -> Contents:
    """The plan after a way through JSON."""
    return from_parts(json.loads(json.dumps(to_parts(contents))))


@build.few
@given(build.plans)
def test_what_is_frozen_reads_back_the_same(plan: Contents) -> None:
    assert len({goal.key for goal in plan.goals}) < len(plan.goals) or stored(plan) == plan


def test_log_and_value_checks_go_along() -> None:
    plan = a_plan(
        log=(LogEntry(date(2026, 11, 1), "story", "En god dag"),),
        value_checks=(ValueCheck(date(2026, 11, 2), (Mark(11, "Nærhet", 3, None, "Døra", ""),)),),
    )
    assert stored(plan) == plan


def test_a_plan_does_not_differ_from_itself() -> None:
    assert differences(a_plan(), a_plan()) == ()


def test_every_kind_of_change_is_told_at_its_place() -> None:
    old = a_plan()
    new = replace(
        with_measures(a_measure(title="Ti minutter ved døra"), a_measure(52, title="Elevsamtaler")),
        texts={**old.texts, "vision": "Alle blir sett"},
        values=(),
    )
    found = {d.place: (d.old, d.new) for d in differences(old, new)}
    assert found[Place("vision", "plan", 0, "vision")] == ("Skrevet", "Alle blir sett")
    assert found[Place("strategy", "measure", 51, "title")] == (
        "Fem minutter ved døra",
        "Ti minutter ved døra",
    )
    assert found[Place("strategy", "measure", 52, "title")] == ("", "Elevsamtaler")
    assert found[Place("values", "value", 11, "asks")] == ("Jeg hilser på alle.", "")
    assert found[Place("goals", "goal", 21, "values")] == ("Nærhet", "")


def test_a_new_reading_is_a_difference() -> None:
    read = an_indicator(readings=(Reading(date(2027, 6, 1), Decimal(84)),))
    (only,) = differences(a_plan(), a_plan(goals=(a_goal(indicators=(read,)),)))
    assert (only.place.field, only.old, only.new) == ("readings", "", "2027-06-01: 84")


@build.few
@given(build.plans, build.plans)
def test_the_other_way_round_old_and_new_change_places(one: Contents, other: Contents) -> None:
    there = {(d.place, d.old, d.new) for d in differences(one, other)}
    back = {(d.place, d.new, d.old) for d in differences(other, one)}
    assert there == back
