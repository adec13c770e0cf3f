"""What the mails are for, in words; each app enters its own kinds in `ready()`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_kinds: dict[str, str | Promise] = {"account": _("Sign-in and account"), "digest": _("The week's summary")}


def register(kind: str, label: str | Promise) -> None:
    """Say what a kind of mail is for: `register("session.call", _("Call to a session"))`."""
    _kinds[kind] = label


def label_of(kind: str) -> str:
    """The kind in words; the bare kind where nobody has said."""
    return str(_kinds.get(kind, kind))
