"""What a printed document is before anyone draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.text import slugify

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "Æ": "Ae", "Ø": "O", "Å": "A"}
    | {"Đ": "D", "Ŋ": "N", "Ŧ": "T"}
    | {"–": "-", "—": "-", "/": "-"}  # «2026–2031» and «2026/27» keep their two years apart
)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A template with everything it shows; the same content gives the same bytes.

    `language` (nb, nn, en) is the language of its fixed texts, not of what people wrote. `dated` is the
    day the document speaks for (the session, the version), never the day someone printed it.
    `filename` is plain words; `pdf_name` makes a file name of them.
    """

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    title: str
    language: str
    filename: str
    dated: date
    author: str = ""
    description: str = ""

    @property
    def pdf_name(self) -> str:
        """A file name of a–z, 0–9 and hyphens that ends in .pdf."""
        stem = self.filename.removesuffix(".pdf").translate(LETTERS)
        return f"{slugify(stem)[:120].strip('-') or 'dokument'}.pdf"
