"""Schedule generation as a pure function: `propose(content, request)`."""

from sessions.domain.schedule.choice import choose_day
from sessions.domain.schedule.terms import (
    MIDDLE_FIRST_YEAR,
    MIDDLE_LATER_YEARS,
    Obstacle,
    Proposal,
    ProposedSession,
    Request,
    Slot,
    StandingSession,
    Trouble,
    slots,
    window_of,
)
from sessions.domain.schedule.year import propose, rkbu_takes_part, seated

__all__ = [
    "MIDDLE_FIRST_YEAR",
    "MIDDLE_LATER_YEARS",
    "Obstacle",
    "Proposal",
    "ProposedSession",
    "Request",
    "Slot",
    "StandingSession",
    "Trouble",
    "choose_day",
    "propose",
    "rkbu_takes_part",
    "seated",
    "slots",
    "window_of",
]
