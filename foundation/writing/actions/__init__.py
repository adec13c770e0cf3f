from foundation.writing.actions.archiving import keep_copy
from foundation.writing.actions.choices import keep_choice, set_choice_aside
from foundation.writing.actions.freezing import freeze
from foundation.writing.actions.removing import bring_back, take_away
from foundation.writing.actions.saving import Clash, Outcome, Saved, restore, save_text, save_texts
from foundation.writing.texts import base_of

__all__ = [
    "Clash",
    "Outcome",
    "Saved",
    "base_of",
    "bring_back",
    "freeze",
    "keep_choice",
    "keep_copy",
    "restore",
    "save_text",
    "save_texts",
    "set_choice_aside",
    "take_away",
]
