"""What the review pages show: the year in three columns, facts beside what is expected, own words below."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from plans.wording import count_lines
from review.domain.expectations import TOPICS, Row, judge, judge_network
from review.domain.facts import NetworkFacts, SchoolFacts
from review.domain.frozen import NetworkReview, SchoolReview, Words
from review.models import Review, SchoolPart
from review.queries.facts import Gathered, gather
from review.queries.places import Place, places_of
from review.queries.reviews import NETWORK_KIND, SCHOOL_KIND, parts_of, read_latest
from review.wording import Line, network_lines, school_lines

NETWORK_TOPICS = (
    "plan",
    "values",
    "goals",
    "measures",
    "sessions",
    "tasks",
    "survey",
    "value_check",
    "anchoring",
)


@dataclass(frozen=True)
class Column:
    """An occasion in the table and below it; `lines` by topic, None before anything is known."""

    place: Place
    is_current: bool
    lines: dict[str, Line] | None
    words: Words | None
    shared_on: date | None = None

    @property
    def day(self) -> date | None:
        """The day of its session."""
        return timezone.localdate(self.place.session.starts_at) if self.place.session else None


@dataclass(frozen=True)
class Cell:
    """What stands under one occasion for one topic."""

    line: Line | None
    is_current: bool


@dataclass(frozen=True)
class TableRow:
    """A topic across the year; `expected` is that of the page's own occasion."""

    topic: object
    expected: object
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """The facts of the year side by side."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    open_checks: tuple[str, ...] = ()


@dataclass(frozen=True)
class SchoolPage:
    """A school's part with its year, and the way to the other parts."""

    part: SchoolPart
    table: Table
    parts: tuple[SchoolPart, ...]
    next_part: SchoolPart | None
    shared: SchoolReview | None
    changed: bool

    @property
    def words(self) -> Words:
        """The reviewer's words as they stand now."""
        return own_words(self.part)


@dataclass(frozen=True)
class NetworkPage:
    """The network's part with its year, and the schools' parts."""

    review: Review
    table: Table
    parts: tuple[SchoolPart, ...]
    shared: NetworkReview | None
    changed: bool

    @property
    def words(self) -> Words:
        """The reviewer's words as they stand now."""
        return own_words(self.review)


def own_words(thing: Review | SchoolPart) -> Words:
    """The reviewer's words as they stand."""
    return Words(**{name: getattr(thing, name) for name in thing.OWN})


def school_page(part: SchoolPart, gathered: Gathered | None = None) -> SchoolPage:
    """Everything a school's part shows to its reviewers; the facts of a shared part are those of the sharing."""
    review = part.review
    places = places_of(review.network, review.programme_year)
    siblings = SchoolPart.objects.filter(
        school=part.school_id, review__in=[p.review for p in places if p.review]
    )
    by_review = {one.review_id: one for one in siblings}
    shared = read_latest(SCHOOL_KIND, [one.pk for one in siblings])
    now = (gathered or gather(review.network, review.programme_year)).of(part.school)
    columns = tuple(_school_column(place, review, by_review, shared, now) for place in places)
    parts = tuple(parts_of(review))
    frozen = shared.get(part.pk)
    facts = frozen.facts if isinstance(frozen, SchoolReview) else now
    return SchoolPage(
        part=part,
        table=_table(columns, TOPICS, _checks(facts)),
        parts=parts,
        next_part=_after(part, parts),
        shared=frozen if isinstance(frozen, SchoolReview) else None,
        changed=frozen is not None and frozen.words != own_words(part),
    )


def _school_column(
    place: Place,
    review: Review,
    parts: dict[int, SchoolPart],
    shared: dict[int, NetworkReview | SchoolReview],
    now: SchoolFacts,
) -> Column:
    part = parts.get(place.review.pk) if place.review else None
    frozen = shared.get(part.pk) if part else None
    is_current = place.review == review
    if isinstance(frozen, SchoolReview):
        rows, facts, words = frozen.rows, frozen.facts, frozen.words
    elif is_current:
        rows, facts, words = judge(now, place.occasion), now, own_words(part) if part else Words()
    else:
        return Column(place, is_current, None, None)
    lines = school_lines(facts, rows, place.occasion)
    return Column(
        place,
        is_current,
        _by_topic(rows, lines),
        words,
        frozen.head.shared_on if frozen else None,
    )


def _by_topic(rows: tuple[Row, ...], lines: list[Line]) -> dict[str, Line]:
    return {row.topic: line for row, line in zip(rows, lines, strict=True)}


def _checks(facts: SchoolFacts) -> tuple[str, ...]:
    return tuple(count_lines(facts.plan.open_checks)) if facts.plan else ()


def _after(part: SchoolPart, parts: tuple[SchoolPart, ...]) -> SchoolPart | None:
    """The next part that is not shared yet, going round."""
    keys = [one.pk for one in parts]
    place = keys.index(part.pk)
    rest = [*parts[place + 1 :], *parts[:place]]
    return next((one for one in rest if not one.is_shared), None)


def network_page(review: Review, gathered: Gathered | None = None) -> NetworkPage:
    """Everything the network's part shows to its reviewers."""
    places = places_of(review.network, review.programme_year)
    shared = read_latest(NETWORK_KIND, [place.review.pk for place in places if place.review])
    now = (gathered or gather(review.network, review.programme_year)).network
    columns = tuple(_network_column(place, review, shared, now) for place in places)
    frozen = shared.get(review.pk)
    return NetworkPage(
        review=review,
        table=_table(columns, NETWORK_TOPICS),
        parts=tuple(parts_of(review)),
        shared=frozen if isinstance(frozen, NetworkReview) else None,
        changed=frozen is not None and frozen.words != own_words(review),
    )


def _network_column(
    place: Place, review: Review, shared: dict[int, NetworkReview | SchoolReview], now: NetworkFacts
) -> Column:
    frozen = shared.get(place.review.pk) if place.review else None
    is_current = place.review == review
    if isinstance(frozen, NetworkReview):
        rows, facts, words = frozen.rows, frozen.facts, frozen.words
    elif is_current:
        rows, facts, words = judge_network(now, place.occasion), now, own_words(review)
    else:
        return Column(place, is_current, None, None)
    lines = network_lines(facts, rows, place.occasion)
    return Column(place, is_current, _by_topic(rows, lines), words, frozen.head.shared_on if frozen else None)


def _table(columns: tuple[Column, ...], topics: tuple[str, ...], checks: tuple[str, ...] = ()) -> Table:
    current = next((column for column in columns if column.is_current), None)
    rows = []
    for topic in topics:
        lines = [(column.lines or {}).get(topic) for column in columns]
        named = (current.lines or {}).get(topic) if current else None
        named = named or next((line for line in lines if line), None)
        if named:
            cells = tuple(Cell(line, c.is_current) for line, c in zip(lines, columns, strict=True))
            rows.append(TableRow(named.topic, named.expected, cells))
    return Table(columns, tuple(rows), checks)


@dataclass(frozen=True)
class SchoolSheet:
    """One school on the preparation sheet, or as RKBU sees it."""

    school: object
    lines: list[Line]
    open_checks: tuple[str, ...]
    last: SchoolReview | None = None


def sheet_of(place: Place, gathered: Gathered) -> list[SchoolSheet]:
    """Every school before an occasion: facts beside what is expected, and what was advised last time."""
    last = _last_reviews(place)
    found = []
    for school in gathered.schools:
        facts = gathered.of(school)
        lines = school_lines(facts, judge(facts, place.occasion), place.occasion)
        found.append(SchoolSheet(school, lines, _checks(facts), last.get(school.pk)))
    return found


def _last_reviews(place: Place) -> dict[int, SchoolReview]:
    """Each school's latest shared review before this occasion."""
    earlier = SchoolPart.objects.filter(network=place.network, version__gt=0)
    if place.review:
        earlier = earlier.exclude(review=place.review)
    order = earlier.order_by("review__programme_year__year", "shared_at").values_list("school_id", "pk")
    latest = dict(order)
    frozen = read_latest(SCHOOL_KIND, latest.values())
    found = {school: frozen.get(pk) for school, pk in latest.items()}
    return {school: review for school, review in found.items() if isinstance(review, SchoolReview)}


def occasion_now(places: list[Place]) -> Place:
    """The occasion whose expectations hold now: that of the next session that is reviewed, else the last."""
    open_ones = [place for place in places if place.session is not None and not place.session.is_held]
    planned = [place for place in places if place.session is not None]
    return (open_ones or planned[::-1] or places)[0]
