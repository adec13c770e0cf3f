"""The people of the demonstration, who can be signed in with one press."""

import json
from pathlib import Path
from typing import NotRequired, TypedDict

from django.conf import settings


class DemoAccount(TypedDict):
    """What the demo command writes for each of them."""

    role: str
    place: NotRequired[str]
    name: str
    email: str
    password: str


def file() -> Path:
    """Where the demo command leaves them."""
    return Path(settings.VAR_DIR) / "demo_accounts.json"


def keep(*, people: list[DemoAccount]) -> None:
    """Write them down, for the sign-in page of a demonstration."""
    file().parent.mkdir(parents=True, exist_ok=True)
    file().write_text(json.dumps(people, ensure_ascii=False, indent=1), encoding="utf-8")


def kept() -> list[DemoAccount]:
    """Those written down, in their order; none where no demonstration was made."""
    return json.loads(file().read_text(encoding="utf-8")) if file().exists() else []


def accounts() -> list[DemoAccount]:
    """Those to offer at sign-in: none outside a demonstration."""
    return kept() if settings.DEMO else []
