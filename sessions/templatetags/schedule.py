"""Words of the year: spans of days, kinds of sessions, what stands in the way."""

from datetime import date

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from foundation import spelling
from sessions.domain.days import Rule
from sessions.domain.schedule import Obstacle, ProposedSession
from sessions.forms.days import reason
from sessions.models import ClosedRange, Kind
from sessions.queries.wheel import WheelYear

register = template.Library()
OBSTACLES = {
    Rule.GAP: lambda n: ngettext(
        "%(n)d day is less than 14 days from another session",
        "%(n)d days are less than 14 days from another session",
        n,
    ),
    Rule.PAST: lambda n: ngettext("%(n)d day has passed", "%(n)d days have passed", n),
    Rule.HOLIDAY: lambda n: ngettext("%(n)d public holiday", "%(n)d public holidays", n),
    Rule.EASTER: lambda n: ngettext("%(n)d day in the Easter holiday", "%(n)d days in the Easter holiday", n),
    Rule.CHRISTMAS: lambda n: ngettext(
        "%(n)d day in the Christmas holiday", "%(n)d days in the Christmas holiday", n
    ),
    Rule.SUMMER: lambda n: ngettext("%(n)d day in the summer holiday", "%(n)d days in the summer holiday", n),
    Rule.CLOSED: lambda n: ngettext("%(n)d day that you have closed", "%(n)d days that you have closed", n),
}


def _language() -> str:
    return (get_language() or "nb")[:2]


@register.filter
def span(closed: ClosedRange) -> str:
    """«5. oktober», «5.–9. oktober», or «28. september–2. oktober»."""
    return between(closed.starts_on, closed.ends_on)


@register.filter
def between(first: date, last: date) -> str:
    """`{{ opens|between:closes }}`: two days as a span, the month once where it is the same."""
    language = _language()
    if first == last:
        return spelling.daymonth(first, language)
    same_month = (first.year, first.month) == (last.year, last.month)
    dot = "" if language == "en" else "."
    begins = f"{first.day}{dot}" if same_month else spelling.daymonth(first, language)
    return f"{begins}–{spelling.daymonth(last, language)}"


@register.filter
def kind_of(proposed: ProposedSession) -> str:
    """The kind of a proposed session in words."""
    return str(Kind(proposed.kind).label)


@register.filter
def in_the_way(obstacle: Obstacle) -> str:
    """A rule that shuts days, how many, and in the convenor's own words why."""
    if obstacle.rule not in OBSTACLES:
        return reason(obstacle.rule)
    said = OBSTACLES[obstacle.rule](obstacle.days) % {"n": obstacle.days}
    return f"{said}: {', '.join(obstacle.why)}" if obstacle.why else said


@register.filter
def on_days(shown: WheelYear) -> str:
    """«Tirsdager.»: the weekday of the year's sessions, where all share it."""
    weekdays = {line.session.local_start.weekday() for line in shown.lines}
    names = (
        _("Mondays."), _("Tuesdays."), _("Wednesdays."), _("Thursdays."), _("Fridays."), "", "",
    )  # fmt: skip
    return names[weekdays.pop()] if len(weekdays) == 1 else ""


@register.filter
def listed(numbers: list[int]) -> str:
    """«1, 4 og 7»."""
    words = [str(number) for number in numbers]
    and_ = _("and")
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {and_} {words[-1]}"
