"""Small pure functions over texts that every floor needs."""

import unicodedata

# Norwegian order: æ ø å after z, ä with æ, ö with ø; Sámi letters beside their base letter.
_ORDER = {
    "æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3",
    "č": "c1", "đ": "d1", "ŋ": "n1", "š": "s1", "ŧ": "t1", "ž": "z0",
}  # fmt: skip


def sort_key(text: str) -> str:
    """A plain-letter key that sorts names the Norwegian way in any database.

    >>> sorted(["Ås", "Ørsta", "Ærlig", "Zoo", "Aas"], key=sort_key)
    ['Aas', 'Zoo', 'Ærlig', 'Ørsta', 'Ås']
    """
    return "".join(_letter_key(letter) for letter in unicodedata.normalize("NFC", text).lower())[:200]


def _letter_key(letter: str) -> str:
    if letter in _ORDER:
        return _ORDER[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() and (base.isalnum() or base == " ") else "-" if base == "-" else ""


def school_year(year: int) -> str:
    """The school year that begins in the autumn of `year`, as people write it: «2026/27»."""
    return f"{year}/{(year + 1) % 100:02d}"
