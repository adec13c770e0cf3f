"""What a text may hold: pure functions over what people write."""

import re
import unicodedata
from hashlib import sha256

from stdnum.no import fodselsnummer

KEPT_CONTROLS = {"\n", "\t"}
NO_LETTERS = {"\ufffe", "\uffff"}  # Word's and every other XML file can hold none of them
# Marks that turn the direction of writing around; they can make a text read as something else.
TURNING_MARKS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)}
LIKE_AN_IDENTITY_NUMBER = re.compile(
    r"(?<!\d)\d{2}[ .\u00a0-]?\d{2}[ .\u00a0-]?\d{2}[ .:\u00a0-]{0,3}\d{3}[ .\u00a0]?\d{2}(?!\d)"
)


def clean_text(text: str) -> str:
    """The text in NFC with plain line breaks, without control characters and blanks at its ends.

    >>> clean_text("  A\\u030as\\r\\nskole\\x00 ")
    'Ås\\nskole'
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in text if _kept(letter)).strip()


def _kept(letter: str) -> bool:
    if letter in TURNING_MARKS or letter in NO_LETTERS:
        return False
    return letter in KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cs")


def identity_number_in(text: str) -> str | None:
    """The first valid *fødselsnummer* or D-number in the text as it is written there, else None."""
    for found in LIKE_AN_IDENTITY_NUMBER.finditer(text):
        if fodselsnummer.is_valid(re.sub(r"\D", "", found.group())):
            return found.group()
    return None


def base_of(text: str) -> str:
    """The revision that a text is: sixteen letters made of the text itself.

    So a page knows its base without a query, and a text changed in any other way is still noticed.
    """
    return sha256(text.encode()).hexdigest()[:16]
