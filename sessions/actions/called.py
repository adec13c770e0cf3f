"""Keeping the agenda that people are called with."""

from django.db import transaction
from django.utils import translation

from accounts.models import Person
from foundation.documents.render import pdf_of
from foundation.writing.actions import freeze, keep_copy
from foundation.writing.models import ArchiveCopy
from foundation.writing.queries import read
from sessions.documents import called_document
from sessions.domain.called import AGENDA
from sessions.models import NetworkSession
from sessions.queries.called import Called, agenda_text
from sessions.queries.minutes import as_parts


@transaction.atomic
def freeze_agenda(*, session: NetworkSession, reason: str, by: Person | None) -> Called:
    """Freeze the agenda as it stands, in full; what is changed afterwards shows as changed."""
    language = session.network.language
    with translation.override(language):
        parts = as_parts(agenda_text(session))
    version = freeze(kind=AGENDA, obj=session, language=language, parts=parts, reason=reason, by=by)
    return Called(session, version, read(version).content)


@transaction.atomic
def archive_agenda(*, found: Called, pdf: bytes | None, by: Person | None) -> ArchiveCopy:
    """Keep the full call with what an archive asks for; `pdf` saves drawing it once more."""
    document, head = called_document(found), found.text.head
    metadata = {
        "title": document.title,
        "date": head.starts[:10],
        "case_number": head.case_number,
        "type": "innkalling",
        "network": head.network,
    }
    return keep_copy(
        version=found.version,
        filename=document.pdf_name,
        pdf=pdf or pdf_of(document),
        metadata=metadata,
        by=by,
    )
