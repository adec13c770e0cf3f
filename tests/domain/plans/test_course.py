"""Whether an indicator is on course."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from plans.domain.contents import Indicator, Reading, YearTarget
from plans.domain.course import Standing, course, expected_on, figures, path, wrong_side
from tests.domain.plans import build
from tests.domain.plans.build import an_indicator

TODAY = date(2027, 9, 1)


def read(on: date, value: float, series: str = "own") -> Reading:
    """A reading of this value."""
    return Reading(on, Decimal(str(value)), series)


@pytest.mark.parametrize(
    ("value", "standing"),
    [(95, "reached"), (96, "reached"), (90, "on_course"), (79, "behind"), (78, "behind"), (77, "backwards")],
)
def test_a_figure_that_should_rise(value: int, standing: str) -> None:
    indicator = an_indicator(readings=(read(date(2027, 6, 1), value),))
    assert course(indicator, TODAY).standing == standing


@pytest.mark.parametrize(
    ("value", "standing"), [(2, "reached"), (5, "on_course"), (8.9, "behind"), (9.1, "backwards")]
)
def test_a_figure_that_should_fall(value: float, standing: str) -> None:
    indicator = an_indicator(
        baseline=Decimal(9), target=Decimal(2), direction="down", readings=(read(date(2027, 6, 1), value),)
    )
    assert course(indicator, TODAY).standing == standing


def test_the_path_goes_by_the_yearly_targets() -> None:
    indicator = an_indicator(year_targets=(YearTarget(2026, Decimal(85)), YearTarget(2027, Decimal(88))))
    points = path(indicator)
    assert [p.on for p in points] == [
        date(2026, 9, 15),
        date(2027, 6, 30),
        date(2028, 6, 30),
        date(2031, 6, 15),
    ]
    assert expected_on(points, date(2027, 6, 30)) == 85
    assert expected_on(points, date(2020, 1, 1)) == 78
    assert expected_on(points, date(2040, 1, 1)) == 95
    assert course(indicator, TODAY).next_point == points[2]


def test_without_baseline_or_target_there_is_no_course() -> None:
    assert course(an_indicator(target=None), TODAY).standing == Standing.NOT_MEASURABLE
    assert course(an_indicator(), TODAY).standing == Standing.NOT_READ


def test_only_readings_until_today_count() -> None:
    indicator = an_indicator(readings=(read(date(2027, 6, 1), 84), read(date(2028, 6, 1), 70)))
    assert course(indicator, TODAY).latest == indicator.readings[0]


def test_a_joint_judgement_never_mixes_with_survey_means() -> None:
    both = (read(date(2027, 4, 1), 3.5, "survey"), read(date(2027, 5, 1), 2, "joint"))
    means = an_indicator(dimension="mutual-trust", readings=both)
    assert [r.series for r in figures(means)] == ["survey"]
    signs = an_indicator(dimension="mutual-trust", kind="signs", readings=both)
    assert [r.series for r in figures(signs)] == ["joint"]
    assert figures(an_indicator(readings=both)) == ()


def test_too_few_answers_are_no_figure() -> None:
    few = Reading(date(2027, 4, 1), None, "survey", too_few=True)
    assert figures(an_indicator(dimension="mutual-trust", readings=(few,))) == ()


def test_a_target_on_the_wrong_side() -> None:
    assert wrong_side("up", Decimal(78), Decimal(70))
    assert wrong_side("up", Decimal(78), Decimal(78))
    assert wrong_side("down", Decimal(9), Decimal(12))
    assert not wrong_side("down", Decimal(9), Decimal(2))
    assert not wrong_side("up", None, Decimal(2))


@build.few
@given(build.indicators, build.days)
def test_the_expected_figure_lies_between_the_lowest_and_highest_point(
    indicator: Indicator, day: date
) -> None:
    points = path(indicator)
    if points:
        values = [p.value for p in points]
        assert min(values) <= expected_on(points, day) <= max(values)
        assert [p.on for p in points] == sorted(p.on for p in points)


@build.few
@given(build.indicators, build.days)
def test_course_never_looks_into_the_future(indicator: Indicator, day: date) -> None:
    found = course(indicator, day)
    assert found.latest is None or found.latest.on <= day
    assert found.next_point is None or found.next_point.on > day
