"""The plan over its school years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.domain.contents import Contents, Measure, Milestone
from plans.domain.years import (
    columns,
    first_day,
    label,
    last_day,
    lay_out,
    school_year_of,
    standing_of,
    unfinished,
    years_of,
)
from tests.domain.plans import build
from tests.domain.plans.build import TODAY, a_goal, a_measure, a_plan, an_indicator, with_measures


def test_a_school_year_begins_in_august() -> None:
    assert school_year_of(date(2026, 7, 31)) == 2025
    assert school_year_of(date(2026, 8, 1)) == 2026
    assert label(2029) == "2029/30"
    assert label(2099) == "2099/00"


@pytest.mark.parametrize(
    ("starts", "ends", "years"),
    [
        (date(2026, 8, 17), date(2027, 6, 18), [2026]),
        (date(2027, 1, 4), date(2029, 6, 1), [2026, 2027, 2028]),
        (date(2026, 5, 20), date(2026, 12, 1), [2026]),
        (date(2028, 8, 1), None, [2028, 2029, 2030]),
        (None, date(2026, 12, 1), [2026]),
        (None, None, []),
    ],
)
def test_a_measure_stands_in_the_years_it_touches(
    starts: date | None, ends: date | None, years: list[int]
) -> None:
    assert list(years_of(a_measure(starts_on=starts, ends_on=ends), 2026, 5)) == years


def test_late_is_said_of_what_is_neither_done_nor_dropped() -> None:
    ended = date(2026, 10, 1)
    assert standing_of(a_measure(ends_on=ended), TODAY) == "late"
    assert standing_of(a_measure(ends_on=ended, state="done"), TODAY) == "done"
    assert standing_of(a_measure(ends_on=ended, state="dropped"), TODAY) == "dropped"
    assert standing_of(a_measure(), TODAY) == "planned"


def test_a_row_a_goal_and_a_cell_a_year() -> None:
    goal = a_goal(milestones=(Milestone(1, 2027, "Alle har en voksen"),))
    rows = lay_out(a_plan(goals=(goal,)), TODAY)
    assert [cell.year for cell in rows[0].cells] == [2026, 2027, 2028, 2029, 2030]
    assert [len(cell.milestones) for cell in rows[0].cells] == [0, 1, 0, 0, 0]
    assert rows[0].cells[4].targets == ((an_indicator(), an_indicator().target),)
    assert rows[0].cells[0].entries[0].begins
    assert rows[0].cells[0].entries[0].ends
    assert rows[0].cells[2].is_empty


def test_what_has_not_been_finished_by_the_end_of_a_year() -> None:
    plan = with_measures(a_measure(), a_measure(52, state="done"), a_measure(53, ends_on=date(2028, 6, 1)))
    assert [m.key for m in unfinished(plan, 2026)] == [51]


@build.few
@given(build.plans, build.days)
def test_every_dated_measure_stands_in_at_least_one_year(plan: Contents, today: date) -> None:
    for row in lay_out(plan, today):
        placed = {entry.measure for cell in row.cells for entry in cell.entries}
        dated = {m for m in row.goal.measures if m not in row.undated}
        assert dated <= placed
        assert not placed & set(row.undated)


@build.few
@given(build.plans, build.days)
def test_cells_are_the_plans_years(plan: Contents, today: date) -> None:
    for row in lay_out(plan, today):
        assert tuple(cell.year for cell in row.cells) == columns(plan)


@build.few
@given(build.measures, st.integers(2025, 2030), st.integers(3, 8))
def test_a_measure_inside_a_year_stands_there_and_nowhere_else(
    measure: Measure, first: int, count: int
) -> None:
    for year in range(first, first + count):
        inside = measure.starts_on and measure.ends_on and first_day(year) <= measure.starts_on
        if inside and measure.starts_on <= measure.ends_on <= last_day(year):
            assert list(years_of(measure, first, count)) == [year]
