"""Every page of signing in speaks bokmål, nynorsk and English, also where it says no (allauth has no nynorsk)."""

import re
from html import unescape

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db

NOT_NYNORSK = (
    r"\b(ikke|jeg|hvordan|hvis|en kode|fra|videre|passordet ditt en|siden|velg|noen|være|gjøre|deg ut)\b"
)
NOT_BOKMAAL = r"\b(ikkje|eg|korleis|dersom|ein kode|frå|vidare|vel eit|nokre|vere|gjere)\b"
ENGLISH = r"\b(the|password|sign|your|you|please|code is|e-?mail address|must|incorrect|enter|this|field)\b"
FOREIGN = {"nn": f"{NOT_NYNORSK}|{ENGLISH}", "nb": f"{NOT_BOKMAAL}|{ENGLISH}"}


@pytest.fixture(autouse=True)
def _cache_and_mail(db: None, settings) -> None:  # type: ignore[no-untyped-def]
    call_command("createcachetable")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def words_of(html: str) -> str:
    """What is read on the page: texts and spoken attributes, without the language menu."""
    html = re.sub(r'<ul class="langs">.*?</ul>', " ", html, flags=re.S)
    spoken = " ".join(
        re.findall(r'(?:aria-label|title|placeholder|alt|data-under|data-over)="([^"]*)"', html)
    )
    return unescape(re.sub(r"<[^>]+>", " ", html) + " " + spoken)


def check(answer, language: str) -> str:  # type: ignore[no-untyped-def]
    assert answer.status_code in (200, 404, 422, 429), answer
    text = words_of(answer.content.decode())
    assert re.findall(FOREIGN[language], text, re.I) == []
    return text


def visitor(language: str) -> Client:
    return Client(headers={"Accept-Language": language})


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(
    "path", ["login/", "login/code/", "password/reset/", "password/reset/done/", "inactive/"]
)
def test_pages_before_sign_in(cast: Cast, language: str, path: str) -> None:
    check(visitor(language).get(f"/accounts/{path}"), language)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("path", ["login/", "login/code/", "password/reset/"])
def test_empty_forms(cast: Cast, language: str, path: str) -> None:
    text = check(visitor(language).post(f"/accounts/{path}", {}), language)
    assert "Fyll ut dette feltet" in text


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("path", ["login/code/", "password/reset/"])
def test_no_e_mail_address(cast: Cast, language: str, path: str) -> None:
    check(visitor(language).post(f"/accounts/{path}", {"email": "kari"}), language)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_wrong_password(cast: Cast, language: str) -> None:
    client = visitor(language)
    wrong = {"login": "convenor@example.no", "password": "feil"}
    assert "E-posten eller passordet er feil" in check(client.post("/accounts/login/", wrong), language)
    for _ in range(6):
        last = client.post("/accounts/login/", wrong)
    assert "For mange forsøk" in check(last, language)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_wrong_code(cast: Cast, language: str) -> None:
    client = visitor(language)
    asked = client.post("/accounts/login/code/", {"email": "convenor@example.no"})
    check(client.get(asked["Location"]), language)
    text = check(client.post("/accounts/login/code/confirm/", {"code": "AAAA"}), language)
    assert ("Det er ikkje koden" if language == "nn" else "Det er ikke koden") in text
    for _ in range(4):
        client.post("/accounts/login/code/confirm/", {"code": "AAAA"})
    assert "For mange forsøk" in check(client.get("/accounts/login/"), language)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_too_many_codes(cast: Cast, language: str) -> None:
    for _ in range(4):
        answer = visitor(language).post("/accounts/login/code/", {"email": "convenor@example.no"})
    assert "For mange forsøk" in check(answer, language)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_new_password(cast: Cast, language: str) -> None:
    cast["convenor"].language = language
    cast["convenor"].save()
    client = visitor(language)
    asked = client.post("/accounts/password/reset/", {"email": "convenor@example.no"})
    check(client.get(asked["Location"]), language)
    check(client.post(asked["Location"], {"code": "AAAA"}), language)
    letter = str(mail.outbox[0].body)
    assert re.findall(FOREIGN[language], letter, re.I) == []
    code = re.search(r"^[A-Z0-9-]{6,9}$", letter, re.M)
    assert code
    following = client.post(asked["Location"], {"code": code[0]})["Location"]
    check(client.get(following), language)
    for bad in ("kort", "passord1234567890", "convenor@example.no"):
        check(client.post(following, {"password1": bad, "password2": "noe annet"}), language)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("path", ["profile/", "password/change/", "logout/", "again/", "reauthenticate/"])
def test_pages_after_sign_in(cast: Cast, language: str, path: str) -> None:
    cast["convenor"].language = language
    cast["convenor"].save()
    check(cast.client("convenor").get(f"/accounts/{path}"), language)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_mistakes_after_sign_in(cast: Cast, language: str) -> None:
    cast["convenor"].language = language
    cast["convenor"].save()
    client = cast.client("convenor")
    check(client.post("/accounts/profile/", {"name": "", "language": "xx"}), language)
    check(client.post("/accounts/password/change/", {"oldpassword": "feil", "password1": "kort"}), language)
    check(client.post("/accounts/password/change/", {}), language)
    check(client.post("/accounts/reauthenticate/", {"password": "feil"}), language)
    new = "en helt ny setning om fjell"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    check(client.get("/accounts/profile/"), language)
    client.post("/accounts/logout/")
    check(client.get("/accounts/login/"), language)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_page_that_is_not_there(cast: Cast, language: str) -> None:
    cast["convenor"].language = language
    cast["convenor"].save()
    check(cast.client("convenor").get("/nothing-here/"), language)
