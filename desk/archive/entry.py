"""A file of a school's archive before it is packed: nothing of it is drawn until its turn comes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.core.files import File

from foundation.documents.document import Document
from foundation.documents.names import plain
from foundation.documents.render import pdf_of
from foundation.writing.models import ArchiveCopy


@dataclass(frozen=True)
class Entry:
    """Where it lies, what it is in a line, the day it speaks for, and its content chunk by chunk."""

    folder: str
    name: str
    title: str
    day: date
    read: Callable[[], Iterable[bytes]]


def printed(folder: str, document: Document, *, dated: date | None = None, name: str = "") -> Entry:
    """A document as PDF; `dated` where it speaks for another day, `name` in words where it is called something else."""
    document = replace(document, dated=dated or document.dated, filename=name or document.filename)
    return Entry(folder, document.pdf_name, document.title, document.dated, lambda: [pdf_of(document)])


def kept(folder: str, copy: ArchiveCopy, title: str, day: date) -> Entry:
    """A PDF as it was kept when it was published: the very bytes, read when their turn comes."""
    return Entry(folder, copy.filename, title, day, partial(_bytes_of, copy.pk))


def _bytes_of(pk: int) -> list[bytes]:
    return [bytes(ArchiveCopy.objects.values_list("content", flat=True).get(pk=pk))]


def made(folder: str, words: str, ending: str, title: str, day: date, make: Callable[[], bytes]) -> Entry:
    """A file that is not a document: `words` become its name."""
    return Entry(folder, f"{plain(words)}.{ending}", title, day, lambda: [make()])


def stored(folder: str, words: str, title: str, day: date, file: File) -> Entry:  # type: ignore[type-arg]
    """A file that somebody has put there, in chunks."""
    return Entry(folder, words, title, day, partial(_chunks, file))


def _chunks(file: File) -> Iterable[bytes]:  # type: ignore[type-arg]
    with file.open("rb") as opened:
        yield from opened.chunks()
