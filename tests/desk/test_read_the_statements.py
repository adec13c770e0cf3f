"""Privacy and accessibility are open to all, in three languages; help follows the role."""

import pytest
from django.test import Client

from tests.cast import Cast


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/privacy/", "/accessibility/"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_anyone_reads_the_statements(path: str, language: str) -> None:
    client = Client(headers={"Accept-Language": language})
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Language"] == language
    assert client.post(path).status_code == 405


@pytest.mark.django_db
def test_the_figures_come_from_the_retention_file() -> None:
    page = Client(headers={"Accept-Language": "nb"}).get("/privacy/").content.decode()
    for said in ("til 24 måneder etter", "Invitasjoner: 12 måneder", "gjorde hva: 5 år", "slettes 180 dager"):
        assert said in page


@pytest.mark.parametrize(
    "part", ["rkbu", "editor", "reviewer", "owner", "convenor", "principal", "leader", "operator"]
)
def test_help_for_every_role(cast: Cast, part: str) -> None:
    page = cast.client(part).get("/help/").content.decode()
    assert 'id="first"' in page
    assert ("convenor@example.no" in page) is (part in {"reviewer", "owner", "principal", "leader"})


def test_help_needs_sign_in(cast: Cast) -> None:
    assert Client().get("/help/").status_code == 302
    assert cast.client("leader").post("/help/").status_code == 405
