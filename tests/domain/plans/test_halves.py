"""The years as a table of halves: every line is full, every measure has one bar and its words."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plans.domain.contents import Contents, Goal, Measure, Strategy
from plans.domain.halves import in_halves

DAYS = st.dates(date(2025, 1, 1), date(2033, 12, 31))


def contents(measures: list[Measure], years: int = 5) -> Contents:
    goal = Goal(1, "Mål", strategies=(Strategy(1, "", tuple(measures)),))
    return Contents("Ås skole", 2026, years, goals=(goal,))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8), st.integers(2, 7))
def test_lines_are_full_and_each_measure_is_told_once(days: list[tuple[date, date]], years: int) -> None:
    measures = [
        Measure(key, f"Tiltak {key}", starts_on=min(pair), ends_on=max(pair)) for key, pair in enumerate(days)
    ]
    (row,) = in_halves(contents(measures, years))
    assert all(sum(span.halves for span in line) == years * 2 for line in row.lines)
    spans = [span for line in row.lines for span in line if span.measure]
    wanted = sorted(measure.key for measure in measures)
    assert sorted(span.measure.key for span in spans if span.measure and span.is_bar) == wanted
    assert sorted(span.measure.key for span in spans if span.measure and span.has_words) == wanted


def test_a_narrow_bar_has_its_words_beside_it_inside_the_table() -> None:
    early = Measure(1, "Relasjonskartlegging", starts_on=date(2026, 8, 1), ends_on=date(2026, 12, 1))
    late = Measure(2, "Avslutningsfest", starts_on=date(2031, 2, 1), ends_on=date(2031, 6, 1))
    (row,) = in_halves(contents([early, late]))
    (line,) = row.lines
    assert [(span.halves, span.is_bar, span.has_words) for span in line] == [
        (1, True, False), (3, False, True), (2, False, False), (3, False, True), (1, True, False),
    ]  # fmt: skip
