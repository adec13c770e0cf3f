"""Reads of minutes: the draft for those who write, the published for the rest, facts for those above."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.access.actor import Actor
from foundation.writing.models import ArchiveCopy, FrozenVersion
from foundation.writing.queries import latest_version, read, versions
from network.models import Network, Role, School
from network.queries import holder_of
from plans.models import Offer
from sessions.domain.agenda import clock_times
from sessions.domain.record import (
    MINUTES,
    AgendaText,
    Approval,
    Head,
    ItemText,
    MinutesText,
    NoteText,
    Row,
    TaskText,
)
from sessions.models import (
    AgendaItem,
    Attendance,
    Decision,
    Minutes,
    NetworkSession,
    Note,
    Presence,
    Remark,
    State,
)
from sessions.queries.agenda import agenda_of
from sessions.queries.pages import place_of
from sessions.queries.sessions import all_sessions, session_after, session_for
from sessions.queries.tasks import TaskLine, tasks_from


def record_of(session: NetworkSession) -> Minutes | None:
    """The session's minutes, if they have been begun."""
    return (
        Minutes.objects.select_related("session", "session__network", "taker", "approved_in")
        .filter(session=session)
        .first()
    )


def note_for(actor: Actor, pk: int) -> Note | None:
    """A note, if the actor holds a role in its network."""
    return (
        Note.objects.select_related("record", "record__session", "record__session__network", "item", "school")
        .filter(pk=pk, record__session__network__in=actor.networks())
        .first()
    )


def record_for(actor: Actor, pk: int) -> Minutes | None:
    """Minutes by their own key, if the actor holds a role in their network."""
    return (
        Minutes.objects.select_related("session", "session__network")
        .filter(pk=pk, session__network__in=actor.networks())
        .first()
    )


def decision_for(actor: Actor, pk: int) -> Decision | None:
    """A decision, if the actor holds a role in its network; removed ones too, for undo."""
    return (
        Decision.objects.select_related("record", "record__session", "record__session__network", "item")
        .filter(pk=pk, record__session__network__in=actor.networks())
        .first()
    )


def remark_for(actor: Actor, pk: int) -> Remark | None:
    """A remark, if the actor holds a role in its network."""
    return (
        Remark.objects.select_related("record", "record__session", "record__session__network")
        .filter(pk=pk, record__session__network__in=actor.networks())
        .first()
    )


# ---- writing --------------------------------------------------------------------------------


@dataclass(frozen=True)
class WrittenItem:
    """An item on the page where minutes are written."""

    item: AgendaItem
    number: int
    starts: datetime
    notes: list[Note]
    decisions: list[Decision]
    tasks: list[TaskLine]


def written_items(session: NetworkSession, record: Minutes) -> list[WrittenItem]:
    """Every item with its notes, decisions and tasks: the same number of queries for any number of items."""
    items = list(session.items.live())
    starts = clock_times(session.local_start, [item.minutes for item in items])
    notes = _by_item(record.notes.select_related("school"))
    decisions = _by_item(record.decisions.there())
    tasks: dict[int | None, list[TaskLine]] = {}
    for line in tasks_from(session):
        tasks.setdefault(line.first.item_id, []).append(line)
    return [
        WrittenItem(
            item=item,
            number=number,
            starts=span[0],
            notes=notes.get(item.pk, []),
            decisions=decisions.get(item.pk, []),
            tasks=tasks.get(item.pk, []),
        )
        for number, (item, span) in enumerate(zip(items, starts, strict=True), start=1)
    ]


def _by_item(rows: Iterable[Any]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row.item_id, []).append(row)
    return grouped


def attendance_of(session: NetworkSession) -> list[Attendance]:
    """The session's list of people, in the order it was made."""
    return list(session.attendances.select_related("school", "person"))


# ---- as text --------------------------------------------------------------------------------


def minutes_text(session: NetworkSession, record: Minutes, approval: Approval | None = None) -> MinutesText:
    """The draft as it would be published now."""
    written = written_items(session, record)
    lines = [line for item in written for line in item.tasks]
    lines += [line for line in tasks_from(session) if line.first.item_id is None]
    numbers = {line.first.pk: number for number, line in enumerate(lines, start=1)}
    attendance = attendance_of(session)
    return MinutesText(
        head=_head(session, record, attendance),
        items=tuple(_item_text(item, numbers) for item in written),
        tasks=tuple(_task_text(numbers[line.first.pk], line) for line in lines),
        attendance=_rows(attendance),
        approval=approval or Approval(),
    )


def agenda_text(session: NetworkSession) -> AgendaText:
    """The agenda as it is sent now."""
    items = tuple(
        ItemText(
            number=line.number,
            title=line.item.title,
            minutes=line.item.minutes,
            text=line.item.text,
            starts=line.starts.isoformat(),
            ends=line.ends.isoformat(),
            exempt_basis=line.item.exempt_basis if line.item.exempt else "",
        )
        for line in agenda_of(session).lines
    )
    return AgendaText(head=_head(session, None, []), items=items)


def _head(session: NetworkSession, record: Minutes | None, attendance: list[Attendance]) -> Head:
    day = timezone.localdate(session.starts_at)
    convenor = holder_of(session.network, Role.CONVENOR, day)
    following = session_after(session)
    began = record.began_at if record and record.began_at else session.starts_at
    ended = record.ended_at if record and record.ended_at else session.ends_at
    taker = record.taker if record else None
    here = [one for one in attendance if one.presence in (Presence.PRESENT, Presence.DEPUTY)]
    return Head(
        number=session.number,
        title=session.title,
        network=session.network.name,
        municipality=session.network.municipality.name,
        case_number=(record.case_number if record else "") or session.network.case_number,
        day=day.isoformat(),
        starts=timezone.localtime(began).isoformat(),
        ends=timezone.localtime(ended).isoformat(),
        place=place_of(session),
        convenor=convenor.name if convenor else "",
        taker=taker.name if taker else "",
        present=len(here),
        expected=len(attendance),
        next_session=following.local_start.isoformat() if following else "",
        summary=record.summary if record else "",
    )


def _item_text(written: WrittenItem, numbers: dict[int, int]) -> ItemText:
    return ItemText(
        number=written.number,
        title=written.item.title,
        minutes=written.item.minutes,
        starts=written.starts.isoformat(),
        exempt_basis=written.item.exempt_basis if written.item.exempt else "",
        notes=tuple(
            NoteText(note.text, note.school.name if note.school else "")
            for note in written.notes
            if note.text.strip()
        ),
        decisions=tuple(decision.text for decision in written.decisions),
        tasks=tuple(numbers[line.first.pk] for line in written.tasks),
    )


def _task_text(number: int, line: TaskLine) -> TaskText:
    return TaskText(number=number, what=line.what, who=line.who, due=line.due_on.isoformat())


def _rows(attendance: list[Attendance]) -> tuple[Row, ...]:
    places: dict[str, list[Attendance]] = {}
    for one in attendance:
        places.setdefault(_place(one), []).append(one)
    return tuple(
        Row(
            place=place,
            present=tuple(
                _present(one) for one in rows if one.presence in (Presence.PRESENT, Presence.DEPUTY)
            ),
            absent=tuple(one.name for one in rows if one.presence in (Presence.ABSENT, Presence.DEPUTY)),
        )
        for place, rows in places.items()
    )


def _place(one: Attendance) -> str:
    if one.school:
        return one.school.name
    return {Role.OWNER.value: _("School owner"), Role.REVIEWER.value: "RKBU Midt-Norge"}.get(
        one.function, _("The network")
    )


def _present(one: Attendance) -> str:
    if one.presence == Presence.DEPUTY:
        return _("%(name)s (deputy)") % {"name": one.deputy or one.name}
    return one.name


# ---- published ------------------------------------------------------------------------------


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


def latest_published(network: Network) -> Published | None:
    """The newest published minutes of the network."""
    session = all_sessions().filter(network=network, state__in=(State.PUBLISHED, State.APPROVED)).last()
    return published(session) if session else None


def sessions_with_minutes(network: Network) -> list[NetworkSession]:
    """Sessions whose minutes are published, newest first."""
    found = all_sessions().filter(network=network, state__in=(State.PUBLISHED, State.APPROVED))
    return list(found.reverse())


def remarks_of(record: Minutes) -> list[Remark]:
    """The remarks to the minutes, in the order they came."""
    return list(record.remarks.all())


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


def as_parts(text: MinutesText | AgendaText) -> dict[str, Any]:
    """What is frozen: plain data by part."""
    return asdict(text)


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


@dataclass(frozen=True)
class Moments:
    """The times of frozen minutes as times again."""

    day: date
    starts: datetime
    ends: datetime
    next_session: datetime | None
    approved_on: date | None
    items: list[tuple[ItemText, datetime | None]]
    tasks: list[tuple[TaskText, date]]


def moments(text: MinutesText) -> Moments:
    """Texts of times made into times, for templates."""
    head = text.head
    return Moments(
        day=date.fromisoformat(head.day),
        starts=datetime.fromisoformat(head.starts),
        ends=datetime.fromisoformat(head.ends),
        next_session=datetime.fromisoformat(head.next_session) if head.next_session else None,
        approved_on=date.fromisoformat(text.approval.on) if text.approval.on else None,
        items=[(item, datetime.fromisoformat(item.starts) if item.starts else None) for item in text.items],
        tasks=[(task, date.fromisoformat(task.due)) for task in text.tasks],
    )
