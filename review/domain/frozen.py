"""A review as it was shared: read through these whatever becomes of schools, people and plans afterwards."""

from dataclasses import dataclass, field
from datetime import date

from review.domain.expectations import Row
from review.domain.facts import NetworkFacts, SchoolFacts


@dataclass(frozen=True)
class Head:
    """Who reviewed whom, when. `year` is the programme year's school year, `ordinal` its number in the network."""

    network: str
    municipality: str
    occasion: str
    year: str
    ordinal: int
    session_on: date | None
    reviewer: str
    shared_on: date
    school: str = ""
    case_number: str = ""


@dataclass(frozen=True)
class Words:
    """The reviewer's own words."""

    summary: str = ""
    strengths: str = ""
    advice: str = ""
    next_step: str = ""
    question: str = ""


@dataclass(frozen=True)
class NetworkReview:
    """The network's part."""

    head: Head
    words: Words
    facts: NetworkFacts
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class SchoolReview:
    """A school's part; `network` is the network's part as it stood shared then, None before that."""

    head: Head
    words: Words
    facts: SchoolFacts
    rows: tuple[Row, ...] = field(default_factory=tuple)
    network: NetworkReview | None = None
