"""What those read who a review is shared with, the shelf of a network's reviews, and kept PDFs."""

from dataclasses import dataclass
from typing import Any

from foundation.access.actor import Actor
from foundation.writing.models import ArchiveCopy
from network.models import Network, ProgrammeYear
from network.queries import programme_year
from plans.wording import count_lines
from review.domain.expectations import judge
from review.domain.frozen import NetworkReview, SchoolReview
from review.domain.occasions import Occasion
from review.models import NetworkSummary, OwnerYear, Review, SchoolPart
from review.queries.facts import gather
from review.queries.pages import occasion_now
from review.queries.places import Place, SchoolPlace, places_among, places_of
from review.queries.reviews import read_network, read_school, reviews_of
from review.rules import LEADERSHIP
from review.wording import Line, network_lines, school_lines


@dataclass(frozen=True)
class SharedPage:
    """A part as its readers see it: the reviewer's words, and the facts as they were then."""

    review: NetworkReview | SchoolReview
    lines: list[Line]
    open_checks: tuple[str, ...] = ()


def read_network_page(review: Review) -> SharedPage | None:
    """The network's part as shared."""
    shared = read_network(review)
    if shared is None:
        return None
    return SharedPage(shared, network_lines(shared.facts, shared.rows, Occasion(shared.head.occasion)))


def read_school_page(part: SchoolPart) -> SharedPage | None:
    """A school's part as shared."""
    shared = read_school(part)
    if shared is None:
        return None
    plan = shared.facts.plan
    checks = tuple(count_lines(plan.open_checks)) if plan else ()
    return SharedPage(shared, school_lines(shared.facts, shared.rows, Occasion(shared.head.occasion)), checks)


def archived_pdf(kind: str, key: int) -> ArchiveCopy | None:
    """The PDF of the newest shared version, as it was kept then."""
    held = ArchiveCopy.objects.filter(version__kind=kind, version__object_id=key)
    return held.order_by("-version__number", "-pk").first()


def as_rkbu_sees(place: SchoolPlace) -> dict[str, Any]:
    """A school's facts with the expectations of the occasion that comes next."""
    gathered = gather(place.network, place.year)
    occasion = occasion_now(places_of(place.network, place.year))
    facts = gathered.of(place.school)
    lines = school_lines(facts, judge(facts, occasion.occasion), occasion.occasion)
    checks = tuple(count_lines(facts.plan.open_checks)) if facts.plan else ()
    return {"occasion": occasion, "lines": lines, "open_checks": checks, "facts": facts}


@dataclass(frozen=True)
class ShelfLine:
    """An occasion on the shelf, with the school parts this actor may open."""

    place: Place
    parts: tuple[SchoolPart, ...]
    shared_parts: int
    all_parts: int


@dataclass(frozen=True)
class Shelf:
    """The reviews of a network, this year's occasions first; for reviewers all, for members the shared ones."""

    year: ProgrammeYear | None
    lines: tuple[ShelfLine, ...]
    earlier: tuple[ShelfLine, ...]
    writes: bool
    owner_years: tuple[OwnerYear, ...]
    summaries: tuple[NetworkSummary, ...]


def shelf_of(actor: Actor, network: Network) -> Shelf:
    """The reviews that the actor may open."""
    writes = actor.has("reviewer", network=network.pk)
    schools = actor.schools(*LEADERSHIP)
    year = programme_year(network)
    reviews = reviews_of(network.pk)
    places = places_among(reviews, network, year) if year else []
    lines = [_shelf_line(place, writes, schools, reviews) for place in places]
    earlier = [
        _shelf_line(_place(network, review), writes, schools, reviews)
        for review in reviews
        if year is None or review.programme_year_id != year.pk
    ]
    if not writes:
        lines, earlier = _readable(lines), _readable(earlier)
    return Shelf(
        year=year,
        lines=tuple(lines),
        earlier=tuple(earlier),
        writes=writes,
        owner_years=_shared(OwnerYear, network),
        summaries=_shared(NetworkSummary, network),
    )


def _place(network: Network, review: Review) -> Place:
    return Place(network, review.programme_year, Occasion(review.occasion), review.session, review)


def _shelf_line(place: Place, writes: bool, schools: frozenset[int], reviews: list[Review]) -> ShelfLine:
    review = next((one for one in reviews if place.review and one.pk == place.review.pk), None)
    parts = list(review.parts.all()) if review else []
    mine = parts if writes else [part for part in parts if part.is_shared and part.school_id in schools]
    return ShelfLine(place, tuple(mine), sum(part.is_shared for part in parts), len(parts))


def _readable(lines: list[ShelfLine]) -> list[ShelfLine]:
    return [line for line in lines if line.parts or (line.place.review and line.place.review.is_shared)]


def _shared(model: type[Any], network: Network) -> tuple[Any, ...]:
    held = model.objects.filter(network=network, version__gt=0).select_related("programme_year")
    return tuple(held.order_by("-programme_year__year"))
