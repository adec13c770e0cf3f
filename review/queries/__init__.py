"""Every read of reviews, overviews and the owner's year."""

from review.queries.facts import Gathered, gather
from review.queries.overview import NetworkLine, NetworkList, overview_of
from review.queries.owner import (
    OwnerPage,
    owner_answer_for,
    owner_page,
    owner_year_for,
    owner_year_of,
    summary_for,
)
from review.queries.pages import NetworkPage, SchoolPage, network_page, school_page
from review.queries.places import Place, SchoolPlace, place_for, places_of, school_place_for
from review.queries.reviews import (
    part_for,
    parts_of,
    read_network,
    read_school,
    review_for,
    writable_part,
    writable_review,
)

__all__ = [
    "Gathered",
    "NetworkLine",
    "NetworkList",
    "NetworkPage",
    "OwnerPage",
    "Place",
    "SchoolPage",
    "SchoolPlace",
    "gather",
    "network_page",
    "overview_of",
    "owner_answer_for",
    "owner_page",
    "owner_year_for",
    "owner_year_of",
    "part_for",
    "parts_of",
    "place_for",
    "places_of",
    "read_network",
    "read_school",
    "review_for",
    "school_page",
    "school_place_for",
    "summary_for",
    "writable_part",
    "writable_review",
]
