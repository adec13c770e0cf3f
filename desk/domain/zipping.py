"""A ZIP whose bytes depend on what is in it alone: fixed times, fixed rights, nothing about who packed it when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

UNIX = 3  # the system that a ZIP says it was made on; without it, it says whichever packed it
READABLE = 0o100644 << 16
STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


@dataclass(frozen=True)
class Packed:
    """A file in the ZIP: its path there, and the SHA-256 of its content."""

    path: str
    sha256: str


class Packer:
    """Fills a ZIP file by file; of each no more than a chunk is held."""

    def __init__(self, file: BinaryIO) -> None:
        self.zip = ZipFile(file, "w", ZIP_DEFLATED)
        self.packed: list[Packed] = []

    def add(self, path: str, day: date, chunks: Iterable[bytes]) -> None:
        """A file with the day it speaks for; chunk by chunk."""
        digest = sha256()
        with self.zip.open(_entry(path, day), "w") as out:
            for chunk in chunks:
                digest.update(chunk)
                out.write(chunk)
        self.packed.append(Packed(path, digest.hexdigest()))

    def close(self) -> None:
        """Write the directory at the end."""
        self.zip.close()


def _entry(path: str, day: date) -> ZipInfo:
    entry = ZipInfo(path, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, READABLE
    return entry


def steady(office: bytes, day: date) -> bytes:
    """A .docx or .xlsx with the day it speaks for in place of the moment it was written."""
    out, moment = BytesIO(), f"{day.isoformat()}T00:00:00Z".encode()
    with ZipFile(BytesIO(office)) as read, ZipFile(out, "w") as write:
        for name in read.namelist():
            content = read.read(name)
            if name == "docProps/core.xml":
                content = STAMPS.sub(rb"\g<1>" + moment + rb"\g<2>", content)
            write.writestr(_entry(name, day), content)
    return out.getvalue()
