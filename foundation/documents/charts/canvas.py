"""Shapes and words of a picture as SVG with presentation attributes only, so that the strictest CSP lets it be."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from foundation.documents.charts.looks import Look, Style

Point = tuple[float, float]
LETTER_WIDTH = 0.53  # of the size: Inter's mean, a little on the broad side


def number(value: float, decimals: int = 1, *, signed: bool = False) -> str:
    """A figure as the active language writes it: «3,4», «−0,5», «+0,4»; zero has no sign."""
    text = f"{abs(value):.{decimals}f}"
    sign = "" if float(text) == 0 else "−" if value < 0 else "+" if signed else ""
    return sign + (text if (get_language() or "").startswith("en") else text.replace(".", ","))


def wrap(words: str, letters: int) -> list[str]:
    """The words on lines of at most so many letters; a longer word has a line of its own."""
    lines = [""]
    for word in words.split():
        fits = not lines[-1] or len(lines[-1]) + 1 + len(word) <= letters
        lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if fits else [*lines, word]
    return lines


def breadth(words: str, size: float) -> float:
    """About how broad the words are."""
    return len(words) * size * LETTER_WIDTH


def _spots(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


class Canvas:
    """Collects shapes from back to front; `svg` closes the picture."""

    def __init__(self, look: Look, width: float, height: float, kind: str = "wide") -> None:
        self.look, self.width, self.height, self.kind = look, width, height, kind
        self._parts: list[str] = []

    def text(
        self,
        at: Point,
        words: object,
        *,
        anchor: str = "start",
        size: float = 0,
        bold: bool = False,
        tone: str = "ink",
        halo: str = "",
    ) -> None:
        """Words with their baseline at the point; `tone` ink, quiet, light (on dark ground) or a colour.

        `halo` is the colour of a rim that keeps lines behind the words away from them.
        """
        colour = {"ink": self.look.ink, "quiet": self.look.quiet, "light": "#ffffff"}.get(tone, tone)
        known = {"quiet": "q", "light": "on-dark"}.get(tone)
        marks = f' class="{known}"' if known and self.look.is_page else ""
        marks += ' font-weight="600"' if bold else ""
        marks += f' stroke="{halo}" stroke-width="5" paint-order="stroke"' if halo else ""
        self._parts.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}"'
            f' font-size="{size or self.look.letter:g}" fill="{colour}"{marks}>{escape(str(words))}</text>'
        )

    def line(self, start: Point, end: Point, colour: str, width: float = 0.8, dash: str = "") -> None:
        """A straight line."""
        self._parts.append(
            f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
            f' stroke="{colour}" stroke-width="{width:g}"{self._dash(dash)}/>'
        )

    def path(self, d: str, *, fill: str = "none", stroke: str = "", width: float = 1) -> None:
        """Any path."""
        edge = f' stroke="{stroke}" stroke-width="{width:g}"' if stroke else ""
        self._parts.append(f'<path d="{d}" fill="{fill}"{edge}/>')

    def polyline(self, points: Iterable[Point], colour: str, width: float, dash: str = "") -> None:
        """A line through the points."""
        self._parts.append(
            f'<polyline points="{_spots(points)}" fill="none" stroke="{colour}"'
            f' stroke-width="{width:g}" stroke-linejoin="round"{self._dash(dash)}/>'
        )

    def polygon(
        self,
        points: Iterable[Point],
        *,
        fill: str = "none",
        opacity: float = 1,
        stroke: str = "none",
        width: float = 1,
        dash: str = "",
    ) -> None:
        """A closed shape."""
        see_through = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
        self._parts.append(
            f'<polygon points="{_spots(points)}" fill="{fill}"{see_through} stroke="{stroke}"'
            f' stroke-width="{width:g}"{self._dash(dash)}/>'
        )

    def circle(self, at: Point, radius: float, fill: str, stroke: str = "", width: float = 1.6) -> None:
        """A disc or ring."""
        edge = f' stroke="{stroke}" stroke-width="{width:g}"' if stroke else ""
        self._parts.append(f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:g}" fill="{fill}"{edge}/>')

    def rect(
        self,
        corner: Point,
        size: Point,
        fill: str,
        *,
        stroke: str = "",
        width: float = 1,
        dash: str = "",
        round_: float = 0,
    ) -> None:
        """A rectangle from its upper left corner."""
        edge = f' stroke="{stroke}" stroke-width="{width:g}"{self._dash(dash)}' if stroke else ""
        edge += f' rx="{round_:g}"' if round_ else ""
        self._parts.append(
            f'<rect x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{max(size[0], 0):.1f}"'
            f' height="{max(size[1], 0):.1f}" fill="{fill}"{edge}/>'
        )

    def diamond(self, at: Point, radius: float, fill: str, stroke: str, width: float = 1.4) -> None:
        """A square on its corner."""
        x, y = at
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
        self.polygon(corners, fill=fill, stroke=stroke, width=width)

    def marker(self, at: Point, style: Style, radius: float = 3.7) -> None:
        """The marker of a series."""
        x, y = at
        fill = style.colour if style.filled else "#ffffff"
        if style.marker == "square":
            self.rect((x - radius, y - radius), (2 * radius, 2 * radius), fill, stroke=style.colour)
        elif style.marker == "ring":
            self.circle(at, radius, fill, style.colour, 1.8)
        elif style.marker == "diamond":
            self.diamond(at, radius + 0.8, fill, style.colour)
        else:
            below = y + radius
            corners = [(x, y - radius - 0.6), (x + radius + 0.6, below), (x - radius - 0.6, below)]
            self.polygon(corners, fill=fill, stroke=style.colour, width=1.4)

    def sample(self, at: Point, style: Style, words: str) -> float:
        """A piece of a series' line with its marker and name, for the legend; gives the width taken."""
        x, y = at
        middle = y - self.look.small * 0.36
        self.line((x, middle), (x + 28, middle), style.colour, style.width, style.dash)
        self.marker((x + 14, middle), style)
        self.text((x + 35, y), words, size=self.look.small)
        return 35 + breadth(words, self.look.small) + 18

    def svg(self, title: str, description: str = "") -> SafeString:
        """The picture; the title carries the key message and becomes the alternative text of the PDF."""
        kind = f" w-{self.kind}" if self.look.is_page else ""
        said = f"<desc>{escape(description)}</desc>" if description else ""
        # The lead text is escaped above; everything else is made of numbers and our own words.
        return mark_safe(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart{kind}" role="img"'
            f' viewBox="0 0 {self.width:g} {self.height:g}" width="{self.width:g}" height="{self.height:g}"'
            f' font-family="Inter, sans-serif" font-size="{self.look.letter:g}" fill="{self.look.ink}">'
            f"<title>{escape(title)}</title>{said}{''.join(self._parts)}</svg>"
        )

    @staticmethod
    def _dash(dash: str) -> str:
        return f' stroke-dasharray="{dash}"' if dash else ""
