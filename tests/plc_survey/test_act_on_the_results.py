"""Ideas become measures, a characteristic becomes a goal, the leadership judges for itself."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from plans.actions import add_row, begin_plan, share_plan
from plans.domain.contents import Contents
from plans.models import Goal, Indicator, Measure, Plan, Reading
from plans.models import Share as PlanShare
from plans.queries import contents_of_version
from plc_survey import actions
from plc_survey.domain.subtraction import Mean
from plc_survey.models import AnswerSheet, Idea, LeadershipAnswer, Phase, Round
from tests.cast import Cast
from tests.plc_survey.made import closed, marks, opened, sent, some_sheets, with_sheets


def page(round_: Round, tail: str = "") -> str:
    return f"/survey/rounds/{round_.pk}/{tail}"


def plan(cast: Cast) -> Plan:
    return begin_plan(school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"])


def read_version(found: Plan) -> Contents:
    """The plan as the network reads it now."""
    return contents_of_version(PlanShare.objects.get(plan=found, withdrawn_at=None).version)


def idea(cast: Cast, text: str = "Besøke hverandres timer i ti minutter.") -> Idea:
    closed(cast, 12)
    found = Idea.objects.get(number=1)
    cast.client("leader").post(
        f"/survey/ideas/{found.pk}/", {"text": text, "dimension": "reflective-inquiry"}
    )
    found.refresh_from_db()
    return found


def test_an_idea_is_written(cast: Cast) -> None:
    found = idea(cast)
    assert (found.text, found.dimension) == ("Besøke hverandres timer i ti minutter.", "reflective-inquiry")
    shown = cast.client("principal").get(page(found.round)).content.decode()
    assert "Besøke hverandres timer" in shown


@pytest.mark.parametrize(
    "wrong", [{"text": "Spør 01010750160"}, {"text": "x" * 401}, {"text": "Hei", "dimension": "tull"}]
)
def test_what_cannot_be_kept_is_said(cast: Cast, wrong: dict[str, str]) -> None:
    found = idea(cast)
    cast.client("leader").post(f"/survey/ideas/{found.pk}/", {"dimension": "", **wrong}, follow=True)
    found.refresh_from_db()
    assert found.text == "Besøke hverandres timer i ti minutter."


def test_an_idea_becomes_a_measure_once(cast: Cast) -> None:
    add_row(kind="goal", parent=plan(cast), by=cast["principal"], title="Mer utforskning")
    found = idea(cast)
    form = {"text": found.text, "dimension": found.dimension, "act": "measure"}
    client = cast.client("leader")
    for _time in range(2):
        assert client.post(f"/survey/ideas/{found.pk}/", form).status_code == 302
    measure = Measure.objects.get()
    assert (measure.title, measure.dimension) == (found.text, "reflective-inquiry")
    assert "Er blitt et tiltak" in client.get(page(found.round)).content.decode()


def test_an_idea_without_a_plan_says_so(cast: Cast) -> None:
    found = idea(cast)
    form = {"text": found.text, "dimension": "", "act": "measure"}
    answer = cast.client("leader").post(f"/survey/ideas/{found.pk}/", form)
    assert answer.status_code == 409
    assert "Begynn på planen først" in answer.content.decode()


def test_an_empty_idea_is_no_measure(cast: Cast) -> None:
    plan(cast)
    found = idea(cast, "")
    answer = cast.client("leader").post(
        f"/survey/ideas/{found.pk}/", {"text": " ", "dimension": "", "act": "measure"}
    )
    assert answer.status_code == 409


@pytest.mark.parametrize("part", ["convenor", "owner", "reviewer", "outsider", "third"])
def test_others_have_no_ideas_here(cast: Cast, part: str) -> None:
    found = idea(cast)
    assert cast.client(part).post(f"/survey/ideas/{found.pk}/", {"text": "Vår"}).status_code == 404
    assert cast.client("leader").get(f"/survey/ideas/{found.pk}/").status_code == 405


def test_a_characteristic_becomes_a_goal_that_the_next_round_measures(cast: Cast) -> None:
    plan(cast)
    round_ = with_sheets(opened(cast), [[3] * 29 for _ in range(12)])
    actions.close_round(round_=round_, by=cast["principal"])
    client = cast.client("principal")
    for _time in range(2):
        assert client.post(page(round_, "goal/"), {"dimension": "mutual-trust"}).status_code == 302
    goal, indicator = Goal.objects.get(), Indicator.objects.get()
    assert "Gjensidig tillit" in goal.title
    assert (indicator.baseline, indicator.target) == (Decimal("3.00"), Decimal("3.50"))
    assert (indicator.dimension, indicator.baseline_on) == ("mutual-trust", timezone.localdate())
    assert Reading.objects.get().value == Decimal("3.00"), "the baseline is a figure that sharing asks about"
    later = with_sheets(opened(cast, phase=Phase.MIDWAY), [[4] * 29 for _ in range(12)])
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        actions.close_round(round_=later, by=cast["principal"])
    assert Reading.objects.latest("read_on").value == Decimal("4.00")


@pytest.mark.parametrize(
    ("mean", "target"), [(30, 3.5), (32, 3.5), (33, 4.0), (43, 4.5), (45, 4.5), (48, 4.8)]
)
def test_a_target_tells_only_roughly_where_it_began(mean: int, target: float) -> None:
    assert actions.results.target_for(Mean(mean)) == target


def test_the_baseline_goes_along_with_the_plan_only_when_that_is_ticked(cast: Cast) -> None:
    found = plan(cast)
    round_ = with_sheets(opened(cast), [[3] * 11 + [2] * 18 for _ in range(12)])
    actions.close_round(round_=round_, by=cast["principal"])
    client, address = cast.client("principal"), f"/plans/{found.pk}/sharing/"
    client.post(page(round_, "goal/"), {"dimension": "mutual-trust"})
    reading = Reading.objects.get()
    assert f'id="figure-{reading.pk}"' in client.get(address).content.decode()
    share_plan(plan=found, audiences=["network"], figures={reading.pk: False}, by=cast["principal"])
    indicator = read_version(found).goals[0].indicators[0]
    assert (indicator.baseline, [each.value for each in indicator.readings]) == (None, [None])
    share_plan(plan=found, audiences=["network"], figures={reading.pk: True}, by=cast["principal"])
    assert read_version(found).goals[0].indicators[0].baseline == Decimal("2.00")
    round_.refresh_from_db()
    assert round_.ever_shared, "from now on it is known outside the school"


def test_a_goal_needs_a_plan_and_a_characteristic(cast: Cast) -> None:
    round_ = closed(cast, 12)
    client = cast.client("principal")
    assert client.post(page(round_, "goal/"), {"dimension": "mutual-trust"}).status_code == 409
    answer = client.post(page(round_, "goal/"), {"dimension": "tull"}, follow=True)
    assert "Velg et kjennetegn" in answer.content.decode()
    assert cast.client("outsider").post(page(round_, "goal/"), {}).status_code == 404
    assert not Goal.objects.exists()


# ---- the leadership's own judgement ------------------------------------------------------------------


def test_the_leadership_judges_before_the_round_closes(cast: Cast) -> None:
    round_ = opened(cast)
    client = cast.client("leader")
    assert client.get(page(round_, "leadership/")).content.decode().count('<fieldset class="statement"') == 29
    assert client.post(page(round_, "leadership/"), sent(round_, 5)).status_code == 302
    assert LeadershipAnswer.objects.get().answers == [5] * 29
    assert not AnswerSheet.objects.exists()
    assert client.get(page(round_, "leadership/")).content.decode().count(" checked") == 29
    client.post(page(round_, "leadership/"), sent(round_, 4))
    assert LeadershipAnswer.objects.get().answers == [4] * 29


def test_it_stands_beside_the_staffs_answers_never_in_them(cast: Cast) -> None:
    round_ = with_sheets(opened(cast), [[3] * 29 for _ in range(12)])
    actions.save_leadership(round_=round_, answers=[5] * 29, by=cast["leader"])
    actions.close_round(round_=round_, by=cast["principal"])
    shown = cast.client("principal").get(page(round_)).content.decode()
    assert "er ledelsens egen vurdering 5,0 og ansattes svar 3,0" in shown
    assert '<td class="n strong">3,0</td>' in shown


def test_it_cannot_be_given_after_the_round(cast: Cast) -> None:
    round_ = closed(cast, 6)
    client = cast.client("leader")
    assert client.post(page(round_, "leadership/"), sent(round_, 5)).status_code == 409
    assert not LeadershipAnswer.objects.exists()
    assert "Runden er over" in client.get(page(round_, "leadership/")).content.decode()


def test_a_value_off_the_scale_is_refused(cast: Cast) -> None:
    round_ = opened(cast)
    answer = cast.client("leader").post(page(round_, "leadership/"), {**marks(4), "s-1a": "9"})
    assert answer.status_code == 422
    assert not LeadershipAnswer.objects.exists()


@pytest.mark.parametrize("part", ["convenor", "owner", "reviewer", "outsider"])
def test_others_do_not_judge_for_the_leadership(cast: Cast, part: str) -> None:
    round_ = opened(cast)
    assert cast.client(part).post(page(round_, "leadership/"), sent(round_)).status_code == 404
    assert Client().get(page(round_, "leadership/")).status_code == 302


def test_a_round_with_few_answers_still_has_its_way_on(cast: Cast) -> None:
    round_ = with_sheets(opened(cast), some_sheets(2))
    actions.close_round(round_=round_, by=cast["principal"])
    assert "Begynn samtalen" in cast.client("principal").get(page(round_)).content.decode()
