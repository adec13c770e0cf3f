"""What a printed document is before anyone draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from foundation.documents.names import plain


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
        return f"{plain(self.filename.removesuffix('.pdf'))}.pdf"
