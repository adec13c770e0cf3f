"""Papers to an agenda."""

from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import take_away
from sessions.domain.papers import PaperKind, safe_name
from sessions.models import Attachment, NetworkSession

MOST_PAPERS = 20


@transaction.atomic
def add_paper(
    *, session: NetworkSession, file: UploadedFile, kind: PaperKind, title: str, by: Person
) -> Attachment:
    """Keep a paper whose content has been checked; the same file twice is kept once.

    Raises Refused when the session has twenty papers.
    """
    digest = _digest(file)
    held = session.attachments.there()
    same = held.filter(sha256=digest).first()
    if same is not None:
        return same
    if held.count() >= MOST_PAPERS:
        raise Refused(
            _("A session can have twenty papers. Take one away first, or put several into one file.")
        )
    name = safe_name(file.name or "", kind.suffix)
    paper = Attachment(
        session=session,
        title=title or name.removesuffix(kind.suffix),
        filename=name,
        mimetype=kind.mimetype,
        size=file.size or 0,
        sha256=digest,
        added_by=by,
    )
    paper.file.save(name, file, save=False)
    paper.save()
    record(by=by, action="paper.added", obj=paper, network=session.network_id, detail={"sha256": digest})
    return paper


def remove_paper(*, paper: Attachment, by: Person) -> None:
    """Take a paper away; the file is deleted after thirty days."""
    take_away(obj=paper, by=by, network=paper.session.network_id)


def _digest(file: UploadedFile) -> str:
    summed = sha256()
    for chunk in file.chunks():
        summed.update(chunk)
    file.seek(0)
    return summed.hexdigest()
