"""The papers of this room: reviews, the preparation sheet, the owner's year, the network's summary."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from foundation.documents.document import Document
from foundation.writing.queries import latest_version, read
from network.models import Network
from plans.wording import count_lines
from review.domain.frozen import NetworkReview, SchoolReview
from review.domain.occasions import Occasion
from review.models import NetworkSummary, OwnerYear, SchoolPart
from review.queries.facts import Gathered
from review.queries.pages import sheet_of
from review.queries.places import Place
from review.queries.reviews import NETWORK_KIND, SCHOOL_KIND, read_latest, reviews_of
from review.wording import Line, network_lines, occasion_title, school_lines

RKBU = "RKBU Midt-Norge, NTNU"


@dataclass(frozen=True)
class Sheet:
    """One part on paper: own words beside facts in words."""

    review: NetworkReview | SchoolReview
    lines: list[Line]
    open_checks: tuple[str, ...] = ()


def _network_sheet(review: NetworkReview) -> Sheet:
    return Sheet(review, network_lines(review.facts, review.rows, Occasion(review.head.occasion)))


def _school_sheet(review: SchoolReview) -> Sheet:
    plan = review.facts.plan
    checks = tuple(count_lines(plan.open_checks)) if plan else ()
    return Sheet(review, school_lines(review.facts, review.rows, Occasion(review.head.occasion)), checks)


def network_document(review: NetworkReview, language: str) -> Document:
    """The network's part, as shared."""
    with translation.override(language):
        head = review.head
        return Document(
            template="documents/review.html",
            context={"head": head, "network": _network_sheet(review), "school": None, **_titles(head)},
            title=_("Review, %(occasion)s, %(network)s")
            % {"occasion": occasion_title(head.occasion).lower(), "network": head.network},
            language=language,
            filename=" ".join([_("Review"), occasion_title(head.occasion), head.year, head.network]),
            author=RKBU,
            description=_("RKBU's review of the network"),
            dated=head.shared_on,
        )


def school_document(review: SchoolReview, language: str) -> Document:
    """A school's part, after the network's part where that was shared."""
    with translation.override(language):
        head = review.head
        network = _network_sheet(review.network) if review.network else None
        return Document(
            template="documents/review.html",
            context={"head": head, "network": network, "school": _school_sheet(review), **_titles(head)},
            title=_("Review, %(occasion)s, %(school)s")
            % {"occasion": occasion_title(head.occasion).lower(), "school": head.school},
            language=language,
            filename=" ".join([_("Review"), occasion_title(head.occasion), head.year, head.school]),
            author=RKBU,
            description=_("RKBU's review, for %(school)s") % {"school": head.school},
            dated=head.shared_on,
        )


def _titles(head: object) -> dict[str, str]:
    return {"occasion": occasion_title(head.occasion), "rkbu": RKBU}  # type: ignore[attr-defined]


def preparation_document(place: Place, gathered: Gathered, language: str) -> Document:
    """The reviewer's own sheet before an occasion: facts per school, and what was advised last time."""
    with translation.override(language):
        day = timezone.localdate(place.session.starts_at) if place.session else None
        return Document(
            template="documents/preparation.html",
            context={
                "place": place,
                "day": day,
                "occasion": occasion_title(place.occasion.value),
                "sheets": sheet_of(place, gathered),
                "rkbu": RKBU,
            },
            title=_("Preparation, %(occasion)s, %(network)s")
            % {"occasion": occasion_title(place.occasion.value).lower(), "network": place.network.name},
            language=language,
            filename=" ".join([_("Preparation"), occasion_title(place.occasion.value), place.network.name]),
            author=RKBU,
            dated=day or date(place.year.year, 5, 1),
        )


def owner_document(owner_year: OwnerYear) -> Document | None:
    """The owner's four answers as shared; None before that."""
    network, year = owner_year.network, owner_year.programme_year.school_year
    with translation.override(network.language):
        title = _("The school owner's four questions %(year)s, %(network)s")
        return _as_shared(
            owner_year,
            "review.owner",
            "documents/owner_year.html",
            lambda parts: {"answers": parts["answers"]},
            title=title % {"year": year, "network": network.name},
            filename=" ".join([_("The school owner’s questions"), year]),
            author=network.municipality.name,
        )


def summary_document(summary: NetworkSummary) -> Document | None:
    """The network's summary as shared, half a page for the owner and the council; None before that."""
    network, year = summary.network, summary.programme_year.school_year
    with translation.override(network.language):
        title = _("The year in the network %(year)s, %(network)s")
        return _as_shared(
            summary,
            "review.summary",
            "documents/network_summary.html",
            lambda parts: {"text": parts["text"]["text"]},
            title=title % {"year": year, "network": network.name},
            filename=" ".join([_("The year in the network"), year, network.name]),
            author=network.name,
        )


def _as_shared(
    row: OwnerYear | NetworkSummary,
    kind: str,
    template: str,
    written: Callable[[dict[str, Any]], dict[str, Any]],
    **named: str,
) -> Document | None:
    """A text of the year as it was last shared, in the network's language; `written` takes what it says from the parts."""
    version = latest_version(kind, row.pk)
    if version is None:
        return None
    shared_on = timezone.localdate(version.created_at)
    return Document(
        template=template,
        context={
            "network": row.network,
            "year": row.programme_year,
            **written(read(version).parts),
            "shared_on": shared_on,
            "who": version.by_name,
        },
        language=row.network.language,
        dated=shared_on,
        **named,
    )


def documents_of(network: Network) -> Iterator[Document]:
    """Every shared review, answer and summary of a network."""
    reviews = reviews_of(network.pk)
    parts = SchoolPart.objects.filter(network=network, version__gt=0).select_related("school")
    schools = {part.pk: part.school for part in parts}
    for review in read_latest(NETWORK_KIND, [review.pk for review in reviews]).values():
        assert isinstance(review, NetworkReview)
        yield network_document(review, network.language)
    for key, part in read_latest(SCHOOL_KIND, schools).items():
        assert isinstance(part, SchoolReview)
        yield school_document(part, schools[key].language)
    for owner_year in OwnerYear.objects.filter(network=network).select_related(
        "network__municipality", "programme_year"
    ):
        yield from filter(None, [owner_document(owner_year)])
    for summary in NetworkSummary.objects.filter(network=network).select_related(
        "network__municipality", "programme_year"
    ):
        yield from filter(None, [summary_document(summary)])
