"""Which minutes wait for a session to approve them."""

from sessions.models import Minutes, NetworkSession, State


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
