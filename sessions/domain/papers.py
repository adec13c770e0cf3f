"""What a file is, read from its content and never from its name."""

import zipfile
from dataclasses import dataclass
from typing import IO

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 5000
OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class PaperKind:
    """A kind of file we take in: how it is served and what its name ends in."""

    mimetype: str
    suffix: str
    has_macros: bool = False


PDF = PaperKind("application/pdf", ".pdf")
MAIN_PARTS = {
    "word/document.xml": PaperKind(f"{OFFICE}wordprocessingml.document", ".docx"),
    "ppt/presentation.xml": PaperKind(f"{OFFICE}presentationml.presentation", ".pptx"),
}


def kind_of(file: IO[bytes]) -> PaperKind | None:
    """PDF, docx or pptx by its content; None for anything else (also a zip that would unpack to very much)."""
    file.seek(0)
    head = file.read(1024)
    if b"%PDF-" in head:
        return PDF
    return _office(file) if head.startswith(b"PK\x03\x04") else None


def _office(file: IO[bytes]) -> PaperKind | None:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return None
    if "[Content_Types].xml" not in names:
        return None
    kind = next((kind for main, kind in MAIN_PARTS.items() if main in names), None)
    if kind is None:
        return None
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return PaperKind(kind.mimetype, kind.suffix, has_macros=macros)


def safe_name(name: str, suffix: str, *, longest: int = 120) -> str:
    """A file name without paths or control characters, ending in what the file is.

    >>> safe_name("../../Årsplan: uke 5?.PDF", ".pdf")
    'Årsplan uke 5.pdf'
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    if base.lower().endswith(suffix):
        base = base[: -len(suffix)]
    kept = "".join(letter for letter in base if letter.isalnum() or letter in " -_()")
    return f"{' '.join(kept.split())[:longest].strip() or 'vedlegg'}{suffix}"
