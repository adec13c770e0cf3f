"""A no is said in words, with a way on, and leaves the page one is on as it was."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from foundation.access.views import bad_request, server_error
from tests.cast import Cast

LANGUAGES_AND_HEADINGS = [
    ("nb", "Noe gikk galt hos oss"),
    ("nn", "Noko gjekk gale hos oss"),
    ("en", "Something went wrong here"),
]


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


@pytest.mark.parametrize(("language", "heading"), LANGUAGES_AND_HEADINGS)
def test_what_went_wrong_here_is_said_in_words_and_without_a_database(
    rf: RequestFactory, language: str, heading: str
) -> None:
    with translation.override(language):
        broken, unread = server_error(rf.get("/")), bad_request(rf.get("/"))
    assert (broken.status_code, unread.status_code) == (500, 400)
    assert heading in broken.content.decode()
    assert all(f'lang="{language}"' in page.content.decode() for page in (broken, unread))


def test_what_is_too_large_to_be_read_is_refused_in_words(cast: Cast, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2
    answer = cast.client("principal").post("/hat/", {"a": 1, "b": 2, "c": 3})
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()
