"""Small parts that pages of sessions share."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from foundation import spelling
from sessions import wording
from sessions.domain.agenda import Shares
from sessions.domain.called import Change
from sessions.models import Answer, Attendance, Holding, NetworkSession, State
from sessions.queries.approval import LastMinutes
from sessions.queries.holding import Clock, tag_of
from sessions.queries.sessions import place_of

register = template.Library()
register.filter("kept_because", wording.kept_because)
WIDTH, GAP = 640, 2
MARKS = {
    State.PLANNED: "open",
    State.CALLED: "now",
    State.HELD: "half",
    State.PUBLISHED: "done",
    State.APPROVED: "done",
    State.CANCELLED: "close",
}
ANSWER_MARKS = {Answer.COMING: "done", Answer.DEPUTY: "half", Answer.NOT_COMING: "close", "": "wait"}


@register.filter
def state_mark(session: NetworkSession) -> str:
    """The shape that goes with the session's state."""
    return MARKS[State(session.state)]


@register.filter
def answer_mark(answer: str) -> str:
    """The shape that goes with an answer to a call."""
    return ANSWER_MARKS.get(answer, "wait")


@register.filter
def answer_word(answer: str) -> str:
    """An answer in a word."""
    return str(Answer(answer).label)


@register.filter
def session_title(session: NetworkSession) -> str:
    """The session's heading, or its number where it has none."""
    return session.title or _("Session %(number)d") % {"number": session.number}


@register.filter
def in_words(news: Iterable[Change]) -> list[str]:
    """Changes since the call, a sentence each."""
    return wording.in_words(news)


@register.filter
def where_they_stand(last: LastMinutes) -> str:
    """Why an item of approval has nothing to approve."""
    return wording.where_they_stand(last)


@register.filter
def nobody_marked(attendance: Iterable[Attendance]) -> bool:
    """Nobody has been noted as present, absent or sent by deputy yet."""
    return not any(one.presence for one in attendance)


@register.filter
def place(session: NetworkSession) -> str:
    """Where people meet, in one line."""
    return place_of(session)


@register.filter
def paragraphs(text: str) -> SafeString:
    """People's own text: an empty line is a new paragraph, a line break stays one."""
    parts = [part for part in str(text).strip().split("\n\n") if part.strip()]
    return format_html_join("", "<p>{}</p>", ((_broken(part),) for part in parts))


def _broken(part: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in part.split("\n")))


@register.simple_tag
def share_bar(shares: Shares) -> SafeString:
    """The round as a bar, the school with extra time darker; the list under it says the same in words."""
    total = sum(turn.minutes for turn in shares.turns) or 1
    at, rects = 0.0, []
    for turn in shares.turns:
        width = turn.minutes / total * WIDTH
        rects.append(
            (f"{at + GAP / 2:.1f}", f"{max(0.0, width - GAP):.1f}", "#255f41" if turn.extra else "#9dd6b9")
        )
        at += width
    drawn = format_html_join("", '<rect x="{}" width="{}" height="12" fill="{}"/>', rects)
    return format_html(
        '<svg class="shares" viewBox="0 0 {} 12" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        WIDTH,
        drawn,
    )


@register.simple_tag
def time_bar(clock: Clock) -> SafeString:
    """How much of the time has gone, as a bar; the figure beside it says the same."""
    return format_html(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="10"/></svg>',
        f"{clock.share_used:.1f}",
    )


@register.simple_tag
def task_end(line: Any) -> str:
    """Where a task stands, in words: done, how many of how many, due when."""
    language = (translation.get_language() or "nb")[:2]
    if line.for_every_school and line.is_open:
        return _("%(done)s of %(count)s done") % {
            "done": spelling.words(line.done, language).capitalize(),
            "count": spelling.words(line.count, language),
        }
    if line.is_late:
        return _("Should have been done %(day)s") % {"day": spelling.daymonth(line.due_on, language)}
    if line.is_open:
        return _("Due %(day)s") % {"day": spelling.daymonth(line.due_on, language)}
    return _("Dropped") if line.is_dropped else _("Done")


@register.simple_tag
def field_name(kind: str, obj: Any) -> str:
    """The name of the input that holds a text of one of many objects on a page."""
    return f"{kind}-{obj.pk}"


@register.simple_tag
def holding_tag(holding: Holding) -> str:
    """The ETag of the running session as the reader sees it now."""
    return tag_of(holding, translation.get_language() or "nb")
