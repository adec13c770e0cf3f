"""The blocks of HTML that has been cleaned: Word's own lists and headings, and those of everybody else."""

import re
from html.parser import HTMLParser

from plans.domain.pasting.blocks import BULLET, HEADING, ITEM, LOWEST, ROW, TEXT, Block, item_of
from plans.domain.pasting.places import home_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BREAKING = {
    *HEADINGS,
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "dt",
    "dd",
    "pre",
}
BOLD = {"b", "strong", "th"}
OUTLINE = re.compile(r"mso-outline-level:\s*(\d)")
LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d+)")
NAMED = re.compile(r"(?:heading|overskrift|overskrif)\s*(\d)", re.IGNORECASE)
TITLES = ("msotitle", "msosubtitle")
LONGEST_BOLD = 80


def blocks_of_html(html: str) -> list[Block]:
    """The blocks of cleaned HTML, in its order; no text is left out but bullets and numbers of lists."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.blocks


class _Reader(HTMLParser):
    """Gathers text until a tag breaks it, and then says what the text was."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.said: list[str] = []
        self.bold: list[bool] = []
        self.depth_bold = 0
        self.lists = 0
        self.in_item = False
        self.spans: list[bool] = []  # whether each open span holds only a bullet
        self.heading = 0
        self.word_list = -1
        self.table = _Table()

    # ---- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag in BREAKING:
            self.flush()
            self._opens(tag, facts)
        elif tag == "br":
            self._say("\n")
        if tag in BOLD:
            self.depth_bold += 1
        elif tag == "span":
            self.spans.append("mso-list:ignore" in facts.get("style", "").lower().replace(" ", ""))

    def _opens(self, tag: str, facts: dict[str, str]) -> None:
        style, name = facts.get("style", ""), facts.get("class", "")
        if tag in ("ul", "ol"):
            self.lists += 1
        elif tag == "li":
            self.in_item = True
        elif tag in ("tr", "td", "th"):
            self.table.opens(tag)
        elif tag in (*HEADINGS, "p", "div"):
            self.heading = _level(tag, style, name)
            in_list = LIST.search(style)
            self.word_list = int(in_list[1]) - 1 if in_list else -1

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKING:
            self.flush()
            self._closes(tag)
        elif tag == "span" and self.spans:
            self.spans.pop()
        if tag in BOLD:
            self.depth_bold = max(0, self.depth_bold - 1)

    def _closes(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists = max(0, self.lists - 1)
        elif tag == "li":
            self.in_item = False
        elif tag == "tr":
            self.blocks += self.table.closes_row()
        elif tag == "table":
            self.table = _Table()
        self.heading, self.word_list = 0, -1

    # ---- text

    def handle_data(self, data: str) -> None:
        if not any(self.spans):
            self._say(re.sub(r"\s+", " ", data))

    def _say(self, words: str) -> None:
        self.said.append(words)
        if words.strip():
            self.bold.append(self.depth_bold > 0)

    def flush(self) -> None:
        """What has been gathered becomes a block, or words of a table's cell."""
        lines = (" ".join(line.split()) for line in "".join(self.said).split("\n"))
        text = "\n".join(line for line in lines if line)
        is_bold = bool(self.bold) and all(self.bold)
        self.said, self.bold = [], []
        if not text:
            return
        if self.table.is_open:
            self.table.say(text, is_bold)
        else:
            self.blocks.append(self._block(text, is_bold))

    def _block(self, text: str, is_bold: bool) -> Block:
        if self.heading:
            return Block(HEADING, " ".join(text.split()), self.heading)
        if self.word_list >= 0 or self.in_item or self.lists:
            depth = self.word_list if self.word_list >= 0 else max(0, self.lists - 1)
            return Block(
                ITEM, (BULLET.sub("", text, count=1) if self.word_list >= 0 else text) or text, depth
            )
        if _is_bold_title(text, is_bold):
            return Block(HEADING, text, LOWEST)
        return item_of(text, 0) or Block(TEXT, text)


def _level(tag: str, style: str, name: str) -> int:
    """The level of a heading by its tag, its style or the name of its style; 0 for no heading."""
    if tag in HEADINGS:
        return int(tag[1])
    found = OUTLINE.search(style) or NAMED.search(name)
    if found:
        return max(1, int(found[1]))
    return 1 if any(title in name.lower() for title in TITLES) else 0


def _is_bold_title(text: str, is_bold: bool) -> bool:
    return is_bold and len(text) <= LONGEST_BOLD and "\n" not in text and text[-1] not in ".,;!?"


class _Table:
    """A table: the words of the row that is open, and the names of the columns, where the first row has them."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.rows = 0
        self.cells: list[str] | None = None
        self.all_bold = True

    @property
    def is_open(self) -> bool:
        """Whether a row is open."""
        return self.cells is not None

    def opens(self, tag: str) -> None:
        """A row begins, or a cell of one."""
        if tag == "tr":
            self.cells, self.all_bold = [], True
        elif self.cells is not None:
            self.cells.append("")

    def say(self, text: str, is_bold: bool) -> None:
        """Words of the cell that is open."""
        assert self.cells is not None
        if not self.cells:
            self.cells.append("")
        self.cells[-1] = f"{self.cells[-1]}\n{text}".strip()
        self.all_bold = self.all_bold and is_bold

    def closes_row(self) -> list[Block]:
        """The row as a block: its first cell, then each of the others with the name of its column."""
        cells, self.cells = self.cells or [], None
        self.rows += 1
        if not any(cells):
            return []
        if self.rows == 1 and len(cells) > 1 and (self.all_bold or home_of(cells[0])):
            self.names = [" ".join(cell.split()) for cell in cells]
            return [Block(HEADING, " | ".join(name for name in self.names if name), LOWEST)]
        return [Block(ROW, "\n".join(self._named(at, cell) for at, cell in enumerate(cells) if cell))]

    def _named(self, at: int, cell: str) -> str:
        name = self.names[at] if 0 < at < len(self.names) else ""
        return f"{name}: {cell}" if name else cell
