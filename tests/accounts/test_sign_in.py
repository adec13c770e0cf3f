"""Signing in by code and by password, and coming back to where one was."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client, override_settings

from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db
TEST_MAIL = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _cache_and_mail(db: None, settings) -> None:  # type: ignore[no-untyped-def]
    call_command("createcachetable")
    settings.EMAIL_BACKEND = TEST_MAIL


def code_in(message: mail.EmailMessage) -> str:
    found = re.search(r"^([A-Z0-9]{4}-?[A-Z0-9]{2,4})$", str(message.body), re.M)
    assert found, message.body
    return found[1]


def test_by_password_and_back_to_the_page(cast: Cast) -> None:
    client = Client()
    way = f"/networks/{cast.network.pk}/"
    shut = client.get(way)
    assert shut.status_code == 302
    assert shut["Location"] == f"/accounts/login/?next={way}"
    page = client.get(shut["Location"]).content.decode()
    assert page.count(f'name="next" value="{way}"') == 2
    answer = client.post(
        "/accounts/login/", {"login": "Convenor@Example.no", "password": PASSWORD, "next": way}
    )
    assert answer["Location"] == way


def test_by_code_and_back_to_the_page(cast: Cast) -> None:
    client, way = Client(), f"/networks/{cast.network.pk}/"
    asked = client.post("/accounts/login/code/", {"email": "convenor@example.no", "next": way})
    assert asked.status_code == 302
    page = client.get(asked["Location"]).content.decode()
    assert f'name="next" value="{way}"' in page
    assert len(mail.outbox) == 1
    done = client.post("/accounts/login/code/confirm/", {"code": code_in(mail.outbox[0]), "next": way})
    assert done["Location"] == way
    assert client.get(way).status_code == 200


def test_the_code_stands_in_the_letter_not_in_its_subject(cast: Cast) -> None:
    Client().post("/accounts/login/code/", {"email": "convenor@example.no"})
    assert code_in(mail.outbox[0]) not in mail.outbox[0].subject


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "siden der du logger inn"), ("nn", "sida der du loggar inn"), ("en", "signing in")]
)  # fmt: skip
def test_the_letter_is_in_the_persons_own_language(cast: Cast, language: str, words: str) -> None:
    cast["convenor"].language = language
    cast["convenor"].save()
    Client(headers={"Accept-Language": "en"}).post("/accounts/login/code/", {"email": "convenor@example.no"})
    assert words in mail.outbox[0].body


def test_a_stranger_gets_the_same_page_and_no_letter(cast: Cast) -> None:
    client = Client()
    known = client.post("/accounts/login/code/", {"email": "convenor@example.no"})
    other = Client()
    unknown = other.post("/accounts/login/code/", {"email": "nobody@example.no"})
    assert known["Location"] == unknown["Location"]
    assert other.get(unknown["Location"]).status_code == 200
    assert [message.to for message in mail.outbox] == [["convenor@example.no"]]


def test_five_wrong_codes_end_it(cast: Cast) -> None:
    client = Client()
    client.post("/accounts/login/code/", {"email": "convenor@example.no"})
    for _ in range(4):
        assert client.post("/accounts/login/code/confirm/", {"code": "AAAA-AAAA"}).status_code == 200
    assert client.post("/accounts/login/code/confirm/", {"code": "AAAA-AAAA"}).status_code == 302
    ended = client.post("/accounts/login/code/confirm/", {"code": code_in(mail.outbox[0])})
    assert ended["Location"] == "/accounts/login/code/"  # from the start


def test_guessing_passwords_is_slowed(cast: Cast) -> None:
    client = Client()
    for _ in range(6):
        answer = client.post("/accounts/login/", {"login": "convenor@example.no", "password": "feil"})
    right = client.post("/accounts/login/", {"login": "convenor@example.no", "password": PASSWORD})
    assert right.status_code in (200, 429)
    assert "_auth_user_id" not in client.session
    assert answer.status_code in (200, 429)


def test_a_new_password_by_code(cast: Cast) -> None:
    client = Client()
    answer = client.post("/accounts/password/reset/", {"email": "convenor@example.no"})
    answer = client.post(answer["Location"], {"code": code_in(mail.outbox[0])})
    new = "en helt ny setning om fjell"
    done = client.post(answer["Location"], {"password1": new, "password2": new})
    assert done.status_code == 302
    assert client.get(done["Location"]).status_code == 200
    signed = Client().post("/accounts/login/", {"login": "convenor@example.no", "password": new})
    assert signed.status_code == 302


def test_a_form_sent_after_the_sign_in_expired_leads_back_to_its_page(cast: Cast) -> None:
    client = Client()
    answer = client.post("/hat/", {"hat": "x"}, headers={"Referer": "http://testserver/networks/1/?a=1"})
    assert answer["Location"] == "/accounts/login/?next=/networks/1/%3Fa%3D1"
    foreign = client.post("/hat/", {"hat": "x"}, headers={"Referer": "http://elsewhere.no/networks/1/"})
    assert foreign["Location"] == "/accounts/login/?next=/"


def test_a_fragment_asked_for_after_the_sign_in_expired_is_401(cast: Cast) -> None:
    assert Client().get("/accounts/profile/", headers={"HX-Request": "true"}).status_code == 401


def test_a_fresh_token_after_signing_in_again(cast: Cast) -> None:
    assert Client().get("/accounts/token/", headers={"X-Requested-With": "fetch"}).status_code == 401
    client = cast.client("convenor")
    answer = client.get("/accounts/token/").json()
    assert answer["person"] == cast["convenor"].pk
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = client.cookies
    language = {"language": "nn", "csrfmiddlewaretoken": answer["token"]}
    assert checked.post("/accounts/language/", language).status_code == 302
    assert checked.post("/accounts/language/", {"language": "nn"}).status_code == 403


def test_signing_out_is_a_post(cast: Cast) -> None:
    client = cast.client("convenor")
    assert client.get("/accounts/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/accounts/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "signup/passkey/", "social/", "3rdparty/"]
)  # fmt: skip
def test_what_is_not_offered_has_no_address(cast: Cast, path: str) -> None:
    assert cast.client("convenor").get(f"/accounts/{path}").status_code == 404


def test_a_closed_account_opens_nothing(cast: Cast) -> None:
    cast["convenor"].is_active = False
    cast["convenor"].save()
    client = Client()
    client.post("/accounts/login/", {"login": "convenor@example.no", "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    client.post("/accounts/login/code/", {"email": "convenor@example.no"})
    assert mail.outbox == []


@override_settings(DEMO=False)
def test_outside_a_demonstration_nobody_signs_in_by_a_press(cast: Cast) -> None:
    assert Client().post("/accounts/demo/", {"email": "convenor@example.no"}).status_code == 404
    assert "/accounts/demo/" not in Client().get("/accounts/login/").content.decode()
