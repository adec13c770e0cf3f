"""Reads the demonstration's story and lays its dates around today."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

DOMAIN = "havnes.example"
RKBU_DOMAIN = "rkbu.example"


@dataclass(frozen=True)
class Story:
    """What the story file says, and the year it is told in (the year of its 1 May)."""

    told: dict[str, Any]
    year: int
    today: date

    @property
    def begins(self) -> date:
        """The first day of the programme year."""
        return date(self.year, 5, 1)


def story(today: date) -> Story:
    """The story around today: from November on in the running programme year, before that in the one that began last May.

    So some sessions have always been held, with minutes to read.
    """
    with (Path(__file__).with_name("story.toml")).open("rb") as file:
        told = tomllib.load(file)
    return Story(told=told, year=(today - timedelta(days=304)).year, today=today)


def address(name: str, role: str) -> str:
    """A person's invented e-mail address: first and last name, at the municipality or at RKBU."""
    plain = name.lower().translate(str.maketrans("æøåáčđŋšŧž-", "eoaacdnstz "))
    words = plain.split()
    domain = RKBU_DOMAIN if role in {"reviewer", "rkbu", "editor"} else DOMAIN
    return f"{words[0]}.{words[-1]}@{domain}"
