"""Schools with fewer than five staff agree in one room."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from network.actions import give_mandate
from network.models import RoleAssignment
from plans.actions import add_row, begin_plan
from plans.models import Indicator, Reading
from plc_survey.models import JointRubric, Phase, Round, Share
from programme.queries import active_content
from tests.cast import Cast


def new(cast: Cast) -> str:
    return f"/networks/{cast.network.pk}/schools/{cast.island.pk}/survey/joint/"


def filled(level: str = "2", **more: Any) -> dict[str, Any]:
    form: dict[str, Any] = {"phase": Phase.START, "held_on": timezone.localdate(), "present": 4}
    for dimension in active_content().instrument.dimensions:
        form |= {f"level-{dimension.key}": level, f"reason-{dimension.key}": "Vi ser det."}
    return {**form, **more}


def test_a_small_school_is_led_to_it(cast: Cast) -> None:
    page = f"/networks/{cast.network.pk}/schools/{cast.island.pk}/survey/"
    shown = cast.client("third").get(page).content.decode()
    assert "Vurder det sammen" in shown
    assert "survey/new/" not in shown


def test_it_says_that_it_is_not_anonymous_and_that_the_principal_speaks_last(cast: Cast) -> None:
    shown = cast.client("third").get(new(cast)).content.decode()
    assert "ikke anonymt" in shown
    assert "Rektor snakker sist" in shown
    assert shown.count('type="radio"') == 24


def test_what_was_agreed_stands_there(cast: Cast) -> None:
    client = cast.client("third")
    answer = client.post(new(cast), filled(), follow=True)
    shown = answer.content.decode()
    assert shown.count("På vei") == 8
    assert "Vi ser det." in shown
    rubric = JointRubric.objects.get()
    assert rubric.finished_at
    for tail in ("judgement.pdf", "edit/", "share/"):
        assert client.get(f"/survey/joint/{rubric.pk}/{tail}").status_code == 200


def test_another_leader_reads_it_and_only_the_one_who_keeps_rounds_changes_it(cast: Cast) -> None:
    leader, day = cast["leader"], timezone.localdate()
    role = RoleAssignment.objects.create(person=leader, role="leader", school=cast.island, starts_on=day)
    cast.client("third").post(new(cast), filled())
    rubric = JointRubric.objects.get()
    address = f"/survey/joint/{rubric.pk}/"
    assert "edit/" not in cast.client("leader").get(address).content.decode()
    assert cast.client("leader").post(f"{address}edit/", filled("1")).status_code == 403
    give_mandate(role=role, first=day, last=day, by=cast["third"])
    assert "edit/" in cast.client("leader").get(address).content.decode()


def test_it_can_be_left_half_done_and_gone_on_with(cast: Cast) -> None:
    client = cast.client("third")
    half = {key: value for key, value in filled().items() if "trust" not in key}
    client.post(new(cast), half)
    rubric = JointRubric.objects.get()
    assert rubric.finished_at is None
    client.post(f"/survey/joint/{rubric.pk}/edit/", filled("3"))
    rubric.refresh_from_db()
    assert rubric.finished_at
    assert set(rubric.judgements.values_list("level", flat=True)) == {3}
    assert JointRubric.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"held_on": timezone.localdate() + timedelta(days=1)}, {"held_on": "nei"}, {"present": 0},
     {"level-mutual-trust": "4"}, {"reason-mutual-trust": "Ring 01010750160"}, {"phase": "høst"}],
)  # fmt: skip
def test_what_is_wrong_is_said(cast: Cast, wrong: dict[str, Any]) -> None:
    answer = cast.client("third").post(new(cast), filled(**wrong))
    assert answer.status_code == 422
    assert "Vi ser det." in answer.content.decode()
    assert not JointRubric.objects.exists()


def test_a_judgement_of_nothing_is_not_kept(cast: Cast) -> None:
    reason = {"reason-mutual-trust": "Vi ser det."}
    answer = cast.client("third").post(
        new(cast), {k: v for k, v in filled(**reason).items() if not k.startswith("level-")}
    )
    assert answer.status_code == 422
    assert "Velg et nivå for minst ett kjennetegn" in answer.content.decode()
    assert "Vi ser det." in answer.content.decode()
    assert not JointRubric.objects.exists()


def test_one_a_day(cast: Cast) -> None:
    client = cast.client("third")
    client.post(new(cast), filled())
    assert "fra denne dagen" in client.post(new(cast), filled()).content.decode()
    assert JointRubric.objects.count() == 1


def signs_to_read(cast: Cast) -> Indicator:
    """An indicator of described signs that follows mutual trust."""
    plan = begin_plan(school=cast.island, network=cast.network, first_year=2026, years=5, by=cast["third"])
    goal = add_row(kind="goal", parent=plan, by=cast["third"], title="Mer tillit")
    add_row(kind="indicator", parent=goal, by=cast["third"], what="Tillit", dimension="mutual-trust")
    signs = add_row(kind="indicator", parent=goal, by=cast["third"], what="Tegn", dimension="mutual-trust")
    Indicator.objects.filter(pk=signs.pk).update(kind=Indicator.SIGNS)
    return Indicator.objects.get(pk=signs.pk)


def test_a_whole_judgement_is_a_reading_of_its_own_kind(cast: Cast) -> None:
    signs = signs_to_read(cast)
    cast.client("third").post(new(cast), filled("3"))
    reading = Reading.objects.get()
    assert (reading.series, reading.value, reading.indicator_id) == (Reading.JOINT, 3, signs.pk)
    assert not Round.objects.exists()


def test_another_day_moves_the_reading_and_half_a_judgement_takes_it_out(cast: Cast) -> None:
    signs_to_read(cast)
    client, earlier = cast.client("third"), timezone.localdate() - timedelta(days=3)
    client.post(new(cast), filled("3"))
    edit = f"/survey/joint/{JointRubric.objects.get().pk}/edit/"
    assert client.post(edit, filled("2", held_on=earlier)).status_code == 302
    assert [(each.read_on, each.value) for each in Reading.objects.all()] == [(earlier, 2)]
    half = {key: value for key, value in filled("2", held_on=earlier).items() if "trust" not in key}
    assert client.post(edit, half).status_code == 302
    assert not Reading.objects.exists()


def test_a_day_that_another_judgement_left_behind_is_free(cast: Cast) -> None:
    signs = signs_to_read(cast)
    today = timezone.localdate()
    left = {"read_on": today, "value": 1, "series": Reading.JOINT, "source_key": "survey.joint:0"}
    Reading.objects.create(indicator=signs, **left)
    assert cast.client("third").post(new(cast), filled("3")).status_code == 302
    assert Reading.objects.get().value == 3


@pytest.mark.parametrize(
    ("share", "parts"),
    [(Share.NOBODY, ["third"]), (Share.NETWORK, ["third", "reviewer", "principal"]),
     (Share.OWNER, ["third", "reviewer", "principal", "owner"])],
)  # fmt: skip
def test_who_sees_it(cast: Cast, share: str, parts: list[str]) -> None:
    cast.client("third").post(new(cast), filled())
    rubric = JointRubric.objects.get()
    cast.client("third").post(f"/survey/joint/{rubric.pk}/share/", {"share": share})
    for part in ("third", "reviewer", "principal", "owner", "outsider", "rkbu"):
        status = cast.client(part).get(f"/survey/joint/{rubric.pk}/").status_code
        assert status == (200 if part in parts else 404), part
        if part != "third":
            assert cast.client(part).post(f"/survey/joint/{rubric.pk}/edit/", filled("1")).status_code in (
                403,
                404,
            )


def test_the_paper_sheet(cast: Cast) -> None:
    answer = cast.client("third").get(f"{new(cast)}sheet.pdf")
    assert answer.content.startswith(b"%PDF")
    assert cast.client("outsider").get(f"{new(cast)}sheet.pdf").status_code == 404
