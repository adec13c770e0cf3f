"""`{% load review %}`: the overview's sentences and its small row of sessions."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.documents.charts import WheelSession, thread
from review import wording
from review.domain.attention import Reason
from review.queries import NetworkLine, NetworkList

register = template.Library()


def _language() -> str:
    return (get_language() or "nb")[:2]


@register.simple_tag
def overview_heading(overview: NetworkList) -> str:
    """The message of the page: how many may need a talk, or that none does."""
    count = len(overview.wanting)
    if not overview.lines:
        return _("You follow no networks yet")
    if not count:
        return _("The networks are going as expected")
    said = ngettext("One network may need a talk", "%(count)s networks may need a talk", count)
    return said % {"count": spelling.words(count, _language()).capitalize()}


@register.simple_tag
def overview_lead(overview: NetworkList) -> str:
    """How much the reviewer follows."""
    count = len(overview.lines)
    networks = ngettext("one network", "%(count)s networks", count) % {
        "count": spelling.words(count, _language())
    }
    schools = ngettext("one school", "%(count)s schools", overview.schools) % {
        "count": spelling.words(overview.schools, _language())
    }
    return _("You follow %(networks)s with %(schools)s.") % {"networks": networks, "schools": schools}


@register.simple_tag
def session_thread(line: NetworkLine) -> SafeString:
    """The year as a row of circles and diamonds."""
    if not line.sessions:
        return SafeString("")
    following = line.next_session
    steps = [
        WheelSession(
            timezone.localdate(one.starts_at),
            one.number,
            with_reviewer=one.rkbu_takes_part,
            held=one.is_held,
            next_=following is not None and one.pk == following.pk,
        )
        for one in line.sessions
    ]
    return thread(f"{line.network.name}: {thread_words(line)}", steps)


@register.simple_tag
def thread_words(line: NetworkLine) -> str:
    """«3 av 7 holdt. Neste: 28. januar»."""
    if not line.sessions:
        return _("No session is planned yet")
    following = line.next_session
    held = _("%(held)s of %(total)s held.") % {"held": line.held, "total": len(line.sessions)}
    if following is None:
        return held
    day = spelling.daymonth(timezone.localdate(following.starts_at), _language())
    if not line.held:
        return _("Not begun. First: %(day)s") % {"day": day}
    following_words = _("Next: %(day)s") % {"day": day}
    return f"{held} {following_words}"


@register.filter
def reason_words(why: Reason) -> str:
    """A reason in one sentence."""
    return wording.reason(why)


@register.filter
def reason_mark(why: Reason) -> str:
    """The shape beside it."""
    return wording.REASON_MARKS[why.kind]


@register.simple_tag
def owner_who_sees() -> str:
    """Who sees the owner's answers while they are written."""
    return wording.who_sees_owner_draft()
