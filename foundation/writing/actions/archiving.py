"""Keeping what is published for the archive."""

from hashlib import sha256
from typing import Any

from django.db import transaction

from accounts.models import Person
from foundation.audit.actions import record
from foundation.writing.models import ArchiveCopy, FrozenVersion


@transaction.atomic
def keep_copy(
    *, version: FrozenVersion, filename: str, pdf: bytes, metadata: dict[str, Any], by: Person | None
) -> ArchiveCopy:
    """Keep the PDF of a published version for good; the same bytes of the same version are kept once.

    `metadata` has at least title, date, case number and type; version and SHA-256 are added.
    """
    digest = sha256(pdf).hexdigest()
    copy, is_new = ArchiveCopy.objects.get_or_create(
        version=version,
        sha256=digest,
        defaults={
            "filename": filename,
            "content": pdf,
            "metadata": {**metadata, "version": version.number, "sha256": digest, "filename": filename},
        },
    )
    if is_new:
        record(by=by, action="writing.archived", obj=version, detail={"sha256": digest})
    return copy
