"""What pasted text consists of: headings, list items, rows of tables and running text."""

import re
from dataclasses import dataclass

from plans.domain.pasting.places import home_of, labelled

HEADING, ITEM, ROW, TEXT = "heading", "item", "row", "text"
LOWEST = 7  # the level of a heading that is only bold, capital or known by its words
SIGN = re.compile(r"^[-–—*•·▪◦‣∙●○■□§\uf0b7\uf0a7\u2043]\s+")  # a bullet that no heading begins with
BULLET = re.compile(SIGN.pattern + r"|^(?:o[\t\u00a0]\s*|\d{1,2}[.)]\s+|[a-zæøå]\)\s+)")
MARK = re.compile(r"^(#{1,6})\s+(?=\S)")
LONGEST_TITLE = 90


@dataclass(frozen=True)
class Block:
    """One piece of what was pasted; `level` is that of a heading (from 1) or the depth of an item (from 0)."""

    kind: str
    text: str
    level: int = 0


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of plain text, one a line that is not empty: headings by «#», known words or capitals."""
    lines = [line.rstrip() for line in text.splitlines()]
    return [_block(line) for line in lines if line.strip()]


def _block(line: str) -> Block:
    bare = line.strip()
    mark = MARK.match(bare)
    if mark:
        return Block(HEADING, bare[mark.end() :].strip(), len(mark[1]))
    if is_title(bare):
        return Block(HEADING, bare, LOWEST)
    return item_of(bare, _depth(line)) or Block(TEXT, bare)


def _depth(line: str) -> int:
    """One step in for each tab or four spaces before the bullet."""
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank.expandtabs(4)) // 4


def item_of(line: str, depth: int) -> Block | None:
    """The line as a list item without its bullet or number; None where it has none."""
    mark = BULLET.match(line)
    rest = line[mark.end() :].strip() if mark else ""
    return Block(ITEM, rest, depth) if rest else None


def is_title(line: str) -> bool:
    """Whether a line of plain text reads like a heading: known words and little else, or capitals all through."""
    if len(line) > LONGEST_TITLE or line[-1] in ".,;?!":
        return False
    if labelled(line):
        return True
    letters = [letter for letter in line if letter.isalpha()]
    in_capitals = len(letters) >= 4 and all(letter.isupper() for letter in letters)
    return (
        (in_capitals and not SIGN.match(line))
        or (len(line.split()) <= 5 and home_of(line) is not None and not BULLET.match(line))
        or (_is_numbered_title(line))
    )


def _is_numbered_title(line: str) -> bool:
    """«3. Verdier»: a number and words that are known, where a list would have said more."""
    return (
        bool(re.match(r"^\d+(\.\d+)*[.)]?\s", line)) and len(line.split()) <= 4 and home_of(line) is not None
    )
