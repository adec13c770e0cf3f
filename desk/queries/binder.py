"""What a binder of a programme year is made from, and the binder as it stands."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.models import Person
from desk.models import Binder, BinderVolume
from desk.queries.made_from import newest_versions, print_of
from foundation.access.actor import Actor
from network.models import Anchoring, Network, ProgrammeYear, Role, School
from network.queries import members_on, network_for, roles_in
from review.models import NetworkSummary, OwnerYear
from review.queries.reviews import NETWORK_KIND, reviews_of
from sessions.domain.called import AGENDA
from sessions.domain.days import programme_year as span_of
from sessions.domain.record import MINUTES
from sessions.models import Minutes, NetworkSession, Task
from sessions.queries import sessions_of
from sessions.queries.minutes import published
from sessions.queries.tasks import TaskLine, all_tasks, lines


@dataclass(frozen=True)
class Shelf:
    """A network's binder of one year, made or not; `years` are those that have one."""

    network: Network
    year: ProgrammeYear
    years: list[ProgrammeYear]
    binder: Binder | None
    volumes: list[BinderVolume]
    is_outdated: bool


def shelf_for(actor: Actor, network: int, year: int) -> Shelf | None:
    """The binder's page, if the actor holds a role in the network."""
    found = network_for(actor, network)
    return shelf_of(found, year) if found else None


def shelf_of(network: Network, year: int) -> Shelf | None:
    """The binder of the programme year that begins in May `year`; None for a year the network has not."""
    years = list(network.programme_years.all())
    chosen = next((one for one in years if one.year == year), None)
    if chosen is None:
        return None
    binder = Binder.objects.filter(programme_year=chosen).first()
    volumes = list(binder.volumes.defer("content")) if binder else []
    outdated = binder is not None and bool(volumes) and binder.seen != fingerprint(chosen)
    return Shelf(network, chosen, years, binder, volumes, outdated)


def volume_for(actor: Actor, network: int, year: int, number: int) -> BinderVolume | None:
    """A finished volume with its bytes, if the actor holds a role in the network."""
    found = network_for(actor, network)
    if found is None:
        return None
    volumes = BinderVolume.objects.select_related("binder__programme_year__network")
    place = {"binder__programme_year__network": found, "binder__programme_year__year": year}
    return volumes.filter(number=number, **place).first()


def fingerprint(year: ProgrammeYear) -> str:
    """What the binder is made from, in a few queries: another one means that something has come or changed."""
    sessions = list(
        year.sessions.order_by("pk").values_list("pk", "state", "starts_at", "minutes", "host", "number")
    )
    minutes = Minutes.objects.filter(session__programme_year=year).values("pk")
    reviews = year.reviews.values("pk")
    newest = newest_versions(
        (AGENDA, year.sessions.values("pk")),
        (MINUTES, minutes),
        (NETWORK_KIND, reviews),
        ("review.owner", OwnerYear.objects.filter(programme_year=year)),
        ("review.summary", NetworkSummary.objects.filter(programme_year=year)),
    )
    tasks = list(_tasks(year).values_list("pk", "state", "due_on").order_by("pk"))
    people = list(members_on(year.network).values_list("school_id", "position"))
    return print_of([sessions, newest, tasks, people])


# ---- what stands in it ----------------------------------------------------------------------


@dataclass(frozen=True)
class Decided:
    """A decision of the year, from published minutes."""

    session: NetworkSession
    item: str
    text: str


def decisions_of(year: ProgrammeYear) -> list[Decided]:
    """The year's decisions in order, those of exempt items left out."""
    held = [session for session in sessions_of(year.network, year) if session.is_held]
    return [
        Decided(session, item.title, decision)
        for session in held
        for found in filter(None, [published(session)])
        for item in found.text.public.items
        for decision in item.decisions
    ]


def _tasks(year: ProgrammeYear) -> QuerySet[Task]:
    return Task.objects.filter(session__programme_year=year)


def tasks_of(year: ProgrammeYear) -> list[TaskLine]:
    """The tasks that the year's published minutes gave, those of exempt items left out."""
    given = all_tasks().filter(session__programme_year=year, session__record__version__gt=0)
    return lines(list(given.exclude(item__exempt=True).order_by("session__starts_at", "pk")))


@dataclass(frozen=True)
class Place:
    """A member school with those who lead it."""

    school: School
    principals: tuple[Person, ...]
    leaders: tuple[Person, ...]


@dataclass(frozen=True)
class Members:
    """Who the network is, on the last day of the year or today, and where it is anchored."""

    places: list[Place]
    convenors: tuple[Person, ...]
    minute_takers: tuple[Person, ...]
    owners: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    anchorings: list[Anchoring]


def members_of(year: ProgrammeYear, today: date) -> Members:
    """The network's people and schools."""
    network = year.network
    day = min(span_of(year.year).end, today)
    roles = roles_in(network, day)

    def holding(role: str, school: int | None = None) -> tuple[Person, ...]:
        found = [one.person for one in roles if one.role == role and school in (None, one.school_id)]
        return tuple(dict.fromkeys(found))

    return Members(
        places=[
            Place(
                member.school,
                holding(Role.PRINCIPAL, member.school_id),
                holding(Role.LEADER, member.school_id),
            )
            for member in members_on(network, day)
        ],
        convenors=holding(Role.CONVENOR),
        minute_takers=holding(Role.MINUTE_TAKER),
        owners=holding(Role.OWNER),
        reviewers=holding(Role.REVIEWER),
        anchorings=list(network.anchorings.all()),
    )


def reviews_in(year: ProgrammeYear) -> list[int]:
    """The keys of the year's reviews, in the order of the occasions."""
    return [review.pk for review in reviews_of(year.network_id) if review.programme_year_id == year.pk]
