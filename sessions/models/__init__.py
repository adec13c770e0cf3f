from sessions.models.agenda import AgendaItem, Attachment, ItemKind, Proposal, ProposalState
from sessions.models.calls import Answer, CalendarFeed, Call, CallAnswer, CallKind
from sessions.models.holding import Holding
from sessions.models.minutes import (
    Attendance,
    Decision,
    KeptAs,
    Minutes,
    Note,
    Presence,
    Remark,
)
from sessions.models.schedule import ClosedRange
from sessions.models.sessions import Kind, Mode, NetworkSession, State
from sessions.models.tasks import Task, TaskState

__all__ = [
    "AgendaItem",
    "Answer",
    "Attachment",
    "Attendance",
    "CalendarFeed",
    "Call",
    "CallAnswer",
    "CallKind",
    "ClosedRange",
    "Decision",
    "Holding",
    "ItemKind",
    "KeptAs",
    "Kind",
    "Minutes",
    "Mode",
    "NetworkSession",
    "Note",
    "Presence",
    "Proposal",
    "ProposalState",
    "Remark",
    "State",
    "Task",
    "TaskState",
]
