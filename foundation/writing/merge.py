"""Two texts side by side: which words differ, and how two people's changes go together. Pure functions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from merge3 import Merge3
from patiencediff import PatienceSequenceMatcher

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
LOOKED_INTO = 150 * 150  # words times words; difflib's time grows with the third power
BRIDGE = 2  # this many unchanged words between two changes are read as part of the change
Code = tuple[
    str, int, int, int, int
]  # equal, replace, insert or delete; from and to in the old, and in the new


@dataclass(frozen=True)
class Chunk:
    """A run of a text: the same in both, gone from the old, or added in the new."""

    kind: Literal["same", "gone", "added"]
    text: str


@dataclass(frozen=True)
class Region:
    """Some paragraphs of a three-way comparison; `kind` says who changed them."""

    kind: Literal["same", "mine", "theirs", "clash"]
    base: str
    mine: str
    theirs: str


def compare(old: str, new: str) -> list[Chunk]:
    """The words that differ; `same` and `gone` give the old text back, `same` and `added` the new one.

    >>> [(c.kind, c.text) for c in compare("en rolig dag", "en god dag")]
    [('same', 'en '), ('gone', 'rolig'), ('added', 'god'), ('same', ' dag')]
    """
    chunks: list[Chunk] = []
    for old_part, new_part in _changed_paragraphs(old, new):
        if old_part == new_part:
            chunks.append(Chunk("same", old_part))
        else:
            chunks.extend(_compare_words(old_part, new_part))
    return _joined(chunks)


def _changed_paragraphs(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for _tag, i, j, k, m in _codes(before, after):
        yield "".join(before[i:j]), "".join(after[k:m])


def _compare_words(old: str, new: str) -> Iterator[Chunk]:
    before, after = WORDS.findall(old), WORDS.findall(new)
    for i, j, k, m, same in _bridged(_codes(before, after), before):
        if same:
            yield Chunk("same", "".join(before[i:j]))
            continue
        yield from _change("".join(before[i:j]), "".join(after[k:m]))


def _codes(before: Sequence[str], after: Sequence[str]) -> list[Code]:
    """What became of each piece, as difflib tells it, in bounded time whatever the texts are.

    Pieces that stand once in both part the texts; between them difflib looks closer, where little stands there.
    """
    codes: list[Code] = []
    for tag, i, j, k, m in PatienceSequenceMatcher(None, before, after).get_opcodes():
        if tag == "replace" and (j - i) * (m - k) <= LOOKED_INTO:
            closer = SequenceMatcher(None, before[i:j], after[k:m], autojunk=False).get_opcodes()
            codes += [(name, i + a, i + b, k + c, k + d) for name, a, b, c, d in closer]
        else:
            codes.append((tag, i, j, k, m))
    return codes


def _change(gone: str, added: str) -> Iterator[Chunk]:
    blank = _common_blank(gone, added)
    end = len(blank)
    yield Chunk("gone", gone[: len(gone) - end])
    yield Chunk("added", added[: len(added) - end])
    yield Chunk("same", blank)


def _common_blank(one: str, other: str) -> str:
    ends = [text[len(text.rstrip()) :] for text in (one, other)]
    return ends[0] if ends[0] == ends[1] else ""


def _bridged(codes: Sequence[Code], before: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    held: tuple[int, int, int, int] | None = None
    for place, (tag, i, j, k, m) in enumerate(codes):
        inside = held is not None and place + 1 < len(codes) and _is_short(before[i:j])
        if tag == "equal" and not inside:
            if held:
                yield (*held, False)
            held = None
            yield i, j, k, m, True
            continue
        held = (held[0], j, held[2], m) if held else (i, j, k, m)
    if held:
        yield (*held, False)


def _is_short(tokens: list[str]) -> bool:
    return sum(not token.isspace() for token in tokens) <= BRIDGE and "\n" not in "".join(tokens)


def _joined(chunks: list[Chunk]) -> list[Chunk]:
    joined: list[Chunk] = []
    for chunk in chunks:
        if not chunk.text:
            continue
        if joined and joined[-1].kind == chunk.kind:
            joined[-1] = Chunk(chunk.kind, joined[-1].text + chunk.text)
        else:
            joined.append(chunk)
    return joined


def merge_paragraphs(base: str, mine: str, theirs: str) -> list[Region]:
    """Both people's changes to the base, paragraph by paragraph; only what both changed is a clash."""
    start, one, other = _paragraphs(base), _paragraphs(mine), _paragraphs(theirs)
    merge = Merge3(start, one, other, sequence_matcher=_Matcher)  # type: ignore[arg-type]
    return [_region(group) for group in merge.merge_groups()]


class _Matcher:
    """What two texts have in common, for the library that joins three."""

    def __init__(self, _junk: None, a: Sequence[str], b: Sequence[str]) -> None:
        self.a, self.b = a, b

    def get_matching_blocks(self) -> list[tuple[int, int, int]]:
        """Where the same pieces stand in both, and how many; last an empty one at both ends."""
        same = [(i, k, j - i) for tag, i, j, k, _m in _codes(self.a, self.b) if tag == "equal"]
        return [*same, (len(self.a), len(self.b), 0)]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs and the line breaks between them, so that neighbours can be changed by one person each."""
    return [piece for piece in re.split("(\n)", text) if piece]


def _region(group: tuple) -> Region:
    kind, parts = group[0], ["".join(pieces) for pieces in group[1:]]
    if kind == "conflict":
        return Region("clash", *parts)
    names: dict[str, Literal["same", "mine", "theirs"]] = {"a": "mine", "b": "theirs"}
    return Region(names.get(kind, "same"), parts[0], parts[0], parts[0])


def joined(regions: list[Region]) -> str:
    """One text of the regions: where both changed a paragraph, mine stands first and theirs after it."""
    return "".join(_both(region) for region in regions)


def _both(region: Region) -> str:
    if region.kind != "clash" or region.mine == region.theirs:
        return region.mine
    apart = "" if region.mine.endswith("\n") or region.theirs.startswith("\n") else "\n"
    return (
        f"{region.mine}{apart}{region.theirs}"
        if region.mine and region.theirs
        else region.mine or region.theirs
    )


def meeting(base: str | None, mine: str, theirs: str) -> Literal["mine", "theirs", "clash"]:
    """Which figure or choice stands, of mine and the one that stands there, when I started from `base`.

    All three are values, or all three digests. Without a base mine was started from what stands.
    """
    if mine in (theirs, base):
        return "theirs"
    return "mine" if base in (None, theirs) else "clash"
