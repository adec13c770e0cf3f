"""A no is said in words, with a way on, and leaves the page one is on as it was."""

from django.test import Client

from tests.cast import Cast


def test_a_page_that_is_not_there_offers_the_page_before(cast: Cast) -> None:
    client = cast.client("principal")
    came_from = {"Referer": "http://testserver/accounts/profile/?a=1"}
    page = client.get("/nothing-here/", headers=came_from)
    assert page.status_code == 404
    assert 'href="/accounts/profile/?a=1"' in page.content.decode()
    foreign = client.get("/nothing-here/", headers={"Referer": "http://elsewhere.no/x/"})
    assert "elsewhere" not in foreign.content.decode()


def test_a_fragment_is_refused_in_place(cast: Cast) -> None:
    answer = cast.client("principal").get("/nothing-here/", headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert answer["HX-Retarget"] == "#said"
    assert "<html" not in answer.content.decode()


def test_an_expired_form_is_refused_in_words(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["principal"])
    answer = client.post("/hat/", {"hat": "x"})
    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()
