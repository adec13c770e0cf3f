"""What a reader of ours finds in a PDF: text, language, title, tags."""

import io
from collections import Counter
from typing import Any

from pypdf import PdfReader


def text_of(pdf: bytes) -> str:
    """All text, spaces and hard spaces joined to one space."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def pages_of(pdf: bytes) -> int:
    """Number of pages."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def language_of(pdf: bytes) -> str:
    """The language of the whole document."""
    return str(PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"])


def title_of(pdf: bytes) -> str:
    """The title in the document's information."""
    return str(PdfReader(io.BytesIO(pdf)).metadata.title)


def dated(pdf: bytes) -> set[str]:
    """The days of making and changing that the file tells."""
    found = PdfReader(io.BytesIO(pdf)).metadata
    return {moment.date().isoformat() for moment in (found.creation_date, found.modification_date) if moment}


def fonts_of(pdf: bytes) -> set[str]:
    """Names of the fonts used, without the subset's prefix."""
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            found.add(str(font.get_object()["/BaseFont"]).rpartition("+")[2].lstrip("/"))
    return found


def tags_of(pdf: bytes) -> Counter[str]:
    """How often each structure tag stands in the document."""
    counted: Counter[str] = Counter()
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    _count(root, counted)
    return counted


def alternatives_of(pdf: bytes) -> list[str]:
    """The alternative texts of the figures."""
    found: list[str] = []
    _walk(PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"], found)
    return found


def _children(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    kids = kids if isinstance(kids, list) else [kids]
    found = [kid.get_object() if hasattr(kid, "get_object") else kid for kid in kids]
    return [kid for kid in found if isinstance(kid, dict)]


def _count(node: Any, counted: Counter[str]) -> None:
    if "/S" in node:
        counted[str(node["/S"]).lstrip("/")] += 1
    for kid in _children(node):
        _count(kid, counted)


def _walk(node: Any, found: list[str]) -> None:
    if "/Alt" in node:
        found.append(str(node["/Alt"]))
    for kid in _children(node):
        _walk(kid, found)
