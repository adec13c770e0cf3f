"""Why a network stands where it stands in the overview, and who sees what is being written."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import spelling
from review.domain.attention import Reason
from review.wording.counting import language, word


def reason(why: Reason) -> str:
    """A reason in one sentence."""
    day = spelling.daymonth(why.day, language()) if why.day else ""
    if why.key == "plans_not_shared":
        said = ngettext(
            "One school has not shared its plan", "%(count)s schools have not shared their plan", why.number
        )
        return said % {"count": spelling.words(why.number, language()).capitalize()}
    if why.key == "review_due" and why.number:
        said = ngettext(
            "The review of %(day)s: shared with one school so far",
            "The review of %(day)s: shared with %(count)s schools so far",
            why.number,
        )
        return said % {"day": day, "count": word(why.number)}
    return REASONS[why.key]() % {"day": day}


REASONS: Mapping[str, Callable[[], str]] = {
    "no_convenor": lambda: _("The convenor is not chosen"),
    "quiet_since": lambda: _("No session since %(day)s"),
    "minutes_missing": lambda: _("No minutes from %(day)s yet"),
    "review_due": lambda: _("The review of %(day)s is not shared yet"),
    "prepare": lambda: _("You take part on %(day)s"),
    "all_shared": lambda: _("All plans are shared"),
    "as_expected": lambda: _("As expected"),
}
REASON_MARKS: Mapping[str, str] = {"talk": "now", "mine": "half", "well": "done"}


def who_sees_school_draft() -> str:
    """After «Dette ser:», while a school's part is written."""
    return _("only RKBU's reviewers in this network, until you share it")


def who_sees_network_draft() -> str:
    """After «Dette ser:», while the network's part is written."""
    return _("only RKBU's reviewers in this network, until you share it")


def who_sees_summary_draft() -> str:
    """After «Dette ser:», while the summary is written."""
    return _("only you as convenor, until you share it")


def who_sees_owner_draft() -> str:
    """After «Dette ser:», while the owner's answers are written."""
    return _("only the school owner, until you share it")
