"""Figures over time: an indicator on its way to its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from foundation.documents.charts.canvas import Canvas, Point, number
from foundation.documents.charts.looks import PAPER, Look
from foundation.documents.charts.scales import Scale, decimals_of, ticks
from foundation.texts import school_year

Reading = tuple[date, float]


@dataclass(frozen=True)
class Track:
    """An indicator: readings by date, the planned way, and the years shown.

    `years` are the autumn years of the school years on the axis, in order; `unit` follows a figure.
    """

    years: Sequence[int]
    readings: Sequence[Reading] = ()
    baseline: Reading | None = None
    target: Reading | None = None
    milestones: Sequence[Reading] = ()
    unit: str = ""

    @property
    def figures(self) -> list[float]:
        """Every figure that the picture must hold."""
        ends = [end for end in (self.baseline, self.target) if end]
        return [value for _, value in [*self.readings, *self.milestones, *ends]]


def _unit(unit: str) -> str:
    """The unit as it follows a figure, where it is short enough to stand beside it."""
    return f"\u00a0{unit}" if unit and len(unit) <= 4 else ""


@dataclass(frozen=True)
class _Frame:
    """The ground of an indicator's picture."""

    canvas: Canvas
    track: Track
    across: Scale
    up: Scale
    steps: list[float]
    decimals: int

    def at(self, reading: Reading) -> Point:
        day, value = reading
        first = date(self.track.years[0], 8, 1)
        return self.across.at((day - first).days / 365.25), self.up.at(value)

    def figure(self, value: float) -> str:
        return f"{number(value, self.decimals)}{_unit(self.track.unit)}"

    @property
    def foot(self) -> float:
        return self.up.start


def indicator(title: str, track: Track, *, look: Look = PAPER, description: str = "") -> SafeString:
    """Readings as a line, yearly milestones as hollow diamonds on a dashed way, baseline and target as levels."""
    frame = _frame(track, look)
    _draw_axes(frame)
    _draw_levels(frame)
    _draw_way(frame)
    _draw_readings(frame)
    _draw_key(frame)
    return frame.canvas.svg(title, description or _in_words(frame))


def _frame(track: Track, look: Look) -> _Frame:
    width, height, left, right, top, foot = (
        (480, 290, 38, 104, 26, 62) if look.is_page else (484, 150, 34, 96, 18, 42)
    )
    steps = ticks(min(track.figures, default=0), max(track.figures, default=1))
    return _Frame(
        Canvas(look, width, height, "line"),
        track,
        Scale(0, len(track.years), left, width - right),
        Scale(steps[0], steps[-1], height - foot, top),
        steps,
        decimals_of(track.figures),
    )


def _draw_axes(frame: _Frame) -> None:
    canvas, look = frame.canvas, frame.canvas.look
    left, right = frame.across.start, frame.across.end
    for value in frame.steps:
        y = frame.up.at(value)
        canvas.line((left, y), (right, y), look.hair, 0.6)
        words = number(value, decimals_of(frame.steps))
        canvas.text((left - 6, y + look.small * 0.36), words, anchor="end", size=look.small, tone="quiet")
    for index, year in enumerate(frame.track.years):
        label = school_year(year)[2:] if look.is_page else school_year(year)
        at = (frame.across.at(index + 0.5), frame.foot + look.small * 1.6)
        canvas.text(at, label, anchor="middle", size=look.small, tone="quiet")
    for index in range(len(frame.track.years) + 1):
        canvas.line(
            (frame.across.at(index), frame.foot), (frame.across.at(index), frame.foot + 5), look.quiet
        )
    canvas.line((left, frame.foot), (right, frame.foot), look.ink, 0.9)


def _draw_levels(frame: _Frame) -> None:
    """Baseline and target as lines that run out into their words; the words never lie on each other."""
    canvas, look, track = frame.canvas, frame.canvas.look, frame.track
    end = frame.across.end
    if track.target:
        y = frame.up.at(track.target[1])
        canvas.line((frame.across.start, y), (end + 4, y), look.ink, 0.9)
        target = pgettext("of an indicator", "Target")
        words = f"{target} {frame.figure(track.target[1])}"
        canvas.text((end + 9, y + 1), words, bold=True, size=look.small + 1)
        when = date_format(track.target[0], "F Y")
        canvas.text((end + 9, y + 1 + look.small * 1.25), when, size=look.small, tone="quiet")
    if track.baseline:
        x, y = frame.at(track.baseline)
        canvas.line((max(x, frame.across.start), y), (end + 4, y), look.quiet, 0.9, "1.5 2.5")
        down = _clear_of(y - 1, frame.up.at(track.target[1]) if track.target else None, look)
        canvas.text((end + 9, down), gettext("Baseline"), size=look.small, tone="quiet")
        figure = frame.figure(track.baseline[1])
        canvas.text((end + 9, down + look.small * 1.25), figure, bold=True, size=look.small + 1, tone="quiet")


def _clear_of(y: float, other: float | None, look: Look) -> float:
    """The baseline's words two lines away from the target's, which stand at `other`."""
    room = look.small * 2.6
    if other is None or abs(y - other) >= room:
        return y
    return other + room if y >= other else other - room


def _draw_way(frame: _Frame) -> None:
    canvas, look, track = frame.canvas, frame.canvas.look, frame.track
    start = [track.baseline] if track.baseline else list(track.readings[:1])
    way = sorted([*start, *track.milestones])
    if len(way) > 1:
        canvas.polyline([frame.at(point) for point in way], look.quiet, 1, "4 3")
    for milestone in track.milestones:
        x, y = frame.at(milestone)
        canvas.diamond((x, y), 6 if look.is_page else 4.5, "#ffffff", look.quiet, 1.3)
        if not track.target or milestone[1] != track.target[1]:
            words = number(milestone[1], frame.decimals)
            canvas.text((x, y + look.small * 1.6), words, anchor="middle", size=look.small, tone="quiet")


def _draw_readings(frame: _Frame) -> None:
    canvas, look = frame.canvas, frame.canvas.look
    points = [frame.at(reading) for reading in frame.track.readings]
    if len(points) > 1:
        canvas.polyline(points, look.strong, 2.6)
    for index, point in enumerate(points):
        canvas.circle(point, 5 if look.is_page else 4.2, look.strong)
        if _has_room(points, index, look):
            crossed = _falls_in(points, index) or _rises_out(points, index)
            _write_reading(frame, point, frame.track.readings[index][1], beside=crossed)


def _falls_in(points: Sequence[Point], index: int) -> bool:
    return index > 0 and points[index - 1][1] < points[index][1] - 2


def _rises_out(points: Sequence[Point], index: int) -> bool:
    """Whether the line goes on so steeply that it runs through a figure over the dot."""
    if index + 1 == len(points):
        return False
    (x, y), (later, above) = points[index], points[index + 1]
    return y - above > max(later - x, 2)


def _has_room(points: Sequence[Point], index: int, look: Look) -> bool:
    """The first and the last always have their figure; one between only away from its neighbours."""
    if index in (0, len(points) - 1):
        return True
    near = (points[index - 1][0], points[index + 1][0])
    return all(abs(points[index][0] - x) > look.small * 2.4 for x in near)


def _write_reading(frame: _Frame, point: Point, value: float, *, beside: bool) -> None:
    """The figure over its dot, or beside it where the line runs above the dot."""
    small = frame.canvas.look.small
    at = (point[0] + small * 0.85, point[1] + small * 0.36) if beside else (point[0], point[1] - small * 0.85)
    frame.canvas.text(
        at,
        number(value, frame.decimals),
        anchor="start" if beside else "middle",
        bold=True,
        size=small + 0.5,
        tone=frame.canvas.look.strong,
    )


def _draw_key(frame: _Frame) -> None:
    canvas, look = frame.canvas, frame.canvas.look
    y, x, middle = canvas.height - 7, frame.across.start, canvas.height - 7 - look.small * 0.36
    canvas.circle((x + 4, middle), 4.2, look.strong)
    words = pgettext("of an indicator", "Measured")
    canvas.text((x + 13, y), words, size=look.small)
    if frame.track.milestones:
        x += 30 + len(words) * look.small * 0.6
        canvas.diamond((x, middle), 4.5, "#ffffff", look.quiet)
        canvas.text((x + 10, y), gettext("Milestone"), size=look.small)


def _in_words(frame: _Frame) -> str:
    def said(word: str, readings: Sequence[Reading]) -> str:
        parts = [f"{date_format(day, 'F Y')} {frame.figure(value)}" for day, value in readings]
        return f"{word}: {'; '.join(parts)}" if parts else ""

    track = frame.track
    rows = [
        said(gettext("Baseline"), [track.baseline] if track.baseline else []),
        said(pgettext("of an indicator", "Measured"), track.readings),
        said(gettext("Milestone"), track.milestones),
        said(pgettext("of an indicator", "Target"), [track.target] if track.target else []),
    ]
    return ". ".join(row for row in rows if row)
