from collections.abc import Callable

import pytest
import time_machine

from foundation.writing.actions import base_of
from foundation.writing.models import Revision
from plans.models import Plan
from tests.cast import Cast
from tests.writing.conftest import Writer

Write = Callable[..., Writer]


@pytest.fixture
def history(writer: Write) -> str:
    """The principal wrote in September, the leader went on in October; the address of the history."""
    principal, leader = writer("principal"), writer("leader")
    with time_machine.travel("2026-09-14T10:15:00+02:00"):
        principal.save("Alle barn er sett.")
    leader.base = principal.base
    with time_machine.travel("2026-10-05T08:05:00+02:00"):
        leader.save("Alle barn er sett og hørt.")
    return principal.history


def test_it_tells_who_when_and_which_words(history: str, cast: Cast) -> None:
    page = cast.client("principal").get(history).content.decode()
    page = page[page.index('class="revisions"') :]
    assert page.index("Tone Berg") < page.index("Anders Lien")
    assert "mandag 5. oktober" in page.replace("\xa0", " ")
    assert "<ins> og hørt</ins>" in page
    assert "Står nå" in page


def test_an_earlier_text_is_used_again_and_nothing_is_lost(history: str, cast: Cast, plan: Plan) -> None:
    answer = cast.client("leader").post(f"{history}bring-back/", {"number": 1})
    assert answer.headers["Location"] == history
    plan.refresh_from_db()
    assert plan.vision == "Alle barn er sett."
    values = list(Revision.objects.order_by("number").values_list("value", flat=True))
    assert values == ["Alle barn er sett.", "Alle barn er sett og hørt.", "Alle barn er sett."]


def test_pressed_twice_is_pressed_once(history: str, cast: Cast) -> None:
    for _ in range(2):
        assert cast.client("leader").post(f"{history}bring-back/", {"number": 1}).status_code == 302
    assert Revision.objects.count() == 3


@pytest.mark.parametrize("number", ["7", "-1", "x", ""])
def test_a_text_that_is_not_there_is_told(history: str, cast: Cast, number: str) -> None:
    answer = cast.client("leader").post(f"{history}bring-back/", {"number": number})
    assert answer.status_code == 409
    assert "ikke lenger i historikken" in answer.content.decode()


def test_it_is_as_private_as_the_draft(history: str, cast: Cast) -> None:
    assert cast.client("owner").get(history).status_code == 403
    assert cast.client("outsider").get(history).status_code == 404
    assert cast.client("owner").post(f"{history}bring-back/", {"number": 1}).status_code == 403
    assert cast.client("leader").get(f"{history}bring-back/").status_code == 405


def test_long_histories_come_in_pages_with_the_same_queries(
    writer: Write, cast: Cast, history: str, django_assert_num_queries: Callable
) -> None:
    client = cast.client("principal")
    with django_assert_num_queries(9):
        assert "Eldre tekster" not in client.get(history).content.decode()
    leader, principal = writer("leader"), writer("principal")
    base = base_of("Alle barn er sett og hørt.")
    for turn in range(21):
        who = leader if turn % 2 else principal
        who.base = base
        who.save(f"Utgave {turn}")
        base = who.base
    with django_assert_num_queries(9):
        first = client.get(history).content.decode()
    assert first.count('class="revision"') == 20
    older = client.get(history, {"before": 4}).content.decode()
    assert older.count('class="revision"') == 3
