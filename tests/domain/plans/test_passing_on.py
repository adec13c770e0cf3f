"""What leaves the school."""

from datetime import date
from decimal import Decimal

from hypothesis import given

from plans.domain.contents import Contents, LogEntry, Mark, Reading, Stakeholder, ValueCheck
from plans.domain.frozen import to_parts
from plans.domain.passing_on import Extras, hold_back, names_in, reduce
from tests.domain.plans import build
from tests.domain.plans.build import a_goal, a_measure, a_plan, an_indicator, with_measures

SPRING = date(2027, 4, 12)


def surveyed() -> Contents:
    """A plan with one figure from the survey, which is also the baseline."""
    reading = Reading(SPRING, Decimal("3.5"), "survey")
    indicator = an_indicator(
        dimension="mutual-trust", baseline=Decimal("3.5"), baseline_on=SPRING, readings=(reading,)
    )
    return a_plan(goals=(a_goal(indicators=(indicator,)),))


def test_a_survey_figure_is_held_back_until_agreed() -> None:
    kept = hold_back(surveyed(), frozenset())
    reading = kept.goals[0].indicators[0].readings[0]
    assert (reading.value, reading.held_back) == (None, True)
    assert kept.goals[0].indicators[0].baseline is None
    assert "3.5" not in str(to_parts(kept))
    assert hold_back(surveyed(), frozenset({(31, SPRING)})) == surveyed()


def test_nothing_personal_is_handed_out_unless_ticked() -> None:
    plan = a_plan(
        log=(LogEntry(SPRING, "story", "Gutten som bygger radioer"),),
        value_checks=(ValueCheck(SPRING, (Mark(11, "Nærhet", 3, 4),)),),
        texts={"challenges": "Tid", "vision": "Alle blir sett"},
    )
    out = reduce(plan, Extras())
    assert (out.stakeholders, out.log, out.value_checks) == ((), (), ())
    assert out.texts == {"vision": "Alle blir sett"}
    assert "Tone Berg" not in str(out)
    assert "inspektør" in str(out)


def test_ticked_things_go_along_one_by_one() -> None:
    two = with_measures(a_measure(), a_measure(52, responsible="Kari Nygård"))
    assert names_in(two) == ("Tone Berg", "Kari Nygård")
    out = reduce(two, Extras(challenges=True, stakeholders=frozenset({61}), names=frozenset({"Kari Nygård"})))
    assert names_in(out) == ("Kari Nygård",)
    assert out.stakeholders == (Stakeholder(61, "Nye elever", "Å bli kjent", "En fadder"),)
    assert out.text("challenges") == "Skrevet"


@build.few
@given(build.plans)
def test_a_handed_out_plan_never_holds_what_was_not_ticked(plan: Contents) -> None:
    out = reduce(plan, Extras())
    assert names_in(out) == ()
    assert "challenges" not in out.texts
    assert out.stakeholders == ()
    assert reduce(out, Extras()) == out


@build.few
@given(build.plans)
def test_holding_back_leaves_no_survey_figure(plan: Contents) -> None:
    readings = [r for goal in hold_back(plan, frozenset()).goals for i in goal.indicators for r in i.readings]
    assert [r.value for r in readings if r.series == "survey" and r.value is not None] == []
