"""What is expected at first, midpoint and last, and how near a school is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.domain.contents import Contents, Goal, Indicator, LogEntry, Measure, Milestone, Strategy, Value
from plans.domain.life import Stage
from review.domain.expectations import TOPICS, Status, judge, judge_network, near
from review.domain.facts import NetworkFacts, PlanFacts, SchoolFacts, plan_facts
from review.domain.occasions import Occasion, Sitting, current, sittings

FIRST, MIDPOINT, LAST = Occasion
GOOD = PlanFacts(
    stage="final",
    version=3,
    shared_on=date(2026, 8, 20),
    vision=True,
    values=3,
    values_with_asks=3,
    goals=3,
    measurable=3,
    measures=9,
    under_way=4,
    done=1,
    milestones=3,
    log_entries=4,
    value_checks=2,
)
SCHOOL = SchoolFacts(
    plan=GOOD, sessions=4, middle_sessions=2, attended=4, fully_attended=4, tasks=3, tasks_done=3, rounds=1
)


def statuses(facts: SchoolFacts, occasion: Occasion) -> dict[str, Status]:
    return {row.topic: row.status for row in judge(facts, occasion)}


def test_a_good_school_at_the_midpoint_has_everything_in_place() -> None:
    assert set(statuses(SCHOOL, MIDPOINT).values()) == {Status.IN_PLACE}
    assert tuple(statuses(SCHOOL, MIDPOINT)) == TOPICS


def test_of_a_plan_that_is_not_shared_nothing_more_is_said() -> None:
    found = statuses(replace(SCHOOL, plan=None), MIDPOINT)
    assert found["plan"] == Status.REMAINS
    assert not {"values", "goals", "measures", "milestones"} & set(found)


@pytest.mark.parametrize(
    ("stage", "first", "midpoint", "last"),
    [
        ("sketch", "in_place", "partly", "remains"),
        ("draft", "in_place", "partly", "remains"),
        ("final", "in_place", "in_place", "partly"),
        ("revised", "in_place", "in_place", "in_place"),
    ],
)
def test_the_plans_stage_against_the_year(stage: str, first: str, midpoint: str, last: str) -> None:
    facts = replace(SCHOOL, plan=replace(GOOD, stage=stage))
    assert [statuses(facts, occasion)["plan"] for occasion in Occasion] == [first, midpoint, last]


@pytest.mark.parametrize(
    ("topic", "change", "midpoint"),
    [
        ("values", {"values_with_asks": 1}, "partly"),
        ("values", {"values": 0, "values_with_asks": 0, "vision": False}, "remains"),
        ("goals", {"measurable": 2}, "partly"),
        ("goals", {"goals": 0, "measurable": 0}, "remains"),
        ("measures", {"late": 1}, "partly"),
        ("measures", {"under_way": 0, "done": 0}, "remains"),
        ("milestones", {"milestones": 0}, "remains"),
        ("log", {"log_entries": 1}, "partly"),
        ("value_check", {"value_checks": 0}, "remains"),
    ],
)
def test_what_is_missing_in_the_plan_is_seen(topic: str, change: dict[str, int], midpoint: str) -> None:
    facts = replace(SCHOOL, plan=replace(GOOD, **change))
    assert statuses(facts, MIDPOINT)[topic] == midpoint


@pytest.mark.parametrize(
    ("topic", "change", "expected"),
    [
        ("attendance", {"fully_attended": 2}, "partly"),
        ("attendance", {"fully_attended": 0, "attended": 0}, "remains"),
        ("attendance", {"sessions": 0}, "none"),
        ("tasks", {"tasks_late": 1}, "partly"),
        ("tasks", {"tasks": 0}, "none"),
        ("survey", {"rounds": 0}, "remains"),
        ("survey", {"rounds": 0, "running": 1}, "partly"),
    ],
)
def test_what_is_missing_around_the_plan_is_seen(topic: str, change: dict[str, int], expected: str) -> None:
    assert statuses(replace(SCHOOL, **change), MIDPOINT)[topic] == expected


def test_the_first_time_only_a_sketch_is_expected() -> None:
    found = statuses(replace(SCHOOL, plan=replace(GOOD, stage="sketch"), sessions=0), FIRST)
    assert found["goals"] == found["measures"] == Status.IN_PLACE
    nothing = {topic for topic, status in found.items() if status == Status.NONE}
    assert nothing == {"values", "milestones", "log", "value_check", "attendance", "survey"}


def test_at_the_last_a_second_round_and_reached_milestones_are_expected() -> None:
    found = statuses(SCHOOL, LAST)
    assert found["survey"] == Status.PARTLY
    assert found["milestones"] == Status.REMAINS
    assert statuses(replace(SCHOOL, rounds=2), LAST)["survey"] == Status.IN_PLACE


def test_the_network_is_in_place_when_all_its_schools_are() -> None:
    facts = NetworkFacts(
        schools=(SCHOOL, SCHOOL),
        sessions_held=4,
        sessions_due=4,
        tasks=4,
        tasks_done=4,
        anchored_by="Kommunestyret",
    )
    assert {row.status for row in judge_network(facts, MIDPOINT)} == {Status.IN_PLACE}
    half = replace(facts, schools=(SCHOOL, replace(SCHOOL, plan=None)), anchored_by="")
    found = {row.topic: row.status for row in judge_network(half, MIDPOINT)}
    assert found["plan"] == found["values"] == Status.PARTLY
    assert found["anchoring"] == Status.REMAINS


@given(st.integers(0, 40), st.integers(0, 40))
def test_more_never_looks_worse(reached: int, wanted: int) -> None:
    order = [Status.REMAINS, Status.PARTLY, Status.IN_PLACE, Status.NONE]
    assert order.index(near(reached + 1, wanted)) >= order.index(near(reached, wanted))


def test_a_shared_plan_in_numbers() -> None:
    complete = Indicator(
        1, "Andel", unit="%", source="Elevundersøkelsen", baseline=1, baseline_on=date(2026, 6, 1), target=2,
        target_on=date(2031, 6, 1),
    )  # fmt: skip
    measures = (
        Measure(1, "A", state="going", ends_on=date(2026, 10, 1)),
        Measure(2, "B", state="ordinary"),
        Measure(3, "C", state="dropped"),
    )
    contents = Contents(
        school="Ås skole",
        first_year=2026,
        stage=Stage.FINAL,
        texts={"vision": "Hvert barn"},
        values=(Value(1, "Nærhet", asks=("Jeg hilser",)), Value(2, "Mot")),
        goals=(
            Goal(1, "En", indicators=(complete,), strategies=(Strategy(1, "S", measures),)),
            Goal(2, "To", milestones=(Milestone(1, 2026, "x"), Milestone(2, 2027, "y"))),
        ),
        log=(LogEntry(date(2026, 4, 30), "story", "i fjor"), LogEntry(date(2026, 9, 1), "story", "i år")),
    )
    facts = plan_facts(contents, version=2, shared_on=date(2026, 8, 20), year=2026, today=date(2026, 11, 24))
    assert (facts.values, facts.values_with_asks, facts.vision) == (2, 1, True)
    assert (facts.goals, facts.measurable) == (2, 1)
    assert (facts.measures, facts.under_way, facts.done, facts.late) == (2, 1, 1, 1)
    assert (facts.milestones, facts.milestones_reached, facts.log_entries) == (1, 0, 1)
    assert all(isinstance(kind, str) and number > 0 for kind, number in facts.open_checks)
    assert "To" not in str(facts.open_checks)


def test_the_sessions_that_are_reviewed() -> None:
    year = [
        Sitting(1, "first", True),
        Sitting(2, "second", False),
        Sitting(3, "middle", False),
        Sitting(4, "middle", True),
        Sitting(5, "middle", False),
        Sitting(6, "last", True),
    ]
    assert sittings(year) == {FIRST: 1, MIDPOINT: 4, LAST: 6}
    unmarked = [replace(one, with_reviewer=False) for one in year]
    assert sittings(unmarked) == {FIRST: 1, MIDPOINT: 4, LAST: 6}
    second_year = [Sitting(1, "middle", True), Sitting(2, "middle", True), Sitting(3, "last", True)]
    assert sittings(second_year) == {FIRST: 1, MIDPOINT: 2, LAST: 3}
    assert sittings([]) == {}


def test_the_occasion_that_is_now() -> None:
    keys = {FIRST: 1, MIDPOINT: 4, LAST: 6}
    assert current(keys, set()) == FIRST
    assert current(keys, {1, 2}) == MIDPOINT
    assert current(keys, {1, 2, 3, 4, 5, 6}) == LAST
    assert current({}, set()) is None
