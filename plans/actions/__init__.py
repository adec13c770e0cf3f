from plans.actions.along import (
    MarkGiven,
    check_values,
    remove_log,
    remove_value_check,
    set_log_shared,
    write_log,
)
from plans.actions.offers import accept, adapt, decline, offer_measure
from plans.actions.pasting import (
    Choice,
    bring_piece_back,
    lay_aside,
    paste,
    sort_pieces,
    spread,
    take_in,
    tick_below,
)
from plans.actions.pouring import pour
from plans.actions.readings import add_reading, pull_readings, push_reading, remove_reading
from plans.actions.rows import (
    add_row,
    rehang_row,
    remove_row,
    reorder,
    restore_row,
    shift_row,
)
from plans.actions.saving import RowSaved, save_row, set_year_targets
from plans.actions.settling import settle_measure
from plans.actions.sharing import (
    begin_next_year,
    freeze_for_session,
    freeze_plan,
    hand_out,
    share_plan,
    withdraw_handout,
    withdraw_share,
)
from plans.actions.stages import become, begin_plan, roll_on, set_length

__all__ = [
    "Choice",
    "MarkGiven",
    "RowSaved",
    "accept",
    "adapt",
    "add_reading",
    "add_row",
    "become",
    "begin_next_year",
    "begin_plan",
    "bring_piece_back",
    "check_values",
    "decline",
    "freeze_for_session",
    "freeze_plan",
    "hand_out",
    "lay_aside",
    "offer_measure",
    "paste",
    "pour",
    "pull_readings",
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
    "sort_pieces",
    "spread",
    "take_in",
    "tick_below",
    "withdraw_handout",
    "withdraw_share",
    "write_log",
]
