"""In a demonstration one signs in by one press, as its people only."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts import demo
from tests.cast import Cast


@pytest.fixture
def shown(cast: Cast, settings: Any, tmp_path: Path) -> Cast:
    """A demonstration with the principal among its people."""
    settings.DEMO, settings.VAR_DIR = True, tmp_path
    settings.ROOT_URLCONF = "tests.accounts.demo_urls"
    principal = {"role": "principal", "name": "Anders Lien", "email": "principal@example.no", "password": "x"}
    (tmp_path / "demo_accounts.json").write_text(json.dumps([principal]), encoding="utf-8")
    return cast


def test_one_press(shown: Cast) -> None:
    client = Client(headers={"Accept-Language": "nb"})
    page = client.get("/accounts/login/?next=/accounts/profile/").content.decode()
    assert "Anders Lien<small>Rektor</small>" in page
    answer = client.post("/accounts/demo/", {"email": "principal@example.no", "next": "/accounts/profile/"})
    assert answer["Location"] == "/accounts/profile/"
    assert "principal@example.no" in client.get("/accounts/profile/").content.decode()


def test_nobody_else(shown: Cast) -> None:
    client = Client()
    assert client.post("/accounts/demo/", {"email": "convenor@example.no"}).status_code == 404
    assert client.post("/accounts/demo/", {}).status_code == 404
    assert client.get("/accounts/demo/").status_code == 405
    assert "_auth_user_id" not in client.session


def test_a_file_left_behind_opens_nothing(shown: Cast, settings: Any) -> None:
    settings.DEMO = False
    assert demo.accounts() == []
    assert Client().post("/accounts/demo/", {"email": "principal@example.no"}).status_code == 404
