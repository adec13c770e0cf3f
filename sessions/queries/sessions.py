"""Reads of sessions: one, a year's, the next, and what lies around one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from foundation.access.actor import Actor
from network.models import Network, ProgrammeYear
from sessions.domain import life
from sessions.models import CalendarFeed, Kind, NetworkSession
from sessions.models.sessions import HELD_STATES, NetworkSessionQuerySet

LONGEST = timedelta(hours=9)


def all_sessions() -> NetworkSessionQuerySet:
    """Sessions with what every page of them names."""
    return NetworkSession.objects.select_related(
        "network", "network__municipality", "programme_year", "host", "extra_time_school"
    ).in_time_order()


def session_for(actor: Actor, pk: int) -> NetworkSession | None:
    """The session, if the actor holds a role in its network."""
    found = all_sessions().select_related("holding", "content_version")
    return found.filter(pk=pk, network__in=actor.networks()).first()


def sessions_of(network: Network, year: ProgrammeYear | None = None) -> list[NetworkSession]:
    """The sessions of the network (in that programme year), cancelled ones too, in time order."""
    found = all_sessions().filter(network=network)
    return list(found.filter(programme_year=year) if year else found)


def standing_sessions(network: Network, year: ProgrammeYear | None = None) -> list[NetworkSession]:
    """As `sessions_of`, without the cancelled."""
    found = all_sessions().standing().filter(network=network)
    return list(found.filter(programme_year=year) if year else found)


def next_session(network: Network, now: datetime | None = None) -> NetworkSession | None:
    """The next session to be held (or being held), None when the year is over."""
    return all_sessions().to_come(now or timezone.now()).filter(network=network).first()


def session_to_come(network: Network, besides: NetworkSession | None = None) -> NetworkSession | None:
    """The next session that has not begun, other than the one people sit in; None when the year is over."""
    now = timezone.now()
    coming = all_sessions().to_come(now).filter(network=network, starts_at__gt=now)
    return coming.exclude(pk=besides.pk if besides else 0).first()


def session_before(session: NetworkSession) -> NetworkSession | None:
    """The standing session before this one, in whichever programme year."""
    earlier = all_sessions().standing().filter(network=session.network_id, starts_at__lt=session.starts_at)
    return earlier.last()


def session_after(session: NetworkSession) -> NetworkSession | None:
    """The standing session after this one."""
    return (
        all_sessions().standing().filter(network=session.network_id, starts_at__gt=session.starts_at).first()
    )


def middle_session_key(network: int, day: date) -> str:
    """The key of the network's standing middle session on that day (Europe/Oslo), empty where there is none."""
    middle = NetworkSession.objects.standing().filter(network=network, kind=Kind.MIDDLE, starts_at__date=day)
    found = middle.in_time_order().values_list("pk", flat=True).first()
    return f"sessions.session:{found}" if found else ""


def place_of(session: NetworkSession) -> str:
    """Where people meet, in one line: the place if written, with the host's name and address."""
    host = session.host
    if host is None:
        return session.place
    room = session.place or host.meeting_room
    return ", ".join(part for part in (host.name, room, host.address) if part)


def overlapping(
    network: Network, starts_at: datetime, minutes: int, but: NetworkSession | None = None
) -> NetworkSession | None:
    """A standing session of the network that shares any minute with that time."""
    near = (
        all_sessions()
        .standing()
        .filter(network=network, starts_at__gt=starts_at - LONGEST, starts_at__lt=starts_at + LONGEST)
    )
    return next(
        (
            other
            for other in near
            if other.pk != (but.pk if but else None)
            and life.overlaps(starts_at, minutes, other.starts_at, other.minutes)
        ),
        None,
    )


def last_held(network: Network) -> NetworkSession | None:
    """The latest session that has been held."""
    return all_sessions().filter(network=network, state__in=HELD_STATES).last()


@dataclass(frozen=True)
class ThreadStep:
    """A session in the year thread: done, now (the next) or open."""

    session: NetworkSession
    mark: str
    is_next: bool


def year_thread(sessions: list[NetworkSession], now: datetime | None = None) -> list[ThreadStep]:
    """The standing sessions as steps; the first that is still open is the next."""
    steps: list[ThreadStep] = []
    found = False
    for session in sessions:
        is_next = session.is_open and not found
        found = found or is_next
        mark = "done" if session.is_held else "now" if is_next else "open"
        steps.append(ThreadStep(session, mark, is_next))
    return steps


def called_sessions(networks: frozenset[int]) -> list[NetworkSession]:
    """Every session of the networks that has been called, also those held or cancelled since."""
    return list(all_sessions().filter(network__in=networks, called_at__isnull=False))


def feed_for(actor: Actor) -> CalendarFeed | None:
    """The actor's own calendar address, if they have made one."""
    return CalendarFeed.objects.filter(person=actor.person).first()


def last_online_link(session: NetworkSession) -> str:
    """The session's own link, else the one the network met at last: most use the same room again."""
    used = NetworkSession.objects.filter(network=session.network_id).exclude(online_link="")
    latest = used.order_by("-starts_at").values_list("online_link", flat=True).first()
    return session.online_link or latest or ""
