"""Which sides of leadership and community the measures use; no effect without how it is to be read."""

from plans.domain.contents import Measure
from plans.wording.leaning import Names, Research, leaning

RESEARCH = (Research("a", "Mål", "…", 0.42), Research("b", "Læring", "…", 0.84))
MEASURES = (
    Measure(1, leadership="b", dimension="trust"),
    Measure(2, leadership="b"),
    Measure(3, leadership="a", state="dropped", dimension="trust"),
)


def test_unused_dimensions_stand_there_too_and_dropped_measures_do_not_count() -> None:
    held = leaning(
        MEASURES, Names(dimensions={"trust": "Tillit", "x": "Annet"}, research=RESEARCH, found="…")
    )
    assert [(use.title, use.count, use.effect) for use in held.leadership] == [
        ("Mål", 0, 0.42), ("Læring", 2, 0.84),
    ]  # fmt: skip
    assert [(use.title, use.count) for use in held.community] == [("Tillit", 1)]


def test_without_the_sentence_on_correlation_no_effect_is_told() -> None:
    assert all(use.effect is None for use in leaning(MEASURES, Names(research=RESEARCH)).leadership)
    assert not leaning((), Names(research=RESEARCH))
