"""A person's own page and language."""

import pytest
from django.test import Client

from tests.cast import PASSWORD, Cast


def test_name_and_language(cast: Cast) -> None:
    client = cast.client("convenor")
    assert client.get("/accounts/profile/").status_code == 200
    answer = client.post("/accounts/profile/", {"name": "Kari Nyland", "language": "nn"})
    assert answer["Location"] == "/accounts/profile/"
    cast["convenor"].refresh_from_db()
    assert (cast["convenor"].name, cast["convenor"].language) == ("Kari Nyland", "nn")
    assert "Lagra" in client.get("/accounts/profile/").content.decode()


def test_an_empty_name_is_sent_back_with_what_was_typed(cast: Cast) -> None:
    answer = cast.client("convenor").post("/accounts/profile/", {"name": "", "language": "en"})
    page = answer.content.decode()
    assert 'href="#id_name"' in page
    assert '<option value="en" selected>' in page


def test_a_name_is_kept_in_one_form_and_is_no_identity_number(cast: Cast) -> None:
    client = cast.client("convenor")
    refused = client.post("/accounts/profile/", {"name": "Kari 01010750160", "language": "nb"})
    assert refused.status_code == 422
    assert "er et fødselsnummer" in refused.content.decode()
    assert 'value="Kari 01010750160"' in refused.content.decode()
    client.post("/accounts/profile/", {"name": "  A\u030asa   Lie ", "language": "nb"})
    cast["convenor"].refresh_from_db()
    assert cast["convenor"].name == "Åsa Lie"


def test_the_profile_is_for_the_signed_in(db: None) -> None:
    assert Client().get("/accounts/profile/").status_code == 302


def test_changing_the_language_stays_on_the_page(cast: Cast) -> None:
    client = cast.client("convenor")
    answer = client.post("/accounts/language/", {"language": "en", "next": "/accounts/profile/?a=1"})
    assert answer["Location"] == "/accounts/profile/?a=1"
    cast["convenor"].refresh_from_db()
    assert cast["convenor"].language == "en"
    assert 'lang="en"' in client.get("/accounts/profile/").content.decode()


@pytest.mark.parametrize("way", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_is_one_of_ours(cast: Cast, way: str) -> None:
    answer = Client().post("/accounts/language/", {"language": "en", "next": way})
    assert answer["Location"] == "/"


def test_a_visitor_chooses_by_cookie(db: None) -> None:
    client = Client()
    client.post("/accounts/language/", {"language": "nn"})
    assert 'lang="nn"' in client.get("/accounts/login/").content.decode()


def test_an_unknown_language_changes_nothing(cast: Cast) -> None:
    cast.client("convenor").post("/accounts/language/", {"language": "de"})
    cast["convenor"].refresh_from_db()
    assert cast["convenor"].language == "nb"


def test_the_language_is_not_changed_by_a_link(cast: Cast) -> None:
    assert cast.client("convenor").get("/accounts/language/").status_code == 405


@pytest.mark.parametrize(
    ("header", "language"), [("no", "nb"), ("nn-NO,nn;q=0.9", "nn"), ("de,en;q=0.5", "en"), ("de", "nb")]
)
def test_the_browsers_wish_is_heard(db: None, header: str, language: str) -> None:
    page = Client(headers={"Accept-Language": header}).get("/accounts/login/").content.decode()
    assert f'<html lang="{language}"' in page


def test_changing_the_password(cast: Cast) -> None:
    client = cast.client("convenor")
    new = "en annen setning om fjorden"
    answer = client.post(
        "/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert answer["Location"] == "/accounts/profile/"
    cast["convenor"].refresh_from_db()
    assert cast["convenor"].check_password(new)


def test_someone_without_a_password_chooses_one(cast: Cast) -> None:
    cast["convenor"].set_unusable_password()
    cast["convenor"].save()
    client = cast.client("convenor")
    assert "/accounts/password/set/" in client.get("/accounts/profile/").content.decode()
    assert client.get("/accounts/password/change/")["Location"] == "/accounts/password/set/"
    new = "en annen setning om fjorden"
    client.post("/accounts/password/set/", {"password1": new, "password2": new})
    cast["convenor"].refresh_from_db()
    assert cast["convenor"].check_password(new)


def test_the_language_follows_the_browser_out(cast: Cast) -> None:
    cast["convenor"].language = "nn"
    cast["convenor"].save()
    client = cast.client("convenor")
    client.get("/accounts/profile/")
    client.post("/accounts/logout/")
    assert '<html lang="nn"' in client.get("/accounts/login/").content.decode()
