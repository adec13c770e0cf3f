from plans.actions.along import (
    MarkGiven,
    check_values,
    remove_log,
    remove_value_check,
    set_log_shared,
    write_log,
)
from plans.actions.offers import accept, adapt, decline, offer_measure
from plans.actions.pouring import pour
from plans.actions.readings import add_reading, push_reading, remove_reading
from plans.actions.rows import (
    add_row,
    rehang_row,
    remove_row,
    reorder,
    restore_row,
    save_row,
    set_year_targets,
    shift_row,
)
from plans.actions.sharing import (
    begin_next_year,
    freeze_for_session,
    freeze_plan,
    hand_out,
    share_plan,
    withdraw_handout,
    withdraw_share,
)
from plans.actions.stages import become, begin_plan, roll_on, set_length, settle_measure

__all__ = [
    "MarkGiven",
    "accept",
    "adapt",
    "add_reading",
    "add_row",
    "become",
    "begin_next_year",
    "begin_plan",
    "check_values",
    "decline",
    "freeze_for_session",
    "freeze_plan",
    "hand_out",
    "offer_measure",
    "pour",
    "push_reading",
    "rehang_row",
    "remove_log",
    "remove_reading",
    "remove_row",
    "remove_value_check",
    "reorder",
    "restore_row",
    "roll_on",
    "save_row",
    "set_length",
    "set_log_shared",
    "set_year_targets",
    "settle_measure",
    "share_plan",
    "shift_row",
    "withdraw_handout",
    "withdraw_share",
    "write_log",
]
