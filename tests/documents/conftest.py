"""A small document of the tests' own."""

import copy
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as live

from foundation.documents.charts import Series, radar
from foundation.documents.document import Document

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture
def specimen(settings: object) -> Callable[..., Document]:
    """Makes a letter with a picture, a table and a list; `words` and language can be chosen."""
    templates = copy.deepcopy(live.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], TEMPLATES]
    settings.TEMPLATES = templates

    def make(words: str = "Ni av ti sier at de har det bra.", language: str = "nb") -> Document:
        picture = radar(
            "Tilliten er høyest", ["Tillit", "Samarbeid", "Mot"], [Series("Mai", [4.1, 3.0, 2.5])]
        )
        return Document(
            template="specimen/letter.html",
            context={"words": words, "school": "Čáhceravda skuvla – Vassbredden skole", "picture": picture},
            title="Rapport fra Čáhceravda",
            language=language,
            filename="Rapport, Čáhceravda & Ås",
            dated=date(2026, 12, 4),
        )

    return make
