"""Every read of sessions that a page, or a floor above, needs."""

from sessions.queries.agenda import Agenda, agenda_of
from sessions.queries.people import Seat, seats_of, turnout
from sessions.queries.sessions import (
    last_held,
    next_session,
    overlapping,
    session_after,
    session_before,
    session_for,
    sessions_of,
    standing_sessions,
    year_thread,
)
from sessions.queries.tasks import TaskLine, lines, open_tasks, task_for, tasks_before, tasks_from, tasks_of

__all__ = [
    "Agenda",
    "Seat",
    "TaskLine",
    "agenda_of",
    "last_held",
    "lines",
    "next_session",
    "open_tasks",
    "overlapping",
    "seats_of",
    "session_after",
    "session_before",
    "session_for",
    "sessions_of",
    "standing_sessions",
    "task_for",
    "tasks_before",
    "tasks_from",
    "tasks_of",
    "turnout",
    "year_thread",
]
