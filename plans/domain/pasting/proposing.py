"""Where each piece of what was pasted may belong: proposals, for a person to decide."""

from dataclasses import dataclass, field, replace

from plans.domain.pasting.blocks import HEADING, ITEM, TEXT, Block
from plans.domain.pasting.places import NOWHERE, OUT, ROWS, UNDER_A_GOAL, Home, home_of, labelled

MOST = 2000  # characters in one proposal: what the shorter texts of the plan hold
IN_A_GOAL = Home("describe", "measure")


@dataclass(frozen=True)
class Proposal:
    """A piece and the place it may have; `under` is the number of the goal's proposal in the list, from 0."""

    text: str
    place: str
    is_heading: bool = False
    under: int | None = None


def propose(blocks: list[Block]) -> list[Proposal]:
    """The proposals in the order of the text; every line of it stands in exactly one of them."""
    reading = _Reading()
    for block in blocks:
        for part in _cut(block):
            reading.take(part)
    return reading.made


def _cut(block: Block) -> list[Block]:
    """The block in parts short enough to be written in, divided between words where it can be."""
    parts, rest = [], block.text
    while len(rest) > MOST:
        at = max(rest.rfind(" ", 0, MOST), rest.rfind("\n", 0, MOST))
        at = at if at > 0 else MOST
        parts.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [replace(block, text=text) for text in (*parts, rest) if text]


@dataclass
class _Reading:
    """How far the reading has come: under which heading, and below which goal."""

    made: list[Proposal] = field(default_factory=list)
    home: Home | None = None
    home_level: int = 0
    goal: int | None = None
    goal_level: int = 0
    grows: bool = False  # whether what follows belongs to the last proposal

    def take(self, block: Block) -> None:
        if block.kind == HEADING:
            self._heading(block)
        elif block.kind == ITEM and block.level and self.made and not self.made[-1].is_heading:
            self._inner(block)
        else:
            self._outer(block)

    # ---- headings

    def _heading(self, block: Block) -> None:
        self.grows = False
        if self.goal is not None and block.level < self.goal_level:
            self.goal = None
        label = labelled(block.text)
        home = home_of(block.text)
        if label:
            self._labelled(block, *label)
        elif home is not None:
            if not self._of_heading(self.goal):
                self.goal = None
            self._add(block.text, OUT, is_heading=True)
            self.home, self.home_level = home, block.level
        elif self.home is not None and block.level > self.home_level:
            self._below(block, self.home)
        else:
            self.home, self.goal = None, None
            self._add(block.text, NOWHERE, is_heading=True)

    def _labelled(self, block: Block, place: str, text: str) -> None:
        self._add(text, place, is_heading=True)
        if place == "goal":
            self._in_goal(block.level)
        else:
            self.grows = True

    def _below(self, block: Block, home: Home) -> None:
        """A heading of its own below one that is known: a row by itself, or a line of the text."""
        place = home.item if home.item in ROWS else home.text
        self._add(block.text, place, is_heading=True)
        if place == "goal":
            self._in_goal(block.level)
        else:
            self.grows = place in ROWS

    def _in_goal(self, level: int) -> None:
        self.goal, self.goal_level = len(self.made) - 1, level
        self.home, self.home_level = IN_A_GOAL, level

    def _of_heading(self, at: int | None) -> bool:
        return at is not None and self.made[at].is_heading

    # ---- what stands below them

    def _outer(self, block: Block) -> None:
        label = labelled(block.text)
        if label and (self.home is None or self.home.item in ROWS):
            self.grows = False
            self._add(label[1], label[0])
            self._note_goal()
        elif self.grows and self._join(block):
            return
        elif self.home is None:
            if not (block.kind == TEXT and self._last_is(NOWHERE) and self._join(block)):
                self._add(block.text, NOWHERE)
        else:
            self._place(block, self.home.text if block.kind == TEXT else self.home.item)

    def _place(self, block: Block, place: str) -> None:
        if place in ROWS:
            self._add(block.text, place)
            self._note_goal()
        elif not (self._last_is(place) and self._join(block)):
            self._add(block.text, place)

    def _note_goal(self) -> None:
        if self.made[-1].place == "goal":
            self.goal, self.goal_level = len(self.made) - 1, 0

    def _inner(self, block: Block) -> None:
        """An item below another: a measure below a goal, else more about what it stands below."""
        if self.goal is not None and not self.made[self.goal].is_heading and self.home != IN_A_GOAL:
            self._add(block.text, "measure")
        elif not self._join(block):
            self._outer(replace(block, level=0))

    def _last_is(self, place: str) -> bool:
        last = self.made[-1] if self.made else None
        return (
            last is not None
            and not last.is_heading
            and last.place == place
            and last.under == self._under(place)
        )

    def _join(self, block: Block) -> bool:
        """More lines of the last proposal, where there is room."""
        last = self.made[-1]
        line = f"– {block.text}" if block.kind == ITEM else block.text
        gap = "\n\n" if block.kind == TEXT and last.place not in ROWS else "\n"
        if len(last.text) + len(gap) + len(line) > MOST:
            return False
        self.made[-1] = replace(last, text=f"{last.text}{gap}{line}")
        return True

    def _add(self, text: str, place: str, *, is_heading: bool = False) -> None:
        self.made.append(Proposal(text, place, is_heading, self._under(place)))

    def _under(self, place: str) -> int | None:
        return self.goal if place in UNDER_A_GOAL else None
