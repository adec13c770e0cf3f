from plans.queries.along import Since, since
from plans.queries.contents import Rows, contents_from, contents_of, rows_of
from plans.queries.plans import (
    Place,
    PlanPart,
    Seat,
    audience_for,
    earlier_plans,
    open_offers,
    part_for,
    place_for,
    plan_for,
    plan_of,
    row_for,
)
from plans.queries.versions import KIND, contents_of_version, shared_with, version_for, versions_of

__all__ = [
    "KIND",
    "Place",
    "PlanPart",
    "Rows",
    "Seat",
    "Since",
    "audience_for",
    "contents_from",
    "contents_of",
    "contents_of_version",
    "earlier_plans",
    "open_offers",
    "part_for",
    "place_for",
    "plan_for",
    "plan_of",
    "row_for",
    "rows_of",
    "shared_with",
    "since",
    "version_for",
    "versions_of",
]
