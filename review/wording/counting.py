"""Small words over numbers that the other sentences use."""

from django.utils.translation import get_language, pgettext

from foundation import spelling


def language() -> str:
    """The active language: nb, nn or en."""
    return (get_language() or "nb")[:2]


def word(count: int) -> str:
    """«tre»."""
    return spelling.words(count, language())


def of(count: int, total: int) -> str:
    """«3 av 5»."""
    return pgettext("3 of 5", "%(count)s of %(total)s") % {"count": count, "total": total}
