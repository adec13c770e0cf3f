"""What one row of somebody's data says to them: a line in their own language, without the program's short names."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from foundation.audit.models import Entry
from foundation.writing.models import FrozenVersion
from network.models import Role
from plans.wording.versions import reason_words
from sessions.models import NetworkSession
from sessions.wording import kept_because

FILE = Path(__file__).resolve().parent.parent / "deeds.toml"
LENGTH = 600
CHOSEN = ("role", "answer", "presence", "audience", "kind")
PLACES = ("message", "session", "school", "network", "plan", "review")


@cache
def deeds() -> dict[str, dict[str, str]]:
    """Every line of desk/deeds.toml, by the act's name or by the word before its full stop."""
    return tomllib.loads(FILE.read_text())


def deed(action: str, language: str) -> str:
    """What the act is called by the one who did it: its own line, or its kind's, or its name."""
    said = deeds().get(action) or deeds().get(action.split(".")[0])
    return said[language] if said else action


def line_of(row: Model, own: Mapping[str, Any], words: list[str], language: str) -> str:
    """The row in a line: what it is, its words, and where it belongs; of its columns only those in `own`."""
    if isinstance(row, Entry):
        return deed(own["action"], language)
    if subject := own.get("subject"):
        return str(subject)
    if isinstance(row, FrozenVersion):
        return reason_words(kept_because(own["reason"]))
    parts = [_chosen(row, own), *[_role(word) for word in words], _place(row)]
    return " · ".join(dict.fromkeys(part for part in parts if part))[:LENGTH]


def _chosen(row: Model, own: Mapping[str, Any]) -> str:
    return next((str(said) for name in CHOSEN if name in own and (said := _display(row, name))), "")


def _display(row: Model, name: str) -> Any:
    return getattr(row, f"get_{name}_display", lambda: "")()


def _role(word: str) -> str:
    return str(Role(word).label) if word in Role.values else word


def _place(row: Model) -> str:
    thing = next((found for name in PLACES if (found := getattr(row, name, None)) is not None), None)
    if isinstance(thing, NetworkSession):
        return _("Session %(number)s") % {"number": thing.number}
    return str(thing) if isinstance(thing, Model) else ""
