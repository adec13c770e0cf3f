"""Reads for what is changed on sessions to come: their hosts, and RKBU's visits."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import spelling
from network.models import Network, School
from sessions.domain import rotation
from sessions.models import NetworkSession


def open_sessions(network: Network) -> dict[int, NetworkSession]:
    """The sessions still to be held, by key in time order."""
    found = NetworkSession.objects.to_come(timezone.now()).filter(network=network).in_time_order()
    return {session.pk: session for session in found.select_related("host", "network")}


def named(session: NetworkSession) -> str:
    """A session in a list to choose from: number, day, host."""
    language = (get_language() or "nb")[:2]
    day = spelling.longday(session.local_start.date(), language)
    host = session.host.name if session.host else _("another place")
    return f"{session.number}: {day}, {host}"


def after_swap(
    sessions: Sequence[NetworkSession], pair: tuple[NetworkSession, NetworkSession]
) -> list[tuple[NetworkSession, School | None]]:
    """Every session with its host after the pair has exchanged theirs."""
    one, other = pair
    hosts = rotation.swapped({session.pk: session.host_id for session in sessions}, one.pk, other.pk)
    schools = {session.host_id: session.host for session in sessions}
    return [(session, schools[hosts[session.pk]]) for session in sessions]
