"""Numbers in what a request asks for, as anybody may have typed them."""

from collections.abc import Iterable

LONGEST = 18  # digits of the largest key that every database holds


def whole_number(text: str) -> int | None:
    """The number, when the text is one in plain digits that can be a key or a place; else None.

    >>> whole_number("12"), whole_number("-1"), whole_number("9" * 5000)
    (12, None, None)
    """
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None


def whole_numbers(texts: Iterable[str]) -> list[int]:
    """The numbers among the texts, in their order."""
    return [number for number in map(whole_number, texts) if number is not None]
