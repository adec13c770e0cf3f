"""A star with one spoke an area: up to four rounds, each with its own line, dash and marker."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from foundation.documents.charts.canvas import Canvas, Point, breadth, number, wrap
from foundation.documents.charts.looks import PAPER, Look


@dataclass(frozen=True)
class Series:
    """Named figures, one a label; None where nothing may be shown. `spread`: (low, high) per figure or None."""

    name: str
    values: Sequence[float | None]
    spread: Sequence[tuple[float, float] | None] = ()


@dataclass(frozen=True)
class _Star:
    """Where spoke and figure meet."""

    centre: Point
    radius: float
    spokes: int
    low: float
    high: float

    def at(self, spoke: int, value: float, beyond: float = 0) -> Point:
        angle = 2 * math.pi * spoke / self.spokes - math.pi / 2
        reach = self.radius * (value - self.low) / (self.high - self.low) + beyond
        return self.centre[0] + reach * math.cos(angle), self.centre[1] + reach * math.sin(angle)

    def ring(self, value: float) -> list[Point]:
        return [self.at(spoke, value) for spoke in range(self.spokes)]


def radar(
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    low: int = 1,
    high: int = 5,
    look: Look = PAPER,
    description: str = "",
) -> SafeString:
    """Figures around a star; `series` oldest first, at most the four latest are drawn."""
    series = list(series)[-4:]
    rows = _legend_rows(series, look)
    width, top = look.width, 4.4 * look.letter
    radius = 150 if not look.is_page else 124
    height = 2 * (top + radius) + 1.4 * look.letter * len(rows) + (26 if not look.is_page else 30)
    canvas = Canvas(look, width, height, "radar")
    star = _Star((width / 2, top + radius + 6), radius, len(labels), low, high)
    _draw_rings(canvas, star)
    for age, one in reversed(list(enumerate(reversed(series)))):
        _draw_series(canvas, star, one, age)
    for value in range(low, high + 1):
        _scale_word(canvas, star, value)
    for spoke, label in enumerate(labels):
        _draw_label(canvas, star, spoke, label, [one.values[spoke] for one in series])
    _draw_legend(canvas, rows, len(series), height)
    return canvas.svg(title, description or _in_words(labels, series))


def _draw_rings(canvas: Canvas, star: _Star) -> None:
    look = canvas.look
    for value in range(int(star.low) + 1, int(star.high) + 1):
        outer = value == star.high
        canvas.polygon(
            star.ring(value), stroke=look.grid if outer else look.hair, width=1.1 if outer else 0.8
        )
    for spoke in range(star.spokes):
        canvas.line(star.centre, star.at(spoke, star.high), look.hair)


def _scale_word(canvas: Canvas, star: _Star, value: int) -> None:
    x, y = star.at(0, value)
    size = canvas.look.small - 0.5 if not canvas.look.is_page else 12.5
    canvas.text((x - 8, y + size * 0.36), value, anchor="end", size=size, tone="quiet")


def _draw_series(canvas: Canvas, star: _Star, one: Series, age: int) -> None:
    style = canvas.look.style(age)
    for spoke, spread in enumerate(one.spread):
        if spread and age == 0:
            ends = [star.at(spoke, min(max(end, star.low), star.high)) for end in spread]
            canvas.line(
                ends[0], ends[1], canvas.look.tints[1] if canvas.look.is_page else canvas.look.grid, 7
            )
    points = [None if value is None else star.at(spoke, value) for spoke, value in enumerate(one.values)]
    known = [point for point in points if point]
    if len(known) == len(points):
        fill: dict[str, Any] = {"fill": style.colour, "opacity": 0.1} if age == 0 else {}
        canvas.polygon(known, stroke=style.colour, width=style.width, dash=style.dash, **fill)
    else:
        for first, second in zip(points, [*points[1:], points[0]], strict=True):
            if first and second:
                canvas.line(first, second, style.colour, style.width, style.dash)
    for point in known:
        canvas.marker(point, style)


def _draw_label(canvas: Canvas, star: _Star, spoke: int, label: str, values: Sequence[float | None]) -> None:
    look = canvas.look
    x, y = star.at(spoke, star.high, look.letter * (1.5 if not look.is_page else 1))
    side = x - star.centre[0]
    anchor = "middle" if abs(side) < 9 else "start" if side > 0 else "end"
    lines = wrap(label, 24 if not look.is_page or anchor == "middle" else 12)
    figures = "" if look.is_page else "  ·  ".join("–" if v is None else number(v) for v in values)
    step = look.letter * 1.2
    deep = step * (len(lines) + bool(figures))
    lean = (
        y - star.centre[1]
    ) / star.radius  # −1 at the top, 1 at the bottom: a label leans away from the star
    first = (
        y - deep if spoke == 0 else y + step * 0.6 if anchor == "middle" else y - deep / 2 + lean * deep * 0.3
    )
    for row, words in enumerate(lines):
        at = (x, first + look.letter * 0.8 + row * step)
        canvas.text(at, words, anchor=anchor, bold=not look.is_page)
    if figures:
        at = (x, first + look.letter * 0.8 + len(lines) * step)
        canvas.text(at, figures, anchor=anchor, size=look.letter - 0.5, tone="quiet")


def _legend_rows(series: Sequence[Series], look: Look) -> list[list[Series]]:
    rows: list[list[Series]] = [[]]
    taken = 0.0
    for one in series:
        wide = 53 + breadth(one.name, look.small)
        if rows[-1] and taken + wide > look.width - 20:
            rows, taken = [*rows, []], 0.0
        rows[-1].append(one)
        taken += wide
    return rows


def _draw_legend(canvas: Canvas, rows: list[list[Series]], count: int, height: float) -> None:
    look, drawn = canvas.look, 0
    for index, row in enumerate(rows):
        y = height - 8 - (len(rows) - 1 - index) * look.letter * 1.5
        x = (look.width - sum(53 + breadth(one.name, look.small) for one in row)) / 2
        for one in row:
            x += canvas.sample((x, y), look.style(count - 1 - drawn), one.name)
            drawn += 1


def _in_words(labels: Sequence[str], series: Sequence[Series]) -> str:
    def figures(one: Series) -> str:
        pairs = zip(labels, one.values, strict=True)
        return "; ".join(f"{label} {'–' if value is None else number(value)}" for label, value in pairs)

    return ". ".join(f"{one.name}: {figures(one)}" for one in series)
