"""Agendas and minutes as text: what is frozen, and its times read again."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.writing.queries import latest_version, read
from network.models import Role
from network.queries import holder_of
from sessions.domain.record import (
    MINUTES,
    Approval,
    Head,
    ItemText,
    MinutesText,
    NoteText,
    Row,
    TaskText,
)
from sessions.models import (
    Attendance,
    Minutes,
    NetworkSession,
    Presence,
)
from sessions.queries.minutes.written import WrittenItem, attendance_of, written_items
from sessions.queries.sessions import place_of, session_after
from sessions.queries.tasks import TaskLine, tasks_from


def minutes_text(session: NetworkSession, record: Minutes, approval: Approval | None = None) -> MinutesText:
    """The draft as it would be published now; a task that has been published stands as it was given then."""
    written = written_items(session, record)
    lines = [line for item in written for line in item.tasks]
    lines += [line for line in tasks_from(session) if line.first.item_id is None]
    numbers = {line.first.pk: number for number, line in enumerate(lines, start=1)}
    attendance = attendance_of(session)
    return MinutesText(
        head=_head(session, record, attendance),
        items=tuple(_item_text(item, numbers) for item in written),
        tasks=_task_texts(lines, record),
        attendance=_rows(attendance),
        approval=approval or Approval(),
    )


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


def _task_texts(lines: list[TaskLine], record: Minutes) -> tuple[TaskText, ...]:
    last = latest_version(MINUTES, record.pk)
    published = {task.key: task for task in read(last).content.tasks} if last else {}
    drawn = [_task_text(number, line) for number, line in enumerate(lines, start=1)]
    return tuple(replace(published.get(task.key, task), number=task.number) for task in drawn)


def _task_text(number: int, line: TaskLine) -> TaskText:
    return TaskText(number, line.what, line.who, line.due_on.isoformat(), key=line.first.pk)


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


def as_parts(text: Any) -> dict[str, Any]:
    """What is frozen: plain data by part."""
    return asdict(text)


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
