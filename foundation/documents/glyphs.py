"""Which characters our fonts can draw, and what stands where one cannot."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from foundation.documents.files import static_file

FONTS = (
    "vendor/fonts/inter-400.woff2",
    "vendor/fonts/inter-400-italic.woff2",
    "vendor/fonts/inter-600.woff2",
)
BOX = "□"
NOT_DRAWN = {"\n", "\t", "\r", "\u00ad", "\u200b", "\u2028", "\u2029"}
JOINED = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"


@dataclass(frozen=True)
class Printable:
    """A text in which each character has a glyph, and the characters that had none, in order."""

    text: str
    missing: tuple[str, ...] = ()


@cache
def drawable() -> frozenset[str]:
    """The characters that all our cuts have."""
    covers = [set(TTFont(static_file(name), lazy=True).getBestCmap()) for name in FONTS]
    return frozenset(map(chr, set.intersection(*covers))) | NOT_DRAWN


def printable(text: str) -> Printable:
    """The text in composed form with □ for each character, or joined emoji, that has no glyph."""
    text = unicodedata.normalize("NFC", text)
    missing = [char for char in dict.fromkeys(text) if char not in drawable()]
    if not missing:
        return Printable(text)
    shown = [char for char in missing if not re.match(f"[{JOINED}]", char)]
    one = f"[{''.join(map(re.escape, shown))}]" if shown else "(?!)"
    text = re.sub(f"{one}(?:[{JOINED}]+(?:(?<=\u200d){one})?)*", BOX, text)
    return Printable(re.sub(f"[{JOINED}]", "", text), tuple(shown))
