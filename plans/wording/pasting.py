"""The waiting pieces as the page draws them: below their headings, each with why it cannot be taken in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plans.domain.pasting import OUT, UNDER_A_GOAL
from plans.models import Piece

SHORTENED = 100  # done pieces on the page


@dataclass(frozen=True)
class Line:
    """A piece with the text to show in its field."""

    piece: Piece
    text: str
    reason: str

    @property
    def rows(self) -> int:
        """Lines of its text area."""
        return min(10, max(1, sum(1 + len(line) // 75 for line in self.text.split("\n"))))

    @property
    def name(self) -> str:
        """The name of its text's input."""
        return f"text-{self.piece.pk}"

    @property
    def needs_goal(self) -> bool:
        """Whether it has to go under a goal."""
        return self.piece.place in UNDER_A_GOAL

    @property
    def is_only_heading(self) -> bool:
        """A heading that is nothing but the way to what stands below it."""
        return self.piece.is_heading and self.piece.place == OUT and not self.reason


@dataclass
class Section:
    """What stands below one heading, or before the first."""

    heading: Line | None
    lines: list[Line] = field(default_factory=list)


def lines_of(pieces: Iterable[Piece], reasons: Mapping[int, str], typed: Mapping[int, str]) -> list[Line]:
    """One line a piece; `typed` is what was sent and could not be kept."""
    return [Line(piece, typed.get(piece.pk, piece.text), reasons.get(piece.pk, "")) for piece in pieces]


def sections_of(lines: Iterable[Line]) -> list[Section]:
    """The lines below their headings, in the order of the text."""
    sections: list[Section] = []
    for line in lines:
        if line.piece.is_heading:
            sections.append(Section(line))
        else:
            if not sections:
                sections.append(Section(None))
            sections[-1].lines.append(line)
    return sections
