"""Plain file names, the same wherever files are given out: a–z, 0–9 and hyphens."""

from django.utils.text import slugify

LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "Æ": "Ae", "Ø": "O", "Å": "A"}
    | {"Đ": "D", "Ŋ": "N", "Ŧ": "T"}
    | {"–": "-", "—": "-", "/": "-"}  # «2026–2031» and «2026/27» keep their two years apart
)


def plain(words: str, *, unless: str = "dokument") -> str:
    """The words as a file name without ending; `unless` where nothing is left of them."""
    return slugify(words.translate(LETTERS))[:120].strip("-") or unless


def free(name: str, taken: set[str]) -> str:
    """The name, with a number before its ending where it is taken."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    number, found = 2, name
    while found in taken:
        found, number = f"{stem}-{number}{dot}{ending}", number + 1
    return found
