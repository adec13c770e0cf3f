"""The stages of a plan."""

from plans.domain.life import Stage, may_become, reached, years_wanted
from plans.domain.parts import ALL_TEXTS, PARTS, after, before, number_of


def test_a_finished_plan_is_revised_and_never_a_draft_again() -> None:
    assert may_become(Stage.SKETCH, Stage.DRAFT)
    assert may_become(Stage.DRAFT, Stage.FINAL)
    assert may_become(Stage.FINAL, Stage.REVISED)
    assert may_become(Stage.REVISED, Stage.REVISED)
    assert not may_become(Stage.FINAL, Stage.DRAFT)
    assert not may_become(Stage.REVISED, Stage.SKETCH)


def test_stages_have_an_order_and_a_length() -> None:
    assert reached(Stage.FINAL, Stage.DRAFT)
    assert not reached(Stage.SKETCH, Stage.DRAFT)
    assert [years_wanted(stage) for stage in Stage] == [3, 5, 5, 5]


def test_seven_parts_in_a_row() -> None:
    assert [number_of(part) for part in PARTS] == [1, 2, 3, 4, 5, 6, 7]
    assert before("project") is None
    assert after("challenges") is None
    assert after("project") == "today"
    assert before("today") == "project"
    assert len(set(ALL_TEXTS)) == len(ALL_TEXTS)
