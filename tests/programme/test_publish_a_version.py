"""Editors look at a draft and publish it."""

from pathlib import Path

import pytest

from programme import queries
from programme.actions import load_file
from programme.models import ContentVersion
from programme.reading import CONTENT_FILE
from tests.cast import Cast


@pytest.fixture
def draft(cast: Cast, tmp_path: Path) -> ContentVersion:
    """A newer release's content."""
    path = tmp_path / "v2.toml"
    path.write_text(CONTENT_FILE.read_text().replace("Endringsledelse", "Å lede endring", 1))
    return load_file(path=path)[0]


def test_the_editor_sees_what_differs_and_publishes(cast: Cast, draft: ContentVersion) -> None:
    client = cast.client("editor")
    page = client.get(f"/programme/content/versions/{draft.pk}/").content.decode()
    assert "Å lede endring" in page
    assert "Endringsledelse" in page
    for _press in range(2):
        assert client.post(f"/programme/content/versions/{draft.pk}/publish/").status_code == 302
    assert queries.active_version() == draft
    assert client.get("/programme/content/").status_code == 200


def test_publishing_is_no_get(cast: Cast, draft: ContentVersion) -> None:
    assert cast.client("editor").get(f"/programme/content/versions/{draft.pk}/publish/").status_code == 405
    assert queries.active_version() != draft


@pytest.mark.parametrize("part", ["operator", "principal", "rkbu", "reviewer", "outsider"])
def test_others_do_not_publish(cast: Cast, draft: ContentVersion, part: str) -> None:
    assert cast.client(part).post(f"/programme/content/versions/{draft.pk}/publish/").status_code == 403
    assert queries.active_version() != draft


def test_an_unknown_version(cast: Cast) -> None:
    assert cast.client("editor").get("/programme/content/versions/999/").status_code == 404


def test_the_list_asks_the_same_number_of_times_for_one_and_three_versions(
    cast: Cast, tmp_path: Path, django_assert_num_queries: object
) -> None:
    client = cast.client("editor")
    client.get("/programme/content/")
    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get("/programme/content/")
    for number in (2, 3):
        path = tmp_path / f"v{number}.toml"
        path.write_text(CONTENT_FILE.read_text().replace("version = 1\n", f"version = {number}\n", 1))
        load_file(path=path)
    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get("/programme/content/")
