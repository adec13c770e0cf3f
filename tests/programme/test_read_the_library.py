"""Everyone who is signed in reads about the programme, in their own language."""

import pytest
from django.test import Client
from django.utils import timezone

from programme.domain.content import KINDS
from programme.models import Film
from programme.reading import CONTENT_FILE, read_file
from tests.cast import Cast

CONTENT = read_file(CONTENT_FILE)
PAGES = [
    "/programme/",
    "/programme/reading/",
    "/programme/exercises/",
    "/programme/films/",
    *[f"/programme/sessions/{kind}/" for kind in KINDS],
    *[f"/programme/background/{page.key}/" for page in CONTENT.background],
    *[f"/programme/films/{video.key}/" for video in CONTENT.videos],
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens(cast: Cast, path: str) -> None:
    assert cast.client("principal").get(path).status_code == 200


@pytest.mark.parametrize("part", ["rkbu", "reviewer", "editor", "owner", "outsider", "operator"])
def test_whatever_the_role(cast: Cast, part: str) -> None:
    assert cast.client(part).get("/programme/").status_code == 200


@pytest.mark.parametrize("path", PAGES[:5])
def test_not_without_signing_in(cast: Cast, path: str) -> None:
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize(
    "path", ["sessions/fifth", "background/nothing", "films/nothing", "films/leadership/file"]
)
def test_what_is_not_there(cast: Cast, path: str) -> None:
    assert cast.client("principal").get(f"/programme/{path}/").status_code == 404


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "den enkelte lærer"), ("nn", "den enkelte læraren"), ("en", "the single teacher")],
)
def test_in_the_readers_language(cast: Cast, language: str, said: str) -> None:
    cast["principal"].language = language
    cast["principal"].save()
    assert said in cast.client("principal").get("/programme/background/setting/").content.decode()


def test_a_film_that_is_not_set_says_so_and_one_that_is_has_a_link(cast: Cast) -> None:
    client = cast.client("principal")
    assert client.get("/programme/films/").content.decode().count("Filmen er ikke lagt inn ennå") == 6
    Film.objects.create(key="leadership", address="https://film.example.no/ledelse", minutes=23)
    page = client.get("/programme/films/").content.decode()
    assert page.count("Filmen er ikke lagt inn ennå") == 5
    assert "23 minutter" in page
    assert "https://film.example.no/ledelse" in client.get("/programme/films/leadership/").content.decode()


def test_the_first_sessions_films_are_named_in_its_agenda(cast: Cast) -> None:
    page = cast.client("principal").get("/programme/sessions/first/").content.decode()
    assert "Vi ser «Offentlig sektor i endring» og «Modell for organisasjonsanalyse»" in page


def test_works_whose_title_is_not_checked_say_so(cast: Cast) -> None:
    page = cast.client("principal").get("/programme/reading/").content.decode()
    assert "Tittelen er ikke kontrollert mot kilden ennå." in page
    assert "Tittelen mangler i vårt eksemplar av kilden." in page


def test_the_number_of_queries_does_not_grow_with_the_films(
    cast: Cast, django_assert_num_queries: object
) -> None:
    client = cast.client("principal")
    client.get("/programme/films/")
    with django_assert_num_queries(8) as first:  # type: ignore[operator]
        client.get("/programme/films/")
    for video in CONTENT.videos[:3]:
        Film.objects.create(key=video.key, address="https://film.example.no/x")
    with django_assert_num_queries(len(first)):  # type: ignore[operator]
        client.get("/programme/films/")


def test_films_are_for_those_who_take_part_today(cast: Cast) -> None:
    film = f"/programme/films/{CONTENT.videos[0].key}/"
    Film.objects.create(key=CONTENT.videos[0].key, address="https://film.example.no/x")
    for part, status in (("leader", 200), ("reviewer", 200), ("editor", 200), ("owner", 403), ("rkbu", 403)):
        client = cast.client(part)
        assert client.get(film).status_code == status
        assert (f'href="{film}"' in client.get("/programme/films/").content.decode()) == (status == 200)
    cast["leader"].roles.update(ends_on=timezone.localdate())
    assert cast.client("leader").get("/programme/").status_code == 200
    for address in (film, f"{film}file/", f"{film}captions/"):
        assert cast.client("leader").get(address).status_code == 403
