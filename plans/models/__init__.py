from plans.models.goals import Goal, Indicator, Milestone, Reading, YearTarget
from plans.models.life import Handout, LogEntry, Share, ValueCheck, ValueMark
from plans.models.measures import Measure, Offer, Strategy
from plans.models.pasting import Piece
from plans.models.plans import Plan, Stakeholder, Value

__all__ = [
    "Goal",
    "Handout",
    "Indicator",
    "LogEntry",
    "Measure",
    "Milestone",
    "Offer",
    "Piece",
    "Plan",
    "Reading",
    "Share",
    "Stakeholder",
    "Strategy",
    "Value",
    "ValueCheck",
    "ValueMark",
    "YearTarget",
]
