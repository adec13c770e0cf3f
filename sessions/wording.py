"""What sessions say in words, in the language in use."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from foundation import spelling
from sessions.domain.called import Change, What
from sessions.models import CallKind, KeptAs
from sessions.queries.approval import LastMinutes


def in_words(news: Iterable[Change], *, public: bool = False) -> list[str]:
    """A sentence for each change since the call; `public` does not name exempt items."""
    return [_sentence(change, public=public) for change in news]


def where_they_stand(last: LastMinutes) -> str:
    """A sentence on minutes that no item of approval has to wait for."""
    record, language = last.record, translation.get_language() or "nb"
    if last.writing:
        if last.writing.may_now:
            return _("They are approved in writing. The time for remarks is over.")
        until = spelling.daymonth(last.writing.until, language)
        return _("They are approved in writing. Remarks can come until %(day)s.") % {"day": until}
    if record is None or record.approved_on is None:
        return _("They are not published yet.")
    day = spelling.daymonth(record.approved_on, language)
    if record.approved_in is None:
        return _("Approved in writing %(day)s.") % {"day": day}
    return _("Approved %(day)s, in session %(number)d.") % {"day": day, "number": record.approved_in.number}


def kept_because(reason: str) -> str:
    """Why there is a version: the program's own keys in the reader's language, what people wrote as it is."""
    known = {key: label for words in (CallKind, KeptAs) for key, label in words.choices}
    return str(known.get(reason, reason))


def _sentence(change: Change, *, public: bool) -> str:
    hidden = public and change.exempt
    item = _("an item exempt from public access") if hidden else f"«{change.title}»"
    names = {"item": item, "was": change.was, "now": change.now}
    return _SAID[change.what]() % names


_SAID = {
    What.TIME: lambda: _("The time is another."),
    What.PLACE: lambda: _("The place is another."),
    What.NEW: lambda: _("New on the agenda: %(item)s."),
    What.GONE: lambda: _("Off the agenda: %(item)s."),
    What.TEXT: lambda: _("Changed: %(item)s."),
    What.MINUTES: lambda: _("Other minutes, %(now)d instead of %(was)d: %(item)s."),
    What.ORDER: lambda: _("The items come in another order."),
    What.PREPARATION: lambda: _("The preparation is changed."),
    What.PRACTICAL: lambda: _("The practical matters are changed."),
    What.PAPERS: lambda: _("The papers are others."),
}
