"""Handing out: a link without account that holds only what was ticked."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from foundation.audit.models import Entry
from plans import actions
from plans.domain.passing_on import Extras
from plans.models import Handout, LogEntry, Plan
from tests.cast import Cast
from tests.plans.rows import first

PRIVATE = [
    "Ingrid Solheim Aune",
    "Samiske elever og foreldre",
    "gode samtaler taper mot det som haster",
    "radioer",
]


def url(name: str, plan: Plan) -> str:
    return reverse(f"plans:{name}", args=[plan.pk])


def link(plan: Plan) -> str:
    return reverse("plans:handed_out", args=[Handout.objects.get(withdrawn_at=None).token])


def test_nothing_personal_is_in_the_link_unless_ticked(cast: Cast, full: Plan) -> None:
    assert cast.client("principal").post(url("hand_out", full)).status_code == 302
    page = Client().get(link(full))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Hver elev har en voksen" in text
    assert "rektor" in text
    assert [words for words in PRIVATE if words in text] == []
    assert page["Referrer-Policy"] == "no-referrer"


def test_what_is_ticked_goes_along_one_by_one(cast: Cast, full: Plan) -> None:
    holder = first(full, "stakeholder")
    body = {"challenges": "1", "stakeholder": [holder.pk], "name": ["Jonas Reitan"]}
    cast.client("principal").post(url("hand_out", full), body)
    text = Client().get(link(full)).content.decode()
    assert "Tid er den største utfordringen" in text
    assert holder.who in text
    assert "Jonas Reitan" in text
    assert "Ingrid Solheim Aune" not in text
    assert "Foreldre på 8. trinn" not in text
    page = cast.client("principal").get(url("hand_out_page", full)).content.decode()
    assert page.count(" checked") == 3


def test_the_preview_is_the_page_and_hands_nothing_out(cast: Cast, full: Plan) -> None:
    page = cast.client("principal").get(url("hand_out_preview", full), {"name": "Jonas Reitan"})
    assert "Slik ser andre planen" in page.content.decode()
    assert not Handout.objects.exists()
    cast.client("principal").post(url("hand_out", full), {"name": "Jonas Reitan"})
    mine, theirs = (
        text.split('id="del-project"')[1].split("</main>")[0]
        for text in (page.content.decode(), Client().get(link(full)).content.decode())
    )
    assert mine == theirs


def test_what_was_ticked_is_there_on_the_way_back_from_the_preview(cast: Cast, full: Plan) -> None:
    client, holder = cast.client("principal"), first(full, "stakeholder")
    chosen = {"chosen": "1", "name": "Jonas Reitan", "stakeholder": str(holder.pk)}
    page = client.get(url("hand_out_preview", full), chosen).content.decode()
    assert '<input type="hidden" name="name" value="Jonas Reitan">' in page
    back = re.search(r'href="([^"]*/hand-out/\?[^"]*)"', page)
    assert back is not None
    assert client.get(unescape(back.group(1))).content.decode().count(" checked") == 2
    client.post(url("hand_out", full), chosen)
    assert client.get(url("hand_out_page", full), {"chosen": "1"}).content.decode().count(" checked") == 0


def test_handing_out_finishes_the_plan(cast: Cast, full: Plan) -> None:
    cast.client("principal").post(url("hand_out", full))
    full.refresh_from_db()
    assert full.stage == "final"


def test_a_plan_without_goals_is_not_handed_out(cast: Cast, plan: Plan) -> None:
    answer = cast.client("principal").post(url("hand_out", plan))
    assert answer.status_code == 409
    assert not Handout.objects.exists()
    plan.refresh_from_db()
    assert plan.stage == "sketch"


def test_pressed_twice_it_is_one_link(cast: Cast, full: Plan) -> None:
    for _ in range(2):
        cast.client("principal").post(url("hand_out", full))
    assert Handout.objects.count() == 1
    assert Entry.objects.filter(action="plans.handed_out").count() == 1


def test_a_new_handing_out_keeps_the_link(cast: Cast, full: Plan) -> None:
    cast.client("principal").post(url("hand_out", full))
    before = link(full)
    cast.client("principal").post(url("hand_out", full), {"name": "Jonas Reitan"})
    assert link(full) == before
    assert "Jonas Reitan" in Client().get(before).content.decode()


def test_the_link_can_be_closed(cast: Cast, full: Plan) -> None:
    cast.client("principal").post(url("hand_out", full))
    address = link(full)
    for _ in range(2):
        cast.client("principal").post(url("withdraw_handout", full))
    assert Client().get(address).status_code == 404
    assert Client().get(f"{address}plan.pdf").status_code == 404
    cast.client("principal").post(url("hand_out", full))
    assert link(full) != address


def test_a_guessed_link_opens_nothing(cast: Cast, full: Plan) -> None:
    assert Client().get("/p/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404


def test_the_pdf_of_the_link_holds_no_more_than_the_page(cast: Cast, full: Plan) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    cast.client("principal").post(url("hand_out", full))
    answer = Client().get(f"{link(full)}plan.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    text = " ".join(text.split())
    assert "Hver elev har en voksen" in text
    assert [words for words in PRIVATE if words in text] == []


def test_the_frozen_version_itself_lacks_what_was_left_out(cast: Cast, full: Plan) -> None:
    from foundation.writing.queries import read

    assert LogEntry.objects.filter(text__contains="radioer").exists()
    handout = actions.hand_out(plan=full, extras=Extras(), by=cast["principal"])
    assert [words for words in PRIVATE if words in str(read(handout.version).parts)] == []


@pytest.mark.parametrize(("who", "status"), [("leader", 403), ("third", 403), ("outsider", 404)])
def test_only_the_principal_opens_the_pages(cast: Cast, full: Plan, who: str, status: int) -> None:
    for name in ("hand_out_page", "hand_out_preview"):
        assert cast.client(who).get(url(name, full)).status_code == status
