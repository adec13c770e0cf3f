"""The draft of minutes, for those who write it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation.access.actor import Actor
from sessions.domain.agenda import clock_times
from sessions.models import (
    AgendaItem,
    Attendance,
    Decision,
    Holding,
    Minutes,
    NetworkSession,
    Note,
    Remark,
)
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
    starts = began_at(session, items)
    notes = _by_item(record.notes.select_related("school"))
    decisions = _by_item(record.decisions.there())
    tasks: dict[int | None, list[TaskLine]] = {}
    for line in tasks_from(session):
        tasks.setdefault(line.first.item_id, []).append(line)
    return [
        WrittenItem(
            item=item,
            number=number,
            starts=start,
            notes=notes.get(item.pk, []),
            decisions=decisions.get(item.pk, []),
            tasks=tasks.get(item.pk, []),
        )
        for number, (item, start) in enumerate(zip(items, starts, strict=True), start=1)
    ]


def began_at(session: NetworkSession, items: list[AgendaItem]) -> list[datetime]:
    """When each item began: as the clock saw it where the session was led from its page, else as the agenda says."""
    spans = clock_times(session.local_start, [item.minutes for item in items])
    times = Holding.objects.filter(session=session).values_list("item_times", flat=True).first() or {}
    seen = {int(key): datetime.fromisoformat(span["began"]) for key, span in times.items()}
    return [seen.get(item.pk, span[0]) for item, span in zip(items, spans, strict=True)]


def _by_item(rows: Iterable[Any]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row.item_id, []).append(row)
    return grouped


def attendance_of(session: NetworkSession) -> list[Attendance]:
    """The session's list of people, in the order it was made."""
    return list(session.attendances.select_related("school", "person"))


def remarks_of(record: Minutes) -> list[Remark]:
    """The remarks to the minutes, in the order they came."""
    return list(record.remarks.all())
