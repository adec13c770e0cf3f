"""What sessions say in words, in the language in use."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from sessions.domain.called import Change, What


def in_words(news: Iterable[Change], *, public: bool = False) -> list[str]:
    """A sentence for each change since the call; `public` does not name exempt items."""
    return [_sentence(change, public=public) for change in news]


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
