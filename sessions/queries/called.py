"""The agenda as text: as it stands, as people were called with it, and what has changed since."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from foundation.access.actor import Actor
from foundation.writing.models import FrozenVersion
from foundation.writing.queries import latest_version, read, versions
from network.models import Role
from network.queries import holder_of
from sessions.domain.called import (
    AGENDA,
    AgendaText,
    Change,
    Head,
    OpenTask,
    Paper,
    Point,
    Said,
    Share,
    changes,
)
from sessions.models import Attachment, ItemKind, NetworkSession, State
from sessions.queries.agenda import Agenda, Line, agenda_of, attachments_of
from sessions.queries.approval import last_minutes, waiting_for_approval
from sessions.queries.people import seats_of
from sessions.queries.sessions import session_before, session_for
from sessions.queries.tasks import TaskLine, tasks_before
from sessions.wording import where_they_stand


def agenda_text(session: NetworkSession) -> AgendaText:
    """The agenda as it stands now, with who leads, tasks and remarks, in the language in use."""
    agenda = agenda_of(session)
    text = own_words(session, agenda, attachments_of(session))
    previous = session_before(session)
    day = session.local_start.date()
    convenor = holder_of(session.network, Role.CONVENOR, day)
    seats = seats_of(session, with_answers=False)
    head = replace(
        text.head,
        convenor=convenor.name if convenor else "",
        rkbu=tuple(seat.person.name for seat in seats if seat.function == Role.REVIEWER),
        before_number=previous.number if previous else 0,
        before_day=previous.local_start.date().isoformat() if previous else "",
    )
    tasks = tasks_before(session, previous) if session.is_open else []
    approval, items = _approval(session, previous), zip(text.items, agenda.lines, strict=True)
    return replace(
        text,
        head=head,
        items=tuple(
            replace(point, **approval) if line.item.kind == ItemKind.APPROVAL else point
            for point, line in items
        ),
        tasks=tuple(_task(line) for line in tasks),
    )


def own_words(session: NetworkSession, agenda: Agenda, papers: list[Attachment]) -> AgendaText:
    """What the convenor has set and written, without people, tasks and remarks, which come and go by themselves."""
    host = session.host
    room = session.place or (host.meeting_room if host else "")
    return AgendaText(
        head=Head(
            number=session.number,
            title=session.title,
            goal=session.goal,
            network=session.network.name,
            municipality=session.network.municipality.name,
            case_number=session.network.case_number,
            starts=session.local_start.isoformat(),
            ends=session.ends_at.isoformat(),
            mode=session.mode,
            host=host.name if host else "",
            place=", ".join(part for part in (room, host.address if host else "") if part),
            online_link=session.online_link,
        ),
        items=tuple(_point(line, session) for line in agenda.lines),
        preparation=session.preparation,
        focus=session.focus,
        practical=session.practical,
        papers=tuple(Paper(paper.title, paper.exempt) for paper in papers),
    )


def _point(line: Line, session: NetworkSession) -> Point:
    item, shares = line.item, line.shares
    return Point(
        key=item.pk,
        number=line.number,
        title=item.title,
        minutes=item.minutes,
        starts=line.starts.isoformat(),
        ends=line.ends.isoformat(),
        text=item.text,
        leader=item.leader,
        exempt_basis=item.exempt_basis if item.exempt else "",
        shares=tuple(Share(turn.school, turn.minutes, turn.extra) for turn in shares.turns) if shares else (),
        groups=shares.groups if shares else (),
        group_minutes=shares.group_minutes if shares else 0,
        plenary=shares.plenary if shares else 0,
        question=session.extra_question if shares else "",
        asks=session.extra_time_school.name if shares and session.extra_time_school else "",
    )


def _approval(session: NetworkSession, previous: NetworkSession | None) -> dict[str, Any]:
    """What an item of approval adds: the remarks to the minutes that wait, or that they are approved already."""
    if not session.is_open:
        return {}
    waits = waiting_for_approval(session, previous)
    if waits:
        return {"remarks": tuple(Said(remark.by_name, remark.text) for remark in waits.remarks.all())}
    last = last_minutes(session, previous)
    return {"settled": where_they_stand(last)} if last and last.is_approved else {}


def _task(line: TaskLine) -> OpenTask:
    state = "open" if line.is_open else "dropped" if line.is_dropped else "done"
    exempt = any(task.item is not None and task.item.exempt for task in line.tasks)
    return OpenTask(line.what, line.who, state, line.done, line.count, exempt)


@dataclass(frozen=True)
class Times:
    """The times of an agenda as times again."""

    day: date
    starts: datetime
    ends: datetime
    before: date | None
    items: list[tuple[Point, datetime, datetime]]


def times(text: AgendaText) -> Times:
    """Texts of times made into times, for templates."""
    head, at = text.head, datetime.fromisoformat
    return Times(
        day=at(head.starts).date(),
        starts=at(head.starts),
        ends=at(head.ends),
        before=date.fromisoformat(head.before_day) if head.before_day else None,
        items=[(item, at(item.starts), at(item.ends)) for item in text.items],
    )


@dataclass(frozen=True)
class Called:
    """An agenda as it was sent with a call."""

    session: NetworkSession
    version: FrozenVersion
    text: AgendaText


def called(session: NetworkSession, number: int | None = None) -> Called | None:
    """The agenda of the last call (or of that number), as it was then; None where nothing was kept."""
    found = latest_version(AGENDA, session.pk) if number is None else _numbered(session, number)
    return Called(session, found, read(found).content) if found else None


def _numbered(session: NetworkSession, number: int) -> FrozenVersion | None:
    return next((one for one in versions(AGENDA, session.pk) if one.number == number), None)


def calls_of(session: NetworkSession) -> list[FrozenVersion]:
    """The agendas that people were called with, newest first."""
    return versions(AGENDA, session.pk)


def called_for(actor: Actor, pk: int, number: int) -> Called | None:
    """That version, if the actor holds a role in the session's network."""
    session = session_for(actor, pk)
    return called(session, number) if session else None


def changed_since_call(
    session: NetworkSession, agenda: Agenda | None = None, papers: list[Attachment] | None = None
) -> tuple[Change, ...]:
    """What those who were called do not know yet; nothing before the first call and once the session is held.

    The agenda and papers that the caller has read already are not read again.
    """
    last = called(session) if session.state == State.CALLED else None
    if last is None:
        return ()
    papers = attachments_of(session) if papers is None else papers
    return changes(last.text, own_words(session, agenda or agenda_of(session), papers))
