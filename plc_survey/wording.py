"""Rounds and figures in words, in the active language."""

from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import spelling
from plc_survey.domain.life import State
from plc_survey.domain.shown import ShownDimension
from plc_survey.domain.statistics import Agreement
from plc_survey.domain.subtraction import Bound, Mean
from plc_survey.models import Phase, Round


def language() -> str:
    """nb, nn or en."""
    return (get_language() or "nb")[:2]


def period(first: date, last: date) -> str:
    """«11.–22. januar 2027»; the month and the year only once where they are the same."""
    end = spelling.day_with_year(last, language())
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{'' if language() == 'en' else '.'}–{end}"
    begin = spelling.daymonth(first, language())
    return f"{begin if first.year == last.year else spelling.day_with_year(first, language())} – {end}"


def month_of(round_: Round) -> str:
    """«januar 2027»: when the round ended."""
    return f"{spelling.month(round_.closes_on, language())} {round_.closes_on.year}"


def name_of(round_: Round) -> str:
    """«Midtveis, januar 2027»."""
    return f"{Phase(round_.phase).label}, {month_of(round_)}"


def state_words(round_: Round) -> tuple[str, str]:
    """A mark and a sentence on where the round stands."""
    day = spelling.longday(round_.closes_on, language())
    words = {
        State.PREPARED: ("wait", _("Prepared. The school has not opened it.")),
        State.WAITING: (
            "wait",
            _("Opens on %(day)s.") % {"day": spelling.longday(round_.opens_on, language())},
        ),
        State.OPEN: ("now", _("Open until %(day)s.") % {"day": day}),
        State.OVER: ("half", _("Over. The results are being computed.")),
        State.CLOSED: ("done", _("Closed.")),
    }
    return words[round_.state(timezone.localdate())]


def mean_text(mean: Mean | None) -> str:
    """«3,4», «≤ 1,5», «≥ 4,5»; a dash where nothing may be shown."""
    if mean is None:
        return "–"
    number = spelling.decimal(mean.value, 1, language())
    return number if mean.bound is Bound.EXACT else f"{mean.bound.value}\u00a0{number}"


def spread_text(seen: ShownDimension) -> str:
    """The standard deviation, «0,8»; «≤ 0,2» where less is not told; a dash where it may not be shown."""
    if seen.spread is None:
        return "–"
    number = spelling.decimal(seen.spread, 1, language())
    return f"≤{spelling.HARD}{number}" if seen.is_least_spread else number


def signed(value: float) -> str:
    """«+0,4», «−0,1», «0,0»."""
    text = spelling.decimal(value, 1, language())
    return text if not float(f"{value:.1f}") or value < 0 else f"+{text}"


def plus_minus(value: float) -> str:
    """«± 0,3»."""
    return f"±\u00a0{spelling.decimal(value, 1, language())}"


def agreement_text(word: Agreement | None) -> str:
    """How far people agree with each other."""
    words = {
        Agreement.LACKING: _("Do not agree with each other"),
        Agreement.WEAK: _("Agree a little"),
        Agreement.MODERATE: _("Agree fairly well"),
        Agreement.STRONG: _("Agree well"),
        Agreement.VERY_STRONG: _("Agree very well"),
    }
    return words[word] if word else "–"
