"""Published minutes, and facts about them for the floors above."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from foundation.access.actor import Actor
from foundation.writing.models import ArchiveCopy, FrozenVersion
from foundation.writing.queries import latest_version, read, versions
from network.models import Network, School
from plans.models import Offer
from sessions.domain.record import (
    MINUTES,
    MinutesText,
)
from sessions.models import (
    Attendance,
    Decision,
    Minutes,
    NetworkSession,
    Presence,
)
from sessions.queries.minutes.written import record_of
from sessions.queries.sessions import session_for


@dataclass(frozen=True)
class Published:
    """A published version of minutes."""

    session: NetworkSession
    record: Minutes
    version: FrozenVersion
    text: MinutesText


def published(session: NetworkSession, number: int | None = None) -> Published | None:
    """The latest published version (or that number), read from what was frozen."""
    record = record_of(session)
    held = versions(MINUTES, record.pk) if record else []
    version = next((one for one in held if number in (None, one.number)), None)
    if record is None or version is None:
        return None
    return Published(session, record, version, read(version).content)


def version_for(actor: Actor, pk: int, number: int) -> Published | None:
    """That version of a session's minutes, if the actor holds a role in its network."""
    session = session_for(actor, pk)
    return published(session, number) if session else None


def archive_copy(version: FrozenVersion) -> ArchiveCopy | None:
    """The PDF that was kept of a version, with its bytes."""
    return version.archive_copies.order_by("pk").first()


@dataclass(frozen=True)
class AttendanceFact:
    """Of a school's leadership, how many of those expected were at a session (deputies count as present)."""

    session: NetworkSession
    present: int
    expected: int

    @property
    def whole(self) -> bool:
        """Everyone was there."""
        return self.expected > 0 and self.present == self.expected


def attendance_facts(network: Network, school: School, until: date | None = None) -> list[AttendanceFact]:
    """The attendance of a school's leadership at the sessions held (until that day), in time order."""
    rows = (
        Attendance.objects.filter(session__network=network, school=school)
        .exclude(presence=Presence.UNKNOWN)
        .select_related("session")
        .order_by("session__starts_at", "pk")
    )
    by_session: dict[int, list[Attendance]] = {}
    for row in rows:
        if until is None or timezone.localdate(row.session.starts_at) <= until:
            by_session.setdefault(row.session_id, []).append(row)
    return [
        AttendanceFact(
            session=held[0].session,
            present=sum(one.presence in (Presence.PRESENT, Presence.DEPUTY) for one in held),
            expected=len(held),
        )
        for held in by_session.values()
    ]


def frozen_number(record: Minutes) -> int:
    """The number of the newest published version, 0 before the first."""
    newest = latest_version(MINUTES, record.pk)
    return newest.number if newest else 0


@dataclass(frozen=True)
class Offered:
    """A decision and what the schools' plans made of it where it was offered: numbers only."""

    decision: Decision
    accepted: int = 0
    adapted: int = 0
    declined: int = 0
    silent: int = 0

    @property
    def is_offered(self) -> bool:
        """Whether any school has been offered it."""
        return bool(self.accepted + self.adapted + self.declined + self.silent)


def offered(record: Minutes) -> list[Offered]:
    """Every decision of the minutes with its numbers: two queries."""
    decisions = list(record.decisions.there().select_related("item"))
    states: dict[str, list[str]] = {}
    keys = [offer_key(decision) for decision in decisions]
    for key, state in Offer.objects.filter(source_key__in=keys).values_list("source_key", "state"):
        states.setdefault(key, []).append(state)
    return [_numbers(decision, states.get(offer_key(decision), [])) for decision in decisions]


def offer_key(decision: Decision) -> str:
    """How a plan names the decision that it was offered."""
    return f"sessions.decision:{decision.pk}"


def _numbers(decision: Decision, states: list[str]) -> Offered:
    return Offered(
        decision=decision,
        accepted=states.count(Offer.ACCEPTED),
        adapted=states.count(Offer.ADAPTED),
        declined=states.count(Offer.DECLINED),
        silent=states.count(Offer.OPEN),
    )
