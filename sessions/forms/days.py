"""What is said to a person who chooses a day that the programme or the network does not use."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from foundation import spelling
from sessions.domain.days import Rule, Window

IN_THE_PAST = gettext_lazy("That time has passed. Choose a time to come.")

NOT_A_MEMBER_THEN = gettext_lazy("That school is not in the network on that day. Choose another host.")


def said(rule: Rule, window: Window, why: str = "") -> str:
    """Why the day is doubtful, and that it can be used all the same."""
    tick = _("Tick “use this date all the same” below if you want it there.")
    return f"{reason(rule, window, why)} {tick}"


def reason(rule: Rule, window: Window | None = None, why: str = "") -> str:
    """One rule in a sentence."""
    if rule is Rule.CLOSED:
        return (
            _("You have closed that day: %(why)s.") % {"why": why} if why else _("You have closed that day.")
        )
    if rule is Rule.WINDOW and window:
        language = (get_language() or "nb")[:2]
        span = (spelling.daymonth(window.start, language), spelling.daymonth(window.end, language))
        return _("The programme puts this session between %(first)s and %(last)s.") % {
            "first": span[0],
            "last": span[1],
        }
    return str(REASONS[rule])


REASONS = {
    Rule.WINDOW: gettext_lazy("That is outside the programme's part of the year."),
    Rule.WEEKDAY: gettext_lazy("That is another weekday than the network's."),
    Rule.GAP: gettext_lazy("That is less than 14 days from another session."),
    Rule.PAST: gettext_lazy("That day has passed."),
    Rule.WEEKEND: gettext_lazy("That is a day at the weekend."),
    Rule.HOLIDAY: gettext_lazy("That is a public holiday."),
    Rule.EASTER: gettext_lazy("That is in the Easter holiday, Palm Sunday to Easter Monday."),
    Rule.CHRISTMAS: gettext_lazy("That is in the Christmas holiday, 20 December to 3 January."),
    Rule.SUMMER: gettext_lazy("That is in the summer holiday, 21 June to 9 August."),
}
