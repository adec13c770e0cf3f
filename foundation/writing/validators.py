"""Refuses what a text may not hold, in words that tell what to do about it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.writing.texts import identity_number_in

TOO_LONG = _("The text has %(length)s characters. There is room for %(limit)s here: shorten it by %(over)s.")


def refuse_identity_number(text: str) -> None:
    """Raises ValidationError when a valid *fødselsnummer* stands in the text."""
    found = identity_number_in(text)
    if found:
        raise ValidationError(
            _("“%(start)s …” is a national identity number. Take it out: such numbers are not kept here."),
            code="identity_number",
            params={"start": found[:6]},
        )


def refuse_too_long(text: str, limit: int) -> None:
    """Raises ValidationError when the text has more than `limit` characters."""
    if len(text) > limit:
        raise ValidationError(
            TOO_LONG,
            code="max_length",
            params={
                "length": _spaced(len(text)),
                "limit": _spaced(limit),
                "over": _spaced(len(text) - limit),
            },
        )


def _spaced(number: int) -> str:
    """«100 000», held together by hard spaces."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
