"""Small builders of plans for the tests of the pure functions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from plans.domain.contents import (
    Contents,
    Goal,
    Indicator,
    Measure,
    Milestone,
    Reading,
    Stakeholder,
    Strategy,
    Value,
    YearTarget,
)
from plans.domain.life import Stage
from plans.domain.parts import ALL_TEXTS, INQUIRY

TODAY = date(2026, 11, 2)


def an_indicator(key: int = 31, **more: Any) -> Indicator:
    """78 per cent in September 2026, 95 in June 2031."""
    full = Indicator(
        key,
        what="Elever med en voksen å gå til",
        unit="prosent",
        source="Spørsmål til elevene",
        baseline=Decimal(78),
        baseline_on=date(2026, 9, 15),
        target=Decimal(95),
        target_on=date(2031, 6, 15),
    )
    return replace(full, **more)


def a_measure(key: int = 51, **more: Any) -> Measure:
    """Five minutes at the door, all of the first school year."""
    full = Measure(
        key,
        title="Fem minutter ved døra",
        responsible="Tone Berg",
        function="inspektør",
        starts_on=date(2026, 8, 17),
        ends_on=date(2027, 6, 18),
        leadership="teacher-learning",
    )
    return replace(full, **more)


def a_goal(key: int = 21, **more: Any) -> Goal:
    """A goal with everything."""
    full = Goal(
        key,
        title="Hvert barn har en god relasjon til minst én voksen",
        values=(11,),
        inquiry=dict.fromkeys(INQUIRY, ""),
        indicators=(an_indicator(),),
        strategies=(Strategy(41, "Vi fordeler ansvaret", (a_measure(),)),),
    )
    return replace(full, **more)


def a_plan(**more: Any) -> Contents:
    """A draft in which nothing is missing that a draft needs."""
    full = Contents(
        school="Ås skole",
        first_year=2026,
        years=5,
        stage=Stage.DRAFT,
        laid_year=2026,
        texts=dict.fromkeys(ALL_TEXTS, "Skrevet"),
        values=(Value(11, "Nærhet", "Vi kjenner elevene.", ("Jeg hilser på alle.",), "lives"),),
        goals=(a_goal(),),
        stakeholders=(Stakeholder(61, "Nye elever", "Å bli kjent", "En fadder"),),
    )
    return replace(full, **more)


def with_measures(*measures: Measure) -> Contents:
    """The full draft with these measures instead of its own."""
    return a_plan(goals=(a_goal(strategies=(Strategy(41, "Vi fordeler ansvaret", measures),)),))


def without(name: str) -> Contents:
    """The full draft with one text empty."""
    texts = {key: text for key, text in a_plan().texts.items() if key != name}
    return a_plan(texts=texts)


# ---- for property tests -----------------------------------------------------------------------
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
words = st.text(alphabet="abcæøåŋđ 😀-\n", max_size=30)
days = st.dates(date(2024, 1, 1), date(2037, 12, 31))
figures = st.decimals(min_value=-1000, max_value=1000, places=2)
readings = st.builds(
    Reading,
    on=days,
    value=st.none() | figures,
    series=st.sampled_from(["own", "survey", "joint"]),
    note=words,
    too_few=st.booleans(),
)
indicators = st.builds(
    Indicator,
    key=st.integers(1, 10**6),
    what=words,
    kind=st.sampled_from(["number", "signs"]),
    unit=words,
    steps=st.lists(words, max_size=4).map(tuple),
    source=words,
    baseline=st.none() | figures,
    baseline_on=st.none() | days,
    target=st.none() | figures,
    target_on=st.none() | days,
    direction=st.sampled_from(["up", "down"]),
    dimension=st.sampled_from(["", "mutual-trust"]),
    year_targets=st.lists(st.builds(YearTarget, st.integers(2025, 2032), figures), max_size=4).map(tuple),
    readings=st.lists(readings, max_size=5).map(tuple),
)
measures = st.builds(
    Measure,
    key=st.integers(1, 10**6),
    title=words,
    responsible=words,
    function=words,
    starts_on=st.none() | days,
    ends_on=st.none() | days,
    planned_end=st.none() | days,
    state=st.sampled_from(["planned", "going", "done", "ordinary", "dropped"]),
    state_on=st.none() | days,
    leadership=st.sampled_from(["", "teacher-learning", "quality-teaching"]),
)
goals = st.builds(
    Goal,
    key=st.integers(1, 10**6),
    title=words,
    responsible=words,
    values=st.lists(st.integers(1, 4), max_size=3, unique=True).map(tuple),
    inquiry=st.fixed_dictionaries(dict.fromkeys(INQUIRY, words)),
    indicators=st.lists(indicators, max_size=2).map(tuple),
    milestones=st.lists(
        st.builds(Milestone, key=st.integers(1, 10**6), year=st.integers(2024, 2033), text=words), max_size=2
    ).map(tuple),
    strategies=st.lists(
        st.builds(
            Strategy,
            key=st.integers(1, 10**6),
            title=words,
            measures=st.lists(measures, max_size=3).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)
plans = st.builds(
    Contents,
    school=words,
    first_year=st.integers(2025, 2030),
    years=st.integers(3, 8),
    stage=st.sampled_from(Stage),
    laid_year=st.none() | st.integers(2025, 2032),
    texts=st.dictionaries(st.sampled_from(ALL_TEXTS), words.filter(bool)),
    values=st.lists(st.builds(Value, key=st.integers(1, 4), name=words, meaning=words), max_size=6).map(
        tuple
    ),
    goals=st.lists(goals, max_size=3).map(tuple),
    stakeholders=st.lists(
        st.builds(Stakeholder, key=st.integers(1, 99), who=words, stake=words), max_size=2
    ).map(tuple),
)
