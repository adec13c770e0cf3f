"""Which minutes wait for a session to approve them, and which session does."""

from django.utils import timezone

from sessions.models import Minutes, NetworkSession, State
from sessions.queries.sessions import all_sessions, session_after


def waiting_for_approval(session: NetworkSession) -> Minutes | None:
    """The minutes that the session's first item approves, with their remarks: published, not approved, not in writing."""
    return (
        Minutes.objects.select_related("session", "session__network")
        .prefetch_related("remarks")
        .filter(
            session__network=session.network_id,
            session__state=State.PUBLISHED,
            session__starts_at__lt=session.starts_at,
            remarks_until__isnull=True,
        )
        .order_by("-session__starts_at")
        .first()
    )


def approves(session: NetworkSession, running: str = "") -> NetworkSession | None:
    """The session that approves this one's minutes: the later one named by its key where it is led, else the next."""
    if running.isdecimal():
        later = all_sessions().standing().filter(network=session.network_id, starts_at__gt=session.starts_at)
        return later.filter(pk=int(running)).first() or session_after(session)
    return session_after(session)


def day_has_come(session: NetworkSession | None) -> bool:
    """It is the session's day, or later."""
    return session is not None and session.local_start.date() <= timezone.localdate()
