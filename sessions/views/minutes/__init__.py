"""The pages of minutes."""

from sessions.views.minutes.outcomes import (
    add_decision,
    add_task,
    bring_decision_back,
    remove_decision,
)
from sessions.views.minutes.publishing import (
    answer_remark,
    approve,
    correct,
    make_remark,
    minutes_page,
    offer_decision,
    publish,
)
from sessions.views.minutes.writing import (
    about_minutes,
    attendance,
    begin,
    task_form_for,
    write_minutes,
)

__all__ = [
    "about_minutes",
    "add_decision",
    "add_task",
    "answer_remark",
    "approve",
    "attendance",
    "begin",
    "bring_decision_back",
    "correct",
    "make_remark",
    "minutes_page",
    "offer_decision",
    "publish",
    "remove_decision",
    "task_form_for",
    "write_minutes",
]
