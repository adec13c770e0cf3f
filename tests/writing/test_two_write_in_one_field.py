from collections.abc import Callable

import pytest
import time_machine

from foundation.writing.actions import base_of, save_texts
from foundation.writing.models import Revision
from plans.models import Plan
from tests.cast import Cast
from tests.writing.conftest import KIND, Writer

Write = Callable[..., Writer]
MINE = "Hvert barn har en god relasjon til minst én voksen på skolen."
THEIRS = "Hvert barn har en god relasjon til kontaktlæreren og én voksen til på skolen."


@pytest.fixture
def clash(writer: Write) -> dict[str, str]:
    """The leader saved at 14.30; the principal, who had the page open since before, at 14.31."""
    with time_machine.travel("2026-11-20T14:30:00+01:00"):
        writer("leader").save(THEIRS)
    with time_machine.travel("2026-11-20T14:31:00+01:00"):
        answer = writer("principal").save(MINE)
    assert answer.status_code == 409
    return answer.json()


def test_the_later_one_gets_both_texts_and_nothing_is_overwritten(clash: dict[str, str], plan: Plan) -> None:
    plan.refresh_from_db()
    assert plan.vision == THEIRS
    assert clash["theirs"] == THEIRS
    assert clash["base"] == base_of(THEIRS)
    assert MINE in clash["together"]
    assert THEIRS in clash["together"]


def test_the_panel_names_the_other_and_marks_what_differs(clash: dict[str, str]) -> None:
    panel = clash["panel"]
    assert "Tone Berg har skrevet i samme felt" in panel
    assert "Din tekst, 14.31" in panel
    assert "Tones tekst, 14.30" in panel
    assert "<mark>minst én voksen</mark>" in panel
    assert "<mark>kontaktlæreren og én voksen til</mark>" in panel
    assert "Bruk Tones" in panel


def test_ones_own_other_window_is_not_called_somebody_else(writer: Write) -> None:
    writer("principal").save(THEIRS)
    panel = writer("principal").save(MINE).json()["panel"]
    assert "Feltet er endret mens du skrev" in panel
    assert "Anders" not in panel


def test_both_texts_are_in_the_history(clash: dict[str, str], cast: Cast, writer: Write) -> None:
    assert {(row.value, row.stands) for row in Revision.objects.all()} == {(MINE, False), (THEIRS, True)}
    page = cast.client("leader").get(writer("leader").history).content.decode()
    assert "Ble lagt til side: noen andre skrev samtidig" in page
    assert "Anders Lien" in page


def test_use_mine_makes_it_stand_and_keeps_theirs(clash: dict[str, str], writer: Write, plan: Plan) -> None:
    assert writer("principal", base=clash["base"]).save(MINE).status_code == 200
    plan.refresh_from_db()
    assert plan.vision == MINE
    assert [(row.value, row.stands) for row in Revision.objects.order_by("number")] == [
        (THEIRS, True),
        (MINE, True),
    ]


def test_a_third_text_in_between_asks_again(clash: dict[str, str], writer: Write, plan: Plan) -> None:
    writer("leader", base=clash["base"]).save("Enda en annen visjon.")
    assert writer("principal", base=clash["base"]).save(MINE).status_code == 409
    plan.refresh_from_db()
    assert plan.vision == "Enda en annen visjon."


def test_going_on_writing_beside_a_clash_is_one_set_aside_text(writer: Write) -> None:
    writer("leader").save(THEIRS)
    principal = writer("principal")
    principal.save(MINE)
    principal.save(MINE + " Og mer.")
    assert [row.value for row in Revision.objects.filter(stands=False)] == [MINE + " Og mer."]


def test_a_field_of_one_line_is_no_clash_with_the_same_words(writer: Write) -> None:
    writer("leader").save(THEIRS)
    assert writer("principal").save(f"  {THEIRS}\n").status_code == 200


def test_a_form_without_script_saves_what_it_can_and_tells_of_the_rest(plan: Plan, cast: Cast) -> None:
    Plan.objects.filter(pk=plan.pk).update(vision=THEIRS)
    outcome = save_texts(
        kind=KIND,
        obj=plan,
        texts={"vision": MINE, "purpose": "Fordi det nytter"},
        bases={"vision": base_of(""), "purpose": base_of("")},
        by=cast["principal"],
    )
    plan.refresh_from_db()
    assert not outcome
    assert [saved.field for saved in outcome.saved] == ["purpose"]
    assert [clash.field for clash in outcome.clashes] == ["vision"]
    assert (plan.vision, plan.purpose) == (THEIRS, "Fordi det nytter")


def test_settling_without_script_leads_back_to_the_page(
    clash: dict[str, str], cast: Cast, plan: Plan
) -> None:
    answer = cast.client("principal").post(
        f"/writing/{KIND}/{plan.pk}/vision/settle/",
        {"value": clash["together"], "base": clash["base"], "back": "/plan/side/"},
    )
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/plan/side/"
    plan.refresh_from_db()
    assert plan.vision == clash["together"]


def test_settling_never_leads_out_of_the_house(clash: dict[str, str], cast: Cast, plan: Plan) -> None:
    answer = cast.client("principal").post(
        f"/writing/{KIND}/{plan.pk}/vision/settle/",
        {"value": MINE, "base": clash["base"], "back": "https://annet.example/"},
    )
    assert answer.headers["Location"] == f"/plan/{plan.pk}/"


def test_settling_shows_both_again_when_yet_another_text_has_come(
    clash: dict[str, str], writer: Write, cast: Cast, plan: Plan
) -> None:
    writer("leader", base=clash["base"]).save("Enda en annen visjon.")
    answer = cast.client("principal").post(
        f"/writing/{KIND}/{plan.pk}/vision/settle/", {"value": MINE, "base": clash["base"]}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Enda en annen visjon." in page
    assert page.count("minst én voksen") >= 2  # to read, and in the form that takes it


def test_settling_with_a_text_that_cannot_be_kept_shows_it_with_the_reason(
    clash: dict[str, str], cast: Cast, plan: Plan
) -> None:
    answer = cast.client("principal").post(
        f"/writing/{KIND}/{plan.pk}/vision/settle/", {"value": "Se 15108695088", "base": clash["base"]}
    )
    assert answer.status_code == 422
    assert "er et fødselsnummer" in answer.content.decode()
    assert "Se 15108695088" in answer.content.decode()


def test_settling_is_for_those_who_may_write(clash: dict[str, str], cast: Cast, plan: Plan) -> None:
    address = f"/writing/{KIND}/{plan.pk}/vision/settle/"
    assert cast.client("owner").post(address, {"value": "x", "base": clash["base"]}).status_code == 403
    assert cast.client("outsider").post(address, {"value": "x", "base": clash["base"]}).status_code == 404
    assert cast.client("principal").get(address).status_code == 405
