"""What the value poster (A3) has room for: the type gets smaller first, and only then are words left out."""

from dataclasses import dataclass
from textwrap import shorten

from plans.domain.contents import Contents, Value

VALUES, ASKS = 5, 4  # as many as can be read from across a room
LONG = 175, 300  # letters of a meaning, and of all that a value asks, that the largest type holds
VISION = {"": (145, 260, 400), "many": (150, 265, 420), "five": (170, 300, 500)}  # letters a step
ROOM = {"": (350, 160), "many": (245, 105), "five": (180, 95)}  # letters of a meaning and of one ask


@dataclass(frozen=True)
class PosterValue:
    """A value as it hangs on the wall."""

    name: str
    meaning: str
    asks: tuple[str, ...]


@dataclass(frozen=True)
class Poster:
    """`size` is "", "many" or "five"; `step` 0 sets the vision in full size, 2 to 4 make it smaller."""

    values: tuple[PosterValue, ...]
    size: str
    step: int


def poster_of(contents: Contents) -> Poster:
    """The poster of a plan."""
    values = contents.values[:VALUES]
    crowd = "five" if len(values) > 4 else "many" if len(values) > 3 else ""
    size = crowd or ("many" if any(_is_long(value) for value in values) else "")
    over = sum(len(contents.texts.get("vision", "")) > most for most in VISION[size])
    shown = tuple(_shown(value, *ROOM[crowd]) for value in values)
    return Poster(shown, size, over + 1 if over else 0)


def _is_long(value: Value) -> bool:
    meaning, asks = LONG
    return len(value.meaning) > meaning or sum(map(len, value.asks[:ASKS])) > asks


def _shown(value: Value, meaning: int, ask: int) -> PosterValue:
    asks = tuple(_fitting(words, ask) for words in value.asks[:ASKS])
    return PosterValue(value.name, _fitting(value.meaning, meaning), asks)


def _fitting(text: str, most: int) -> str:
    return text if len(text) <= most else shorten(text, most, placeholder=" …")
