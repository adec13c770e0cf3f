"""Pictures as SVG: the same on a page (`look=PAGE`) and on paper (`look=PAPER`, the usual).

Each takes a title that carries its key message, and says its figures in `<desc>`; give a table beside it.
Words and decimal commas follow the active language: build them inside `translation.override(language)`.
"""

from foundation.documents.charts.calendar import (
    PlanBar,
    PlanRow,
    WheelSession,
    Year,
    five_years,
    thread,
    wheel,
)
from foundation.documents.charts.canvas import number
from foundation.documents.charts.lines import Track, indicator
from foundation.documents.charts.looks import PAGE, PAPER, Look
from foundation.documents.charts.radar import Series, radar
from foundation.documents.charts.rows import Change, Check, bars, change, distribution, value_check

__all__ = [
    "PAGE",
    "PAPER",
    "Change",
    "Check",
    "Look",
    "PlanBar",
    "PlanRow",
    "Series",
    "Track",
    "WheelSession",
    "Year",
    "bars",
    "change",
    "distribution",
    "five_years",
    "indicator",
    "number",
    "radar",
    "thread",
    "value_check",
    "wheel",
]
