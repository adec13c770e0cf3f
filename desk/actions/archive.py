"""Asking for a school's archive, and keeping the ZIP for a while; the rest is as for whatever is made apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from desk.actions import making
from desk.models import ArchivePiece, Making, SchoolArchive
from desk.queries.archive import fingerprint
from foundation.audit.actions import record
from network.models import School

PIECE = 4 * 1024 * 1024  # bytes: what a process holds of a ZIP at a time


def ask_for_archive(*, school: School, by: Person) -> SchoolArchive:
    """Have the school's archive made (anew); while it is on its way, asking again changes nothing."""
    return making.ask_for(model=SchoolArchive, action="archive.asked", by=by, school=school)


@dataclass(frozen=True)
class Zipped:
    """A finished ZIP on disk, and how many files are in it."""

    filename: str
    path: Path
    files: int


@transaction.atomic
def keep_archive(*, archive: SchoolArchive, made: Zipped, seen: str, by: Person | None) -> SchoolArchive:
    """The finished ZIP takes the place of an earlier one; nothing when it is no longer being made."""
    row = making.being_made(SchoolArchive, archive.pk)
    if row is None:
        return archive
    row.pieces.all().delete()
    digest = sha256()
    for number, content in enumerate(_pieces(made.path), start=1):
        ArchivePiece.objects.create(archive=row, number=number, content=content)
        digest.update(content)
    row.filename, row.files, row.sha256 = made.filename, made.files, digest.hexdigest()
    row.size, row.state, row.made_at, row.seen = (
        made.path.stat().st_size,
        Making.READY,
        timezone.now(),
        seen,
    )
    row.save(update_fields=["filename", "files", "sha256", "size", "state", "made_at", "seen"])
    record(by=by, action="archive.made", obj=row, detail={"files": row.files, "bytes": row.size})
    return row


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while content := file.read(PIECE):
            yield content


def clear_archives(now: datetime) -> int:
    """Delete those that are outdated or have been kept long enough; how many."""
    return making.clear(SchoolArchive, now, lambda row: fingerprint(row.school))
