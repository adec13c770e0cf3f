"""Editors and the operator say where a film is seen; nobody else."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.audit.models import Entry
from programme import queries
from programme.models import Film
from tests.cast import Cast

PAGE = "/programme/content/films/leadership/"
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(range(200))


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    """Uploaded files of these tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.mark.parametrize("part", ["editor", "operator"])
def test_address_and_length(cast: Cast, part: str) -> None:
    answer = cast.client(part).post(PAGE, {"address": "https://film.example.no/ledelse", "minutes": "22"})
    assert answer.status_code == 302
    film = Film.objects.get(key="leadership")
    assert (film.address, film.minutes) == ("https://film.example.no/ledelse", 22)
    assert queries.film_minutes() == {"leadership": 22}
    assert Entry.objects.get(action="programme.film_set").detail == {"key": "leadership"}


def test_saving_twice_keeps_one_film(cast: Cast) -> None:
    client = cast.client("editor")
    for _n in range(2):
        client.post(PAGE, {"address": "https://film.example.no/ledelse"})
    assert Film.objects.count() == 1


@pytest.mark.parametrize("part", ["principal", "convenor", "owner", "reviewer", "rkbu", "outsider"])
def test_others_may_not(cast: Cast, part: str) -> None:
    client = cast.client(part)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"address": "https://film.example.no/x"}).status_code == 403
    assert client.get("/programme/content/").status_code == 403
    assert Film.objects.count() == 0


@pytest.mark.parametrize(
    "address",
    ["film.example.no", "http://film.example.no/x", "javascript:alert(1)", "https://", "ftp://x.no/a"],
)
def test_an_address_that_is_none_is_said_and_kept(cast: Cast, address: str) -> None:
    answer = cast.client("editor").post(PAGE, {"address": address, "minutes": "22"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'value="{address}"' in page
    assert 'value="22"' in page
    assert "id_address_error" in page
    assert Film.objects.count() == 0


@pytest.mark.parametrize("minutes", ["0", "-3", "999", "tjue"])
def test_a_length_that_cannot_be(cast: Cast, minutes: str) -> None:
    assert cast.client("editor").post(PAGE, {"minutes": minutes}).status_code == 422


def test_a_film_as_a_file_is_played_here_in_parts(cast: Cast) -> None:
    film = SimpleUploadedFile("min film.mp4", MP4, "video/mp4")
    captions = SimpleUploadedFile("x.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHei", "text/vtt")
    cast.client("editor").post(PAGE, {"file": film, "captions_file": captions})
    client = cast.client("principal")
    page = client.get("/programme/films/leadership/")
    assert b"<video" in page.content
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]
    whole = client.get("/programme/films/leadership/file/")
    assert b"".join(whole.streaming_content) == MP4
    part = client.get("/programme/films/leadership/file/", headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(MP4)}"
    for odd in ("bytes=5-2", f"bytes={'9' * 5000}-", f"bytes=0-{'9' * 5000}", "bytes=٣-"):
        whole = client.get("/programme/films/leadership/file/", headers={"Range": odd})
        assert (whole.status_code, b"".join(whole.streaming_content)) == (200, MP4)  # type: ignore[attr-defined]
    assert b"".join(part.streaming_content) == MP4[10:20]
    assert client.get("/programme/films/leadership/captions/").status_code == 200


@pytest.mark.parametrize(("field", "name"), [("file", "film.mp4"), ("captions_file", "tekst.vtt")])
def test_a_file_that_is_something_else(cast: Cast, field: str, name: str) -> None:
    wrong = SimpleUploadedFile(name, b"<html><script>alert(1)</script>")
    assert cast.client("editor").post(PAGE, {field: wrong}).status_code == 422
    assert Film.objects.count() == 0
