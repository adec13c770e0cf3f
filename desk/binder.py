"""The binder of a programme year (*nettverkspermen*) put together: parts, table of contents, volumes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from desk.domain.volumes import MOST_PAGES, split
from desk.queries.binder import decisions_of, members_of, reviews_in, tasks_of
from foundation import spelling
from foundation.documents.bound import bound
from foundation.documents.document import Document
from foundation.documents.render import html_of, pages_of
from network.models import Network, ProgrammeYear, Role
from network.queries import holder_of
from review.documents import network_document, owner_document, summary_document
from review.domain.frozen import NetworkReview
from review.models import NetworkSummary, OwnerYear
from review.queries.reviews import NETWORK_KIND, read_latest
from sessions.documents import agenda_document, called_document, minutes_document, year_document
from sessions.domain.days import programme_year as span_of
from sessions.models import NetworkSession, State
from sessions.queries import sessions_of
from sessions.queries.called import called
from sessions.queries.minutes import published
from sessions.queries.wheel import wheel_of

FRONT = 4  # pages: the cover, and at most three of contents


@dataclass(frozen=True)
class Part:
    """A paper in the binder; `heading` is the tab it stands behind, `title` its line in the contents."""

    heading: str
    title: str
    document: Document


@dataclass(frozen=True)
class Sheet:
    """A part set in its place: where the contents point, and what is printed."""

    anchor: str
    part: Part
    html: SafeString


def binder_documents(year: ProgrammeYear) -> Iterator[Document]:
    """The binder in volumes of at most 120 pages, each a document; nothing of it names what is exempt."""
    with translation.override(year.network.language):
        sheets = [_sheet(number, part) for number, part in enumerate(_parts(year), start=1)]
        lengths = [pages_of(html_of(_volume(year, [sheet], front=False))) for sheet in sheets]
        volumes = split(lengths, most=MOST_PAGES, front=FRONT)
        for number, kept in enumerate(volumes, start=1):
            others = [(n, sheets[other]) for n, other in enumerate(volumes, start=1) if n != number]
            yield _volume(year, sheets[kept], number=number, others=others)


def _sheet(number: int, part: Part) -> Sheet:
    anchor = f"part-{number}"
    return Sheet(anchor, part, bound(part.document, anchor))


def _volume(
    year: ProgrammeYear,
    sheets: Sequence[Sheet],
    *,
    number: int = 1,
    others: Sequence[tuple[int, Sequence[Sheet]]] = (),
    front: bool = True,
) -> Document:
    network = year.network
    title = _("The network binder %(year)s") % {"year": year.school_year}
    volume = _("volume %(number)d of %(count)d") % {"number": number, "count": len(others) + 1}
    last = max((sheet.part.document.dated for sheet in sheets), default=span_of(year.year).start)
    return Document(
        template="documents/binder/binder.html",
        context={
            "network": network,
            "year": year,
            "sheets": sheets,
            "tabs": _tabs(sheets),
            "others": [(n, _tabs(there)) for n, there in others],
            "front": front,
            "volume": volume if others else "",
            "convenor": holder_of(network, Role.CONVENOR, _last_day(year)),
            "schools": len(members_of(year, timezone.localdate()).places) if front else 0,
        },
        title=", ".join([title, network.name, *([volume] if others else [])]),
        language=network.language,
        filename=" ".join([title.replace("/", "-"), network.name, *([volume] if others else [])]),
        dated=last,
        author=f"{network.municipality.name}, {network.name}",
        description=_("Year wheel, calls, minutes, decisions, tasks and reviews of the programme year"),
    )


def _tabs(sheets: Sequence[Sheet]) -> list[tuple[str, list[Sheet]]]:
    """The sheets behind each tab, in order."""
    tabs: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        tabs.setdefault(sheet.part.heading, []).append(sheet)
    return list(tabs.items())


def _last_day(year: ProgrammeYear) -> date:
    return min(span_of(year.year).end, timezone.localdate())


# ---- the parts ------------------------------------------------------------------------------


def _parts(year: ProgrammeYear) -> Iterator[Part]:
    yield from _the_year(year)
    for session in sessions_of(year.network, year):
        yield from _of_session(session)
    yield from _from_the_year(year)
    yield from _reviews(year)


def _the_year(year: ProgrammeYear) -> Iterator[Part]:
    tab, shown = _("The programme"), wheel_of(year.network, year.year)
    if shown is not None and shown.lines:
        yield Part(tab, _("Programme and year wheel"), year_document(shown))
    members = members_of(year, timezone.localdate())
    context = {"network": year.network, "year": year, "members": members}
    title = _("The network and where it is anchored")
    yield Part(tab, title, _own(year, title, "documents/binder/network.html", context))


def _of_session(session: NetworkSession) -> Iterator[Part]:
    """The call as it was sent and the newest published minutes, both in their public version."""
    if session.state in (State.PLANNED, State.CANCELLED):
        return
    tab = _("Session %(number)d, %(day)s") % {
        "number": session.number,
        "day": spelling.daymonth(session.local_start.date(), session.network.language),
    }
    sent, found = called(session), published(session)
    paper = called_document(sent, public=True) if sent else agenda_document(session, public=True)
    yield Part(tab, _("Call and agenda"), paper)
    if found is not None:
        yield Part(
            tab, _("Minutes"), minutes_document(session, found.text, version=found.version, public=True)
        )


def _from_the_year(year: ProgrammeYear) -> Iterator[Part]:
    tab, decisions, tasks = _("From the year"), decisions_of(year), tasks_of(year)
    if decisions:
        context = {"network": year.network, "year": year, "decisions": decisions}
        title = _("Decisions of the year")
        yield Part(tab, title, _own(year, title, "documents/binder/decisions.html", context))
    if tasks:
        context = {"network": year.network, "year": year, "tasks": tasks}
        title = _("Tasks of the year")
        yield Part(tab, title, _own(year, title, "documents/binder/tasks.html", context))


def _reviews(year: ProgrammeYear) -> Iterator[Part]:
    """What RKBU, the owner and the network have shared with all members; a school's own part is the school's."""
    tab, language = _("Looking back"), year.network.language
    shared = read_latest(NETWORK_KIND, reviews_in(year))
    for review in shared.values():
        assert isinstance(review, NetworkReview)
        document = network_document(review, language)
        yield Part(tab, document.title.rpartition(", ")[0], document)
    for owner_year in OwnerYear.objects.filter(programme_year=year).select_related("network__municipality"):
        paper = owner_document(owner_year)
        if paper is not None:
            yield Part(tab, _("The school owner’s questions"), paper)
    for summary in NetworkSummary.objects.filter(programme_year=year).select_related("network__municipality"):
        paper = summary_document(summary)
        if paper is not None:
            yield Part(tab, _("The year in the network"), paper)


def _own(year: ProgrammeYear, title: str, template: str, context: dict[str, object]) -> Document:
    return Document(
        template=template,
        context=context,
        title=title,
        language=year.network.language,
        filename=title,
        dated=span_of(year.year).start,
    )


def documents_of(network: Network) -> Iterator[Document]:
    """The binders of a network, year by year."""
    for year in network.programme_years.select_related("network__municipality"):
        if year.sessions.exclude(state__in=(State.PLANNED, State.CANCELLED)).exists():
            yield from binder_documents(year)
