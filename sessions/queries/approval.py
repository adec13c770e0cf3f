"""Which minutes wait for a session to approve them, and which session does."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from sessions.domain import life
from sessions.models import AgendaItem, ItemKind, Minutes, NetworkSession, State
from sessions.queries.minutes.written import record_of
from sessions.queries.sessions import all_sessions, session_after, session_before


def waiting_for_approval(session: NetworkSession, before: NetworkSession | None = None) -> Minutes | None:
    """The minutes that the session's first item approves, with their remarks: published, not approved, not in writing.

    None while a session that comes before is still to be held: that one approves them, unless it is skipped.
    `before` may be read already.
    """
    before = before or session_before(session)
    if before is None or (before.is_open and not day_has_come(session)):
        return None
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


def approves(session: NetworkSession, running: int | None = None) -> NetworkSession | None:
    """The session that approves this one's minutes: the later one named by its key where it is led, else the next."""
    if running is not None:
        later = all_sessions().standing().filter(network=session.network_id, starts_at__gt=session.starts_at)
        return later.filter(pk=running).first() or session_after(session)
    return session_after(session)


def day_has_come(session: NetworkSession | None) -> bool:
    """It is the session's day, or later."""
    return session is not None and session.local_start.date() <= timezone.localdate()


def remarks_end(session: NetworkSession, record: Minutes) -> date | None:
    """The last day for remarks to published minutes that are approved in writing; None where a session follows soon.

    A session that was to approve them can have been cancelled since: then the days count from the publication.
    """
    if record.remarks_until is not None:
        return record.remarks_until
    following = session_after(session)
    next_on = timezone.localdate(following.starts_at) if following else None
    if record.published_at is None or not life.approve_in_writing(
        timezone.localdate(session.starts_at), next_on
    ):
        return None
    return life.remarks_until(timezone.localdate(record.published_at))


@dataclass(frozen=True)
class InWriting:
    """Approval in writing: remarks can come until the end of `until`."""

    until: date

    @property
    def starts(self) -> date:
        """The first day on which the minutes can be approved."""
        return self.until + timedelta(days=1)

    @property
    def may_now(self) -> bool:
        """That day has come."""
        return timezone.localdate() >= self.starts


def in_writing(session: NetworkSession, record: Minutes) -> InWriting | None:
    """How the session's minutes are approved in writing; None where a session follows soon and approves them."""
    until = remarks_end(session, record)
    return InWriting(until) if until else None


@dataclass(frozen=True)
class LastMinutes:
    """Why an item of approval has nothing to approve: the minutes of the session before, and where they stand."""

    session: NetworkSession
    record: Minutes | None
    writing: InWriting | None = None

    @property
    def is_approved(self) -> bool:
        """They are approved and locked already."""
        return self.session.state == State.APPROVED


def last_minutes(session: NetworkSession, before: NetworkSession | None = None) -> LastMinutes | None:
    """The minutes that an item of approval is about where none wait for it; the session before may be read already."""
    before = before or session_before(session)
    if before is None or not before.is_held:
        return None
    record = record_of(before)
    writing = in_writing(before, record) if record and before.state == State.PUBLISHED else None
    return LastMinutes(before, record, writing)


def approval_of(
    session: NetworkSession, *items: AgendaItem | None
) -> dict[str, Minutes | LastMinutes | None]:
    """For pages that show these items: the minutes that wait, else where the last ones stand; nothing without the item."""
    if not any(item and item.kind == ItemKind.APPROVAL for item in items):
        return {}
    before = session_before(session)
    waits = waiting_for_approval(session, before)
    return {"to_approve": waits, "last_minutes": None if waits else last_minutes(session, before)}
