"""What is missing in a plan: each question put alone, then all together by stage."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from plans.domain.checks import CHECKS, check, counts, part_states
from plans.domain.contents import Contents, Goal, Reading, Strategy, Value
from plans.domain.life import Stage
from tests.domain.plans import build
from tests.domain.plans.build import TODAY, a_goal, a_measure, a_plan, an_indicator, with_measures, without


def kinds(contents: Contents, stage: Stage | None = None, today: date = TODAY) -> list[str]:
    """The kinds of what is missing."""
    return [finding.kind for finding in check(contents, today, stage).missing]


def test_nothing_is_missing_in_a_full_draft() -> None:
    assert kinds(a_plan()) == []


def test_a_sketch_asks_only_for_goals_organisation_timeline_and_measures() -> None:
    empty = Contents("Ås skole", 2026, years=3)
    assert kinds(empty, Stage.SKETCH) == ["organisation", "goals", "measures"]
    only_a_measure = replace(
        empty,
        goals=(Goal(1, "Mål", strategies=(Strategy(2, "", (a_measure(starts_on=None, ends_on=None),)),)),),
    )
    assert kinds(only_a_measure, Stage.SKETCH) == ["organisation", "timeline"]


@pytest.mark.parametrize(
    ("stage", "years", "short"),
    [("sketch", 3, False), ("draft", 3, True), ("draft", 4, True), ("draft", 5, False), ("final", 4, True)],
)
def test_the_horizon_grows_with_the_stage(stage: str, years: int, short: bool) -> None:
    assert ("horizon" in kinds(a_plan(years=years), Stage(stage))) is short


@pytest.mark.parametrize(
    ("text", "kind", "stage"),
    [
        ("organisation", "organisation", Stage.SKETCH),
        ("vision", "vision", Stage.DRAFT),
        ("teacher_groups", "teacher_module", Stage.FINAL),
        ("teacher_meetings", "teacher_module", Stage.FINAL),
        ("teacher_contact", "teacher_contact", Stage.FINAL),
        ("anchoring", "anchoring", Stage.FINAL),
        ("ordinary_work", "ordinary_work", Stage.FINAL),
        ("relation_today", "relation_today", Stage.FINAL),
        ("relation_source", "relation_source", Stage.FINAL),
        ("challenges", "challenges", Stage.FINAL),
    ],
)
def test_an_empty_text_is_missed_from_its_stage_on(text: str, kind: str, stage: Stage) -> None:
    assert kind in kinds(without(text), stage)
    earlier = [s for s in Stage if list(Stage).index(s) < list(Stage).index(stage)]
    assert all(kind not in kinds(without(text), s) for s in earlier)


def test_one_group_that_took_part_is_enough() -> None:
    nobody = replace(a_plan(), texts={"organisation": "x", "vision": "y"})
    assert "participation" in kinds(nobody)
    assert "participation" not in kinds(
        replace(nobody, texts={**nobody.texts, "pupil_part": "Elevrådet i juni"})
    )


def test_more_than_five_values_ask_which_are_chosen() -> None:
    five = tuple(Value(n, f"V{n}", asks=("Jeg …",)) for n in range(11, 16))
    assert "values_few" not in kinds(a_plan(values=five))
    assert "values_few" in kinds(a_plan(values=(*five, Value(16, "V6", asks=("Jeg …",)))))


def test_a_value_says_what_it_asks_and_is_served_by_a_goal() -> None:
    lonely = Value(12, "Mot")
    found = check(a_plan(values=(*a_plan().values, lonely)), TODAY).missing
    assert [(f.kind, f.anchor, f.name) for f in found] == [
        ("value_asks", "value-12", "Mot"),
        ("value_without_goal", "value-12", "Mot"),
    ]


def test_a_goal_serves_a_value_and_is_measured() -> None:
    bare = Goal(22, "Vi veileder hverandre")
    found = check(a_plan(goals=(a_goal(), bare)), TODAY).missing
    assert [(f.kind, f.number, f.anchor) for f in found] == [
        ("goal_value", 2, "goal-22"),
        ("goal_indicator", 2, "goal-22"),
    ]


@pytest.mark.parametrize(
    ("lacks", "kind"),
    [
        ({"unit": ""}, "indicator_unit"),
        ({"kind": "signs", "steps": ("bare ett",)}, "indicator_steps"),
        ({"baseline": None}, "indicator_baseline"),
        ({"baseline_on": None}, "indicator_baseline_date"),
        ({"target": None}, "indicator_target"),
        ({"target_on": None}, "indicator_target_date"),
        ({"source": ""}, "indicator_source"),
    ],
)
def test_an_indicator_has_everything(lacks: dict, kind: str) -> None:
    plan = a_plan(goals=(a_goal(indicators=(an_indicator(**lacks),)),))
    assert kinds(plan) == [kind]
    assert not plan.goals[0].is_measurable


def test_described_signs_need_no_unit() -> None:
    signs = an_indicator(
        kind="signs", unit="", steps=("sjelden", "ofte", "alltid"), baseline=Decimal(1), target=Decimal(3)
    )
    assert kinds(a_plan(goals=(a_goal(indicators=(signs,)),))) == []


def test_a_finished_plan_is_measured_every_year() -> None:
    later = date(2027, 11, 1)
    assert "indicator_read" in kinds(a_plan(), Stage.FINAL, later)
    read = an_indicator(readings=(Reading(date(2027, 6, 1), Decimal(84)),))
    assert "indicator_read" not in kinds(a_plan(goals=(a_goal(indicators=(read,)),)), Stage.FINAL, later)
    assert "indicator_read" not in kinds(a_plan(), Stage.FINAL, date(2027, 6, 1))


def test_something_starts_at_once() -> None:
    assert "starts_now" in kinds(with_measures(a_measure(starts_on=date(2026, 10, 1))))
    assert "starts_now" not in kinds(with_measures(a_measure(starts_on=date(2026, 9, 30))))


@pytest.mark.parametrize(
    ("lacks", "kind"),
    [
        ({"responsible": "", "function": ""}, "measure_responsible"),
        ({"ends_on": None}, "measure_dates"),
        ({"ends_on": date(2026, 10, 1)}, "measure_late"),
    ],
)
def test_a_measure_has_someone_and_a_time(lacks: dict, kind: str) -> None:
    assert kinds(with_measures(a_measure(**lacks))) == [kind]
    dropped = a_measure(52, **lacks, state="dropped", reason="Vi fikk ikke folk")
    assert kinds(with_measures(a_measure(), dropped)) == []


def test_what_is_moved_or_dropped_says_why() -> None:
    moved = {"planned_end": date(2027, 1, 31)}
    assert kinds(with_measures(a_measure(**moved))) == ["measure_reason"]
    assert kinds(with_measures(a_measure(**moved, reason="Sykdom"))) == []
    assert kinds(with_measures(a_measure(), a_measure(52, state="dropped"))) == ["measure_reason"]


def test_dropped_measures_fill_no_plan() -> None:
    dropped = a_measure(ends_on=date(2031, 6, 1), state="dropped", reason="Vi fikk ikke folk")
    assert kinds(with_measures(dropped), Stage.SKETCH) == ["measures"]
    found = kinds(with_measures(a_measure(), dropped), Stage.FINAL)
    assert "later_years" in found
    assert "year_one" in kinds(
        with_measures(a_measure(starts_on=date(2027, 8, 17), ends_on=date(2031, 6, 1)), dropped), Stage.FINAL
    )


@build.few
@given(build.plans)
def test_a_dropped_measure_answers_no_check_and_is_asked_for_a_reason_alone(plan: Contents) -> None:
    def kept(goal: Goal) -> Goal:
        standing = (replace(s, measures=tuple(m for m in s.measures if m.stands)) for s in goal.strategies)
        return replace(goal, strategies=tuple(standing))

    without_dropped = replace(plan, goals=tuple(kept(goal) for goal in plan.goals))
    for stage in Stage:
        assert [kind for kind in kinds(plan, stage) if kind != "measure_reason"] == [
            kind for kind in kinds(without_dropped, stage) if kind != "measure_reason"
        ]


def test_a_function_is_enough_as_responsible_and_ordinary_work_has_no_end() -> None:
    assert kinds(with_measures(a_measure(responsible="", ends_on=None, state="ordinary"))) == []


def test_year_one_is_full_and_something_is_laid_later() -> None:
    found = kinds(with_measures(a_measure()), Stage.FINAL)
    assert "year_one" not in found
    assert "later_years" in found
    all_years = with_measures(a_measure(), a_measure(52, ends_on=date(2031, 6, 1)))
    assert "later_years" not in kinds(all_years, Stage.FINAL)
    second_year = with_measures(a_measure(starts_on=date(2027, 8, 17), ends_on=date(2031, 6, 1)))
    assert "year_one" in kinds(second_year, Stage.FINAL)
    assert "year_one" not in kinds(replace(second_year, laid_year=2027), Stage.FINAL)


def test_the_unused_leadership_dimensions_are_named() -> None:
    found = check(a_plan(), TODAY, Stage.FINAL).missing
    assert [f.name for f in found if f.kind == "leadership_unused"] == [
        "goals-and-expectations",
        "strategic-resourcing",
        "quality-teaching",
        "safe-environment",
    ]


def test_a_stakeholder_without_an_action_does_not_count() -> None:
    assert "stakeholders" in kinds(a_plan(stakeholders=()), Stage.FINAL)


def test_outsiders_get_kinds_and_counts_only() -> None:
    plan = a_plan(
        goals=(
            a_goal(
                indicators=(an_indicator(baseline=None), an_indicator(32, baseline=None, what="Hemmelig"))
            ),
        )
    )
    assert counts(check(plan, TODAY)) == (("indicator_baseline", 2),)


def test_parts_say_whether_they_are_empty_missing_something_or_done() -> None:
    plan = replace(without("vision"), stakeholders=())
    states = part_states(plan, check(plan, TODAY), check(plan, TODAY, Stage.FINAL))
    assert states == {
        "project": "done",
        "today": "done",
        "values": "done",
        "vision": "warn",
        "goals": "done",
        "strategy": "half",
        "challenges": "half",
    }
    empty = Contents("Ås skole", 2026)
    assert set(part_states(empty, check(empty, TODAY), check(empty, TODAY)).values()) == {"open"}


@build.few
@given(build.plans)
def test_every_check_either_finds_something_or_is_in_place(plan: Contents) -> None:
    for stage in Stage:
        report = check(plan, TODAY, stage)
        asked = {c.name for c in CHECKS if c.holds_at(stage)}
        assert set(report.in_place) <= asked
        assert len(set(report.in_place)) == len(report.in_place)
        assert sum(n for _, n in counts(report)) == len(report.missing)


@build.few
@given(build.plans)
def test_what_a_draft_misses_a_final_plan_misses_too(plan: Contents) -> None:
    draft, final = kinds(plan, Stage.DRAFT), kinds(plan, Stage.FINAL)
    assert set(draft) <= set(final)


@build.few
@given(build.plans)
def test_counts_hold_no_word_that_people_wrote(plan: Contents) -> None:
    known = {f.kind for c in CHECKS for f in ()} | {kind for kind, _ in counts(check(plan, TODAY))}
    assert all(kind.replace("_", "").isascii() and kind.islower() for kind in known)
