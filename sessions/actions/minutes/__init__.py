"""Every write of minutes, from the list of people to the correction."""

from sessions.actions.minutes.approving import (
    answer_remark,
    approve_minutes,
    begin_correction,
    make_remark,
)
from sessions.actions.minutes.publishing import (
    offer_decision,
    publish_minutes,
)
from sessions.actions.minutes.writing import (
    add_decision,
    bring_decision_back,
    edit_record,
    everyone_was_there,
    note_attendance,
    open_record,
    remove_decision,
)

__all__ = [
    "add_decision",
    "answer_remark",
    "approve_minutes",
    "begin_correction",
    "bring_decision_back",
    "edit_record",
    "everyone_was_there",
    "make_remark",
    "note_attendance",
    "offer_decision",
    "open_record",
    "publish_minutes",
    "remove_decision",
]
