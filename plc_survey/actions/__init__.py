from plc_survey.actions.aggregate import publish_network
from plc_survey.actions.answering import Outcome, submit_sheet
from plc_survey.actions.closing import close_overdue, close_round, count_sheets, forget_sheets
from plc_survey.actions.joint import save_rubric, share_rubric
from plc_survey.actions.letters import remind_leaderships
from plc_survey.actions.results import (
    dimension_to_goal,
    idea_to_measure,
    save_leadership,
    share_round,
    write_idea,
)
from plc_survey.actions.rounds import (
    change_end,
    give_up_round,
    issue_codes,
    open_new_round,
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
    "dimension_to_goal",
    "forget_sheets",
    "give_up_round",
    "idea_to_measure",
    "issue_codes",
    "open_new_round",
    "open_round",
    "prepare_all",
    "prepare_round",
    "publish_network",
    "remind_leaderships",
    "save_leadership",
    "save_rubric",
    "share_round",
    "share_rubric",
    "submit_sheet",
    "write_idea",
]
