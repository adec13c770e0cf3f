from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from foundation.audit.models import Entry
from foundation.writing.actions import base_of
from foundation.writing.models import Revision
from plans.models import Plan
from tests.cast import Cast
from tests.writing.conftest import KIND, Writer

Write = Callable[..., Writer]


def test_the_text_is_saved_with_its_time(writer: Write, plan: Plan) -> None:
    with time_machine.travel("2026-11-20T14:31:00+01:00"):
        answer = writer("principal").save("Hvert barn er sett.")
    plan.refresh_from_db()
    assert plan.vision == "Hvert barn er sett."
    assert answer.json() == {"base": base_of("Hvert barn er sett."), "at": "14.31"}


def test_what_is_written_within_ten_minutes_is_one_revision(writer: Write) -> None:
    principal = writer("principal")
    for minute in (0, 4, 9):
        with time_machine.travel(f"2026-11-20T14:{minute:02}:00+01:00"):
            principal.save(f"Visjon etter {minute} minutter")
    with time_machine.travel("2026-11-20T14:11:00+01:00"):
        principal.save("Visjon etter elleve minutter")
    values = list(Revision.objects.order_by("number").values_list("value", flat=True))
    assert values == ["Visjon etter 9 minutter", "Visjon etter elleve minutter"]


def test_two_people_in_turn_have_a_revision_each(writer: Write) -> None:
    principal, leader = writer("principal"), writer("leader")
    principal.save("Rektors visjon")
    leader.base = principal.base
    leader.save("Rektors visjon, rettet")
    assert Revision.objects.filter(stands=True).count() == 2


def test_a_text_wiped_out_by_mistake_is_in_the_history(writer: Write) -> None:
    principal = writer("principal")
    long = "En visjon som det tok hele høsten å bli enige om på Ås skole."
    principal.save(long)
    principal.save("")
    assert [row.value for row in Revision.objects.order_by("number")] == [long, ""]


def test_what_stood_before_self_saving_is_in_the_history(writer: Write, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(vision="Fra i fjor")
    writer("principal", base=base_of("Fra i fjor")).save("Fra i år")
    first, second = Revision.objects.order_by("number")
    assert (first.value, first.by, second.value) == ("Fra i fjor", None, "Fra i år")


def test_the_audit_has_one_row_per_person_object_and_day(writer: Write, cast: Cast, plan: Plan) -> None:
    with time_machine.travel("2026-11-20T10:00:00+01:00", tick=False):
        principal, leader = writer("principal"), writer("leader", field="purpose")
        for text in ("a", "b", "c"):
            principal.save(text)
        leader.save("formålet")
    with time_machine.travel("2026-11-21T10:00:00+01:00"):
        principal.save("d")
    rows = Entry.objects.filter(action="writing.saved", kind="plans.plan", object_id=plan.pk)
    assert rows.filter(person=cast["principal"]).count() == 2
    assert rows.filter(person=cast["leader"]).count() == 1
    assert {row.network_id for row in rows} == {plan.network_id}
    assert not any(row.detail for row in rows)


def test_the_same_text_twice_is_harmless(writer: Write) -> None:
    principal = writer("principal")
    principal.save("Det samme")
    stale = writer("principal")  # another window that still has the empty base
    assert stale.save("Det samme").status_code == 200
    assert Revision.objects.count() == 1


def test_ends_and_line_breaks_are_plain(writer: Write, plan: Plan) -> None:
    writer("principal").save("  Første\r\nandre\x00  ")
    plan.refresh_from_db()
    assert plan.vision == "Første\nandre"


def test_too_long_is_said_and_nothing_is_changed(writer: Write, plan: Plan) -> None:
    answer = writer("principal").save("å" * 100_000)
    assert answer.status_code == 422
    assert answer.json()["message"] == (
        "Teksten har 100\xa0000 tegn. Her er det plass til 500: kort den ned med 99\xa0500."
    )
    assert Revision.objects.count() == 0


def test_an_identity_number_is_refused_with_the_reason(writer: Write, plan: Plan) -> None:
    answer = writer("principal").save("Eleven 15108695088 trenger ekstra tid")
    assert answer.status_code == 422
    assert (
        answer.json()["message"] == "«151086 …» er et fødselsnummer. Ta det ut: slike nummer lagres ikke her."
    )
    plan.refresh_from_db()
    assert plan.vision == ""


def test_a_get_changes_nothing(cast: Cast, plan: Plan) -> None:
    assert cast.client("principal").get(f"/writing/{KIND}/{plan.pk}/vision/").status_code == 405


@pytest.mark.parametrize(
    ("part", "status"), [("outsider", 404), ("operator", 404), ("convenor", 403), ("owner", 403)]
)
def test_others_may_not(writer: Write, plan: Plan, part: str, status: int) -> None:
    assert writer(part).save("Utenfra").status_code == status
    plan.refresh_from_db()
    assert plan.vision == ""


@pytest.mark.parametrize(
    "address", ["tests.plan/{}/stage/", "tests.nothing/{}/vision/", "accounts.person/{}/name/"]
)
def test_only_what_is_entered_can_be_written_in(cast: Cast, plan: Plan, address: str) -> None:
    answer = cast.client("principal").post(f"/writing/{address.format(plan.pk)}", {"value": "x"})
    assert answer.status_code == 404


def test_a_locked_thing_is_not_changed(writer: Write, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(stage="revised")
    answer = writer("principal").save("For sent")
    assert answer.status_code == 409
    assert "Planen er låst." in answer.content.decode()


def test_signed_out_is_told_apart_so_that_the_text_can_wait(plan: Plan) -> None:
    answer = Client().post(
        f"/writing/{KIND}/{plan.pk}/vision/", {"value": "x"}, headers={"X-Requested-With": "fetch"}
    )
    assert answer.status_code == 401


def test_a_text_of_one_is_never_saved_as_anothers(writer: Write, cast: Cast, plan: Plan) -> None:
    """The leader has signed in where the principal's page is still open."""
    answer = writer("leader").save("Rektors ord", person=str(cast["principal"].pk))
    assert answer.status_code == 401
    assert Revision.objects.count() == 0


def test_saving_asks_few_questions(writer: Write, cast: Cast, plan: Plan, django_assert_num_queries) -> None:
    client, stands = cast.client("principal"), "Varmer opp"
    writer("principal").save(stands)
    for text in ("Raskt", "Raskere", "Raskest"):
        values = {"value": text, "base": base_of(stands), "person": cast["principal"].pk}
        with django_assert_num_queries(13):
            assert client.post(f"/writing/{KIND}/{plan.pk}/vision/", values).status_code == 200
        stands = text
