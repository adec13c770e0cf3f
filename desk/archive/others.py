"""What others have written to the school in its archive: RKBU's reviews, the network's agendas and minutes."""

from collections.abc import Iterator

from django.utils import timezone

from desk.archive.entry import Entry, kept, printed, stored
from desk.papers import answers_document
from desk.queries.archive import sessions_called
from desk.queries.written import answered_parts
from foundation.access.actor import Actor
from foundation.documents.document import Document
from foundation.documents.names import plain
from foundation.writing.models import ArchiveCopy
from network.models import Network, School
from review.documents import network_document, school_document
from review.models import SchoolPart
from review.queries.reading import archived_pdf
from review.queries.reviews import NETWORK_KIND, SCHOOL_KIND, read_network, read_school, reviews_of
from review.rules import see_network_review, see_school_review
from sessions.documents import agenda_document, called_document, minutes_document
from sessions.models import NetworkSession
from sessions.queries.agenda import attachments_of
from sessions.queries.called import called
from sessions.queries.minutes import archive_copy, published
from sessions.rules import see_agenda, see_minutes


def review_files(school: School, network: Network, reader: Actor, folder: str) -> Iterator[Entry]:
    """The network's part where it is shared with all members, and the school's own part, as they were kept."""
    for review in reversed(reviews_of(network.pk)):
        shared = read_network(review) if see_network_review(reader, review) else None
        if shared is not None:
            document = network_document(shared, network.language)
            yield _as_kept(folder, document, archived_pdf(NETWORK_KIND, review.pk))
        for part in review.parts.all():
            if part.school_id == school.pk and see_school_review(reader, part):
                yield from _own_part(part, school, folder)


def _own_part(part: SchoolPart, school: School, folder: str) -> Iterator[Entry]:
    shared = read_school(part)
    if shared is not None:
        document = school_document(shared, school.language)
        yield _as_kept(folder, document, archived_pdf(SCHOOL_KIND, part.pk))


def _as_kept(folder: str, document: Document, copy: ArchiveCopy | None) -> Entry:
    """The bytes that the page gives: the kept ones where there are any."""
    return kept(folder, copy, document.title, document.dated) if copy else printed(folder, document)


def answer_files(school: School, folder: str) -> Iterator[Entry]:
    """The school's answers to RKBU on one paper."""
    paper = answers_document(school, answered_parts(school))
    if paper is not None:
        yield printed(folder, paper)


def session_files(network: Network, reader: Actor, folder: str) -> Iterator[Entry]:
    """Agendas with their papers, and published minutes; the public version wherever an item is exempt."""
    for session in sessions_called([network]):
        if see_agenda(reader, session):
            yield printed(folder, _agenda(session))
            yield from _papers(session, folder)
        if see_minutes(reader, session):
            yield from _minutes(session, folder)


def _agenda(session: NetworkSession) -> Document:
    found = called(session)
    if found is None:
        return agenda_document(session, public=True)
    return called_document(found, public=found.text.has_exempt)


def _papers(session: NetworkSession, folder: str) -> Iterator[Entry]:
    day = session.local_start.date()
    for paper in attachments_of(session):
        if paper.exempt or (paper.item is not None and paper.item.exempt):
            continue
        stem, _dot, ending = paper.filename.rpartition(".")
        name = f"{plain(f'{day.isoformat()} {stem}')}.{plain(ending, unless='fil')}"
        yield stored(folder, name, paper.title, timezone.localdate(paper.added_at), paper.file)


def _minutes(session: NetworkSession, folder: str) -> Iterator[Entry]:
    found = published(session) if session.is_held else None
    if found is None:
        return
    exempt = found.text.has_exempt
    document = minutes_document(session, found.text, version=found.version, public=exempt)
    copy = None if exempt else archive_copy(found.version)
    yield _as_kept(folder, document, copy)
