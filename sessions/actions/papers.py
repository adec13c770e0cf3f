"""Papers to an agenda."""

from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import bring_back, take_away
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
    same = session.attachments.there().filter(sha256=digest).first()
    if same is not None:
        return same
    _is_room(session)
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


@transaction.atomic
def remove_paper(*, paper: Attachment, by: Person) -> None:
    """Take a paper away; it can be brought back for thirty days, then the file is deleted. Harmless pressed twice."""
    take_away(obj=paper, by=by, network=paper.session.network_id)


@transaction.atomic
def bring_paper_back(*, paper: Attachment, by: Person) -> Attachment:
    """Undo taking a paper away; where the same file was added anew meanwhile, that one stays and is given back.

    Harmless pressed twice. Raises Refused when the session has twenty papers.
    """
    if paper.removed_at is None:
        return paper
    same = paper.session.attachments.there().filter(sha256=paper.sha256).first()
    if same is not None:
        return same
    _is_room(paper.session)
    bring_back(obj=paper, by=by, network=paper.session.network_id)
    return paper


def _is_room(session: NetworkSession) -> None:
    if session.attachments.there().count() >= MOST_PAPERS:
        raise Refused(
            _("A session can have twenty papers. Take one away first, or put several into one file.")
        )


def _digest(file: UploadedFile) -> str:
    summed = sha256()
    for chunk in file.chunks():
        summed.update(chunk)
    file.seek(0)
    return summed.hexdigest()
