"""A school's archive as it stands, what it is made from, and what the school's leadership may read of the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from desk.models import SchoolArchive
from desk.queries.made_from import newest_versions, print_of
from desk.queries.written import written_by, written_plans
from foundation.access.actor import Actor, Grant
from network.models import Network, School
from network.queries import joined_networks, school_for
from plans.queries import KIND as PLAN
from plc_survey.models import Round
from plc_survey.queries.rounds import visible
from review.models import Review, SchoolPart
from review.queries.reviews import NETWORK_KIND, SCHOOL_KIND
from sessions.domain.called import AGENDA
from sessions.domain.record import MINUTES
from sessions.models import Attachment, Minutes, NetworkSession, State, Task
from sessions.queries.sessions import all_sessions


@dataclass(frozen=True)
class ArchiveShelf:
    """A school's archive, made or not."""

    school: School
    archive: SchoolArchive | None
    is_outdated: bool


def shelf_of(school: School) -> ArchiveShelf:
    """The archive's page; what it is made from is looked at only when there is a ZIP that could be outdated."""
    archive = SchoolArchive.objects.filter(school=school).first()
    waits = archive is not None and archive.is_under_way
    outdated = archive is not None and archive.is_kept and not waits and archive.seen != fingerprint(school)
    return ArchiveShelf(school, archive, outdated)


def archive_for(actor: Actor, pk: int) -> SchoolArchive | None:
    """The finished archive of a school in the actor's sight."""
    found = school_for(actor, pk)
    return SchoolArchive.objects.filter(school=found, size__gt=0).first() if found else None


def schools_led(actor: Actor) -> list[School]:
    """The schools whose archive the actor can have made, in name order."""
    return list(School.objects.filter(pk__in=actor.schools("principal", "leader")).order_by("name_key", "pk"))


# ---- what it is made from ---------------------------------------------------------------------


def leadership_of(school: School) -> Actor:
    """The school's leadership as the rules see it, whoever asked: an archive holds what they may read, no more."""
    networks: list[int | None] = [network.pk for network in networks_of(school)]
    grants = {Grant("leader", network=network, school=school.pk) for network in networks or [None]}
    return Actor(person=None, grants=frozenset(grants))


def networks_of(school: School) -> list[Network]:
    """The networks the school is a member of today, with their municipality."""
    return list(joined_networks(school.pk).select_related("municipality").order_by("first_year", "pk"))


def rounds_of(school: School) -> list[Round]:
    """The school's closed rounds, oldest first, as the page of results loads them."""
    found = visible(leadership_of(school)).filter(school=school, closed_at__isnull=False)
    return list(found.select_related("result").order_by("closed_at", "pk"))


def sessions_called(networks: list[Network]) -> QuerySet[NetworkSession]:
    """The sessions that people have been called to, in time order."""
    found = all_sessions().filter(network__in=networks)
    return found.exclude(state__in=(State.PLANNED, State.CANCELLED))


def fingerprint(school: School) -> str:
    """What the archive is made from: another one means that something has come or changed."""
    networks, plans = networks_of(school), written_plans(school)
    sessions = sessions_called(networks)
    parts = SchoolPart.objects.filter(school=school, network__in=networks)
    newest = newest_versions(
        (PLAN, [plan.pk for plan, _contents in plans]),
        (AGENDA, sessions.values("pk")),
        (MINUTES, Minutes.objects.filter(session__network__in=networks).values("pk")),
        (SCHOOL_KIND, parts.values("pk")),
        (NETWORK_KIND, Review.objects.filter(network__in=networks).values("pk")),
    )
    told = [
        written_by(school, plans),
        newest,
        [plan.network_id for plan, _contents in plans],
        list(sessions.values_list("pk", "state", "starts_at")),
        list(_papers(networks).values_list("pk", "exempt", "item__exempt").order_by("pk")),
        [(round_.pk, round_.school_id) for round_ in rounds_of(school)],
        list(Task.objects.filter(school=school).values_list("pk", "state", "due_on").order_by("pk")),
    ]
    return print_of(told)


def _papers(networks: list[Network]) -> QuerySet[Attachment]:
    return Attachment.objects.there().filter(session__network__in=networks)


def pieces_of(archive: SchoolArchive) -> Iterator[bytes]:
    """The ZIP in order, one piece in memory at a time; a query a piece."""
    for key in list(archive.pieces.values_list("pk", flat=True)):
        yield bytes(archive.pieces.values_list("content", flat=True).get(pk=key))
