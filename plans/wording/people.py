"""Who sees what, in one sentence each."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plans.models import Plan

AUDIENCES: dict[str, str | Promise] = {
    "network": gettext_lazy("the network"),
    "owner": gettext_lazy("the school owner"),
    "rkbu": gettext_lazy("RKBU"),
}


def audience_words(audiences: Iterable[str]) -> str:
    """«nettverket og RKBU»."""
    held = set(audiences)
    return get_text_list([str(words) for key, words in AUDIENCES.items() if key in held], _("and"))


def who_sees_draft(plan: Plan) -> str:
    """Who sees what is written now."""
    return _("only the leadership of %(school)s") % {"school": plan.school.name}


def who_sees_plan(plan: Plan) -> str:
    """Who sees the plan: its leadership what stands now, the others the version shared with them."""
    shares = plan.open_shares  # type: ignore[attr-defined]
    if not shares:
        return who_sees_draft(plan)
    newest = max(share.version.number for share in shares)
    words = {
        "school": plan.school.name,
        "others": audience_words(share.audience for share in shares),
        "number": newest,
    }
    return _("the leadership of %(school)s. Version %(number)s is read by %(others)s") % words
