"""What staff are told before they answer: each sentence is made from the round's own settings."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.spelling import words
from plc_survey.actions.closing import SHEETS_KEPT_DAYS
from plc_survey.domain.shown import GROUPS_FROM
from plc_survey.models import Round


@dataclass(frozen=True)
class Told:
    """One thing staff are told: the mark beside it, the sentence, and more for who wants it."""

    mark: str
    text: str
    more: str = ""


def told_shortly(round_: Round, language: str) -> list[Told]:
    """What stands on the start page: the five things that matter before one begins."""
    return [_few(round_, language), _who(round_), _stored(), *_own_words(round_, language), _time()]


def told_fully(round_: Round, language: str) -> list[Told]:
    """Everything, for the page that staff and their representatives can print."""
    return [
        *told_shortly(round_, language),
        _count(),
        _closed(),
        _shown(round_),
        _deleted(),
    ]


def _few(round_: Round, language: str) -> Told:
    return Told(
        "done",
        _("You are %(staff)s members of staff. With fewer than %(fewest)s answers nothing is shown.")
        % {"staff": words(round_.expected or 0, language), "fewest": words(round_.threshold, language)},
        _("This holds for every single figure, not only for the round as a whole."),
    )


def _who(round_: Round) -> Told:
    if round_.uses_codes:
        text = _("The principal does not see who has answered. Your code is deleted when you send.")
        more = _("Nobody has noted who got which slip, and the code is not stored with the answers.")
    else:
        text = _("The principal does not see who has answered. Everyone uses the same address.")
        more = _(
            "Because of that, one person can in principle answer twice. More answers than staff is always said."
        )
    return Told("done", text, more)


def _stored() -> Told:
    return Told(
        "done",
        _("No name, e-mail, address or time is stored with your answers."),
        _(
            "Nor is a cookie or a session used on these pages, even if you are signed in elsewhere in the program."
        ),
    )


def _own_words(round_: Round, language: str) -> Iterator[Told]:
    if round_.free_text:
        yield Told(
            "warn",
            _("If you write in your own words, someone may recognise you."),
            _("What people write is shown only when at least %(fewest)s have answered, in random order.")
            % {"fewest": words(max(GROUPS_FROM, round_.threshold), language)},
        )


def _time() -> Told:
    return Told(
        "warn",
        _("While the round is open, traces of the order the answers came in may lie in the database."),
        _(
            "Only those who run the machines could look for them. When the round closes, the answers are copied"
            " in random order and the old ones deleted. Back-up copies from the open days are deleted as they age."
        ),
    )


def _count() -> Told:
    return Told(
        "done",
        _("While the round is open, the leadership sees how many have answered, once a day. Nothing else."),
    )


def _closed() -> Told:
    return Told("done", _("A closed round never opens again and takes no late answers."))


def _shown(round_: Round) -> Told:
    return Told(
        "done",
        _("The school's own leadership sees the results. Others see them only if the principal shares them."),
        _(
            "From %(means)d answers: means. From %(groups)d: how many disagree, say both, and agree. From 20: all five"
            " answers. Where single answers could be worked out by subtraction, the figure is left out."
        )
        % {"means": round_.threshold, "groups": max(GROUPS_FROM, round_.threshold)},
    )


def _deleted() -> Told:
    return Told(
        "done",
        ngettext(
            "The answer sheets are deleted %(days)d day after the round closes. The figures stay.",
            "The answer sheets are deleted %(days)d days after the round closes. The figures stay.",
            SHEETS_KEPT_DAYS,
        )
        % {"days": SHEETS_KEPT_DAYS},
        _("With too few answers they are deleted when the round closes, since they can never be shown."),
    )
