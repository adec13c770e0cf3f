"""Where a review belongs: a network, a programme year and an occasion; or a school in a network."""

from collections.abc import Iterable
from dataclasses import dataclass

from foundation.access.actor import Actor
from network.models import Network, ProgrammeYear, School
from network.queries import network_for, programme_year, schools_of
from review.domain.occasions import Occasion, Sitting, sittings
from review.models import Review
from sessions.models import NetworkSession
from sessions.queries import standing_sessions


@dataclass(frozen=True)
class Place:
    """An occasion of a programme year, its session where one is planned, its review where one is begun."""

    network: Network
    year: ProgrammeYear
    occasion: Occasion
    session: NetworkSession | None
    review: Review | None

    @property
    def label(self) -> object:
        """The occasion as people say it."""
        return dict(Review._meta.get_field("occasion").flatchoices)[self.occasion.value]


@dataclass(frozen=True)
class SchoolPlace:
    """A member school of a network, in a programme year."""

    network: Network
    year: ProgrammeYear
    school: School


def places_of(network: Network, year: ProgrammeYear) -> list[Place]:
    """The three occasions of the year: two queries."""
    return places_among(Review.objects.filter(programme_year=year), network, year)


def places_among(reviews: Iterable[Review], network: Network, year: ProgrammeYear) -> list[Place]:
    """The three occasions of the year with their reviews among those given."""
    sessions = standing_sessions(network, year)
    by_key = {session.pk: session for session in sessions}
    keys = sittings([Sitting(s.pk, s.kind, s.rkbu_takes_part) for s in sessions])
    begun = {review.occasion: review for review in reviews if review.programme_year_id == year.pk}
    return [
        Place(network, year, occasion, by_key.get(keys.get(occasion, 0)), begun.get(occasion.value))
        for occasion in Occasion
    ]


def place_for(actor: Actor, network: int, year: int, occasion: str) -> Place | None:
    """An occasion in one of the actor's networks."""
    found = network_for(actor, network)
    held = found.programme_years.filter(year=year).first() if found else None
    if found is None or held is None:
        return None
    return next((place for place in places_of(found, held) if place.occasion.value == occasion), None)


def school_place_for(actor: Actor, network: int, school: int) -> SchoolPlace | None:
    """A member school of one of the actor's networks, in the programme year of today."""
    found = network_for(actor, network)
    year = programme_year(found) if found else None
    if found is None or year is None:
        return None
    member = next((one for one in schools_of(found) if one.pk == school), None)
    return SchoolPlace(found, year, member) if member else None
