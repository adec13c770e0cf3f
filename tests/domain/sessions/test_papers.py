"""What a file is, is read from its content."""

import io
import zipfile

import pytest

from sessions.domain.papers import kind_of, safe_name


def _office(*names: str) -> io.BytesIO:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in ("[Content_Types].xml", *names):
            packed.writestr(name, "<x/>")
    return held


def test_the_three_kinds_are_known_by_their_content() -> None:
    assert kind_of(io.BytesIO(b"%PDF-1.7\n..."))
    assert kind_of(_office("word/document.xml")).suffix == ".docx"  # type: ignore[union-attr]
    assert kind_of(_office("ppt/presentation.xml")).suffix == ".pptx"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\x00", b"<html><script>", b"PK\x03\x04broken", b"GIF89a", b"\x89PNG\r\n"]
)
def test_anything_else_is_refused(content: bytes) -> None:
    assert kind_of(io.BytesIO(content)) is None


def test_a_plain_zip_is_no_document() -> None:
    assert kind_of(_office("notes.txt")) is None


def test_a_zip_of_a_later_kind_than_is_understood_is_refused() -> None:
    packed = _office("word/document.xml").getvalue()
    place = packed.index(b"PK\x01\x02") + 6
    later = packed[:place] + b"\xf4\x00" + packed[place + 2 :]
    assert kind_of(io.BytesIO(later)) is None


def test_macros_are_seen() -> None:
    found = kind_of(_office("word/document.xml", "word/vbaProject.bin"))
    assert found
    assert found.has_macros


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Plan.PDF", "Plan.pdf"),
        ("Årsplan: uke 5?.pdf", "Årsplan uke 5.pdf"),
        ("\r\nSet-Cookie: a=b.pdf", "Set-Cookie ab.pdf"),
        ("???.pdf", "vedlegg.pdf"),
    ],
)
def test_names_lose_paths_and_what_headers_cannot_carry(name: str, safe: str) -> None:
    assert safe_name(name, ".pdf") == safe
