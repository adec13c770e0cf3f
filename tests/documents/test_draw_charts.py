"""Pictures: figures, languages, hidden values, and nothing that a strict policy would strip."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from foundation.documents import charts
from foundation.documents.charts import PAGE, PAPER, Look
from foundation.documents.charts.scales import Scale, ticks

pytestmark = pytest.mark.one_database
SVG = "{http://www.w3.org/2000/svg}"
LABELS = ["Delte verdier", "Kollektivt ansvar", "Tillit <og> støtte"]
SESSIONS = [
    charts.WheelSession(date(2026, 5, 26), 1, with_reviewer=True, held=True),
    charts.WheelSession(date(2026, 8, 25), 2, next_=True),
]
TRACK = charts.Track(
    years=[2026, 2027, 2028, 2029, 2030],
    readings=[(date(2026, 9, 1), 78.0), (date(2027, 1, 12), 84.0)],
    baseline=(date(2026, 9, 1), 78.0),
    target=(date(2031, 6, 1), 95.0),
    milestones=[(date(2027, 6, 1), 85.0)],
    unit="%",
)
PICTURES: dict[str, Callable[[Look], str]] = {
    "radar": lambda look: charts.radar(
        "T & U", LABELS, [charts.Series("Mai", [3.4, None, 4.1], [(3, 4), None, (4, 5)])], look=look
    ),
    "indicator": lambda look: charts.indicator("T & U", TRACK, look=look),
    "bars": lambda look: charts.bars("T & U", [("a", 3.2), ("b", None)], high=5, look=look),
    "change": lambda look: charts.change(
        "T & U", [charts.Change("a", 0.4, 0.3), charts.Change("b", -0.5, None)], look=look
    ),
    "distribution": lambda look: charts.distribution(
        "T & U", [("a", [1, 2, 7])], ["nei", "både/og", "ja"], look=look
    ),
    "value_check": lambda look: charts.value_check(
        "T & U", ["14.10.", "2.12."], [charts.Check("Mot", [3, None])], look=look
    ),
    "wheel": lambda look: charts.wheel("T & U", charts.Year(date(2026, 5, 1), SESSIONS), look=look),
    "thread": lambda look: charts.thread("T & U", SESSIONS, look=look),
    "five_years": lambda look: charts.five_years(
        "T & U",
        2026,
        [charts.PlanRow("Mål", [charts.PlanBar("Tiltak", date(2026, 8, 1), date(2027, 6, 1), "going")])],
        today=date(2027, 1, 12),
        look=look,
    ),
}


@pytest.mark.parametrize("look", [PAPER, PAGE], ids=["paper", "page"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_sound_xml_with_a_title_and_no_styles(name: str, look: Look) -> None:
    svg = PICTURES[name](look)
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title").text == "T & U"
    assert root.get("role") == "img"
    assert not re.search(r"style|script|\son\w+=|href|nan|inf", svg)


def test_decimals_follow_the_language() -> None:
    with translation.override("nb"):
        assert charts.number(3.45, 1) == "3,5"
        assert charts.number(-0.04, 1, signed=True) == "0,0"
        assert charts.number(0.4, 1, signed=True) == "+0,4"
        assert ">3,4<" in PICTURES["radar"](PAPER)
    with translation.override("en"):
        assert charts.number(-0.5, 1) == "−0.5"
        assert ">3.4<" in PICTURES["radar"](PAPER)


def test_a_hidden_figure_is_a_dash_and_breaks_the_line() -> None:
    with translation.override("nb"):
        root = ElementTree.fromstring(PICTURES["radar"](PAPER))
    assert "Kollektivt ansvar –" in root.find(f"{SVG}desc").text
    filled = [shape for shape in root.iter(f"{SVG}polygon") if shape.get("fill-opacity")]
    assert not filled


def test_only_the_four_latest_rounds_are_drawn_each_in_its_own_way() -> None:
    rounds = [charts.Series(f"runde {k}", [k, k, k]) for k in (1, 2, 3, 4, 5)]
    svg = charts.radar("T", LABELS, rounds)
    assert ">runde 1<" not in svg
    drawn = [f">runde {k}<" in svg for k in (2, 3, 4, 5)]
    assert all(drawn)
    dashes = re.findall(r'<polygon[^>]*fill="none"[^>]*stroke-dasharray="([^"]+)"', svg)
    assert len(set(dashes)) == 3


def test_an_unclear_change_is_hollow() -> None:
    clear, unclear = charts.Change("a", 0.4, 0.3), charts.Change("b", 0.2, 0.3)
    assert clear.is_clear
    assert not unclear.is_clear
    assert not charts.Change("c", 2.0, None).is_clear
    assert 'fill="#ffffff"' in charts.change("T", [unclear])


def test_words_on_the_wheel_are_in_the_active_language() -> None:
    with translation.override("nn"):
        assert ">juni<" in PICTURES["wheel"](PAPER)
    with translation.override("en"):
        assert ">June<" in PICTURES["wheel"](PAPER)


@given(st.floats(-1e4, 1e4), st.floats(0.01, 1e4))
def test_steps_are_even_hold_both_ends_and_are_few(low: float, span: float) -> None:
    steps = ticks(low, low + span)
    assert steps[0] <= low + span * 1e-6
    assert steps[-1] >= low + span - span * 1e-6
    assert 2 <= len(steps) <= 8
    gaps = [b - a for a, b in pairwise(steps)]
    assert max(gaps) - min(gaps) < max(gaps) * 1e-3 + 1e-6


@pytest.mark.parametrize(("low", "high"), [(46.0, 85.0), (2.8, 4.0), (0.0, 23.0), (12.0, 13.0)])
def test_the_words_of_the_steps_stand_inside_the_picture(low: float, high: float) -> None:
    first, last = (date(2026, 9, 1), low), (date(2031, 6, 1), high)
    track = charts.Track(years=TRACK.years, readings=[first], baseline=first, target=last, milestones=[last])
    root = ElementTree.fromstring(charts.indicator("T", track, look=PAGE))
    height = float(root.get("viewBox").split()[3])
    assert all(8 <= float(text.get("y")) <= height for text in root.iter(f"{SVG}text"))


@given(st.floats(0, 5))
def test_a_scale_keeps_within_its_stretch(value: float) -> None:
    assert 10 <= Scale(0, 5, 10, 90).at(value) <= 90


@given(st.lists(st.one_of(st.none(), st.floats(1, 5)), min_size=3, max_size=3))
def test_any_figures_can_be_drawn(values: list[float | None]) -> None:
    ElementTree.fromstring(charts.radar("T", LABELS, [charts.Series("x", values)]))
    ElementTree.fromstring(charts.bars("T", list(zip(LABELS, values, strict=True)), high=5))
    ElementTree.fromstring(charts.value_check("T", list("abc"), [charts.Check("x", values)]))
