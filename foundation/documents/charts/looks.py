"""How a picture looks on paper and on a page: colours with enough contrast, letters large enough."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """How one series of figures is told from the others without its colour: line, dash and marker."""

    colour: str
    width: float
    dash: str
    marker: str  # square, ring, diamond, triangle
    filled: bool


@dataclass(frozen=True)
class Look:
    """Colours, letter sizes (in units of the picture) and width of a picture.

    `tints` go from light to nearly `strong`, for answers on a scale. `letter` labels, `small` scales and
    dates, `strong` the main series. `is_page`: classes for the page's own CSS.
    """

    ink: str
    quiet: str
    grid: str
    hair: str
    ground: str
    ground_2: str
    strong: str
    other: str
    need: str
    need_ground: str
    tints: tuple[str, str, str]
    letter: float
    small: float
    width: float
    is_page: bool

    def style(self, age: int) -> Style:
        """The style of a series, 0 the newest; older ones differ in dash and marker."""
        return (
            Style(self.strong, 2.6, "", "square", True),
            Style(self.other, 1.8, "5 3.5", "ring", False),
            Style(self.quiet, 1.5, "1.5 3", "diamond", False),
            Style(self.ink, 1.2, "9 3 2 3", "triangle", False),
        )[min(age, 3)]


PAPER = Look(
    ink="#17232c",
    quiet="#4a5862",
    grid="#b9c4ca",
    hair="#d5dde1",
    ground="#e3ecef",
    ground_2="#f3f7f8",
    strong="#0f4656",
    other="#9a5a14",
    need="#9a5a14",
    need_ground="#ffffff",
    tints=("#dfe6e9", "#aebfc6", "#5b7f8c"),
    letter=11,
    small=9.5,
    width=640,
    is_page=False,
)
PAGE = Look(
    ink="#2b2b2b",
    quiet="#5d5d5d",
    grid="#797979",
    hair="#bcbcbc",
    ground="#bbe3cf",
    ground_2="#eaf6f0",
    strong="#255f41",
    other="#9d5f32",
    need="#7a5200",
    need_ground="#fbf1e0",
    tints=("#e3f1ea", "#a9d5bf", "#4f8468"),
    letter=15,
    small=14,
    width=480,
    is_page=True,
)
