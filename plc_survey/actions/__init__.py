from plc_survey.actions.answering import Outcome, submit_sheet
from plc_survey.actions.closing import close_overdue, close_round, count_sheets, forget_sheets
from plc_survey.actions.rounds import (
    change_end,
    give_up_round,
    issue_codes,
    name_keeper,
    open_round,
    prepare_all,
    prepare_round,
)

__all__ = [
    "Outcome",
    "change_end",
    "close_overdue",
    "close_round",
    "count_sheets",
    "forget_sheets",
    "give_up_round",
    "issue_codes",
    "name_keeper",
    "open_round",
    "prepare_all",
    "prepare_round",
    "submit_sheet",
]
