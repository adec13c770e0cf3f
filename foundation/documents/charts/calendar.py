"""Pictures of time: the year wheel, the row of sessions, the plan over five years."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from foundation.documents.charts.canvas import Canvas, Point, breadth
from foundation.documents.charts.looks import PAGE, PAPER, Look
from foundation.texts import school_year

APART = 0.05  # of the year, between two letters on the wheel


@dataclass(frozen=True)
class WheelSession:
    """A session on the wheel; `with_reviewer` draws a ring, `held` fills it, `next_` draws it heavy."""

    day: date
    number: int
    with_reviewer: bool = False
    held: bool = False
    next_: bool = False


@dataclass(frozen=True)
class Year:
    """A programme year from `start` (1 May): what stands on the wheel, and three lines in its middle."""

    start: date
    sessions: Sequence[WheelSession] = ()
    rounds: Sequence[tuple[date, date]] = ()
    deadlines: Sequence[tuple[date, str]] = ()
    closed: Sequence[tuple[date, date]] = ()
    centre: tuple[str, str, str] = ("", "", "")
    today: date | None = None

    def share(self, day: date) -> float:
        """How far through the year the day is, 0–1."""
        whole = (self.start.replace(year=self.start.year + 1) - self.start).days
        return min(max((day - self.start).days / whole, 0), 1)


@dataclass(frozen=True)
class _Dial:
    """Angles and arcs around the middle of the wheel."""

    centre: float

    def at(self, share: float, radius: float) -> Point:
        angle = 2 * math.pi * share - math.pi / 2
        return self.centre + radius * math.cos(angle), self.centre + radius * math.sin(angle)

    def arc(self, start: float, end: float, radius: float) -> str:
        (x, y), (to_x, to_y) = self.at(start, radius), self.at(end, radius)
        wide = int(end - start > 0.5)
        return f"M{x:.1f},{y:.1f}A{radius:.1f},{radius:.1f} 0 {wide} 1 {to_x:.1f},{to_y:.1f}"

    def band(self, start: float, end: float, inner: float, outer: float) -> str:
        (x, y), (to_x, to_y) = self.at(end, inner), self.at(start, inner)
        back = f"A{inner:.1f},{inner:.1f} 0 {int(end - start > 0.5)} 0 {to_x:.1f},{to_y:.1f}Z"
        return f"{self.arc(start, end, outer)}L{x:.1f},{y:.1f}{back}"


def wheel(title: str, year: Year, *, look: Look = PAPER, description: str = "") -> SafeString:
    """The programme year as a wheel from 1 May, clockwise: months, sessions, survey rounds, plan deadlines."""
    size = 600 if not look.is_page else 480
    canvas = Canvas(look, size, size, "wheel")
    dial, edge, unit = _Dial(size / 2), size / 2 - 4, size / 600
    _draw_months(canvas, dial, year, edge, unit)
    for part in (84, 152, 192):
        canvas.circle((dial.centre, dial.centre), edge - part * unit, "none", look.hair, 1)
    for start, end in year.rounds:
        d = dial.arc(year.share(start), max(year.share(end), year.share(start) + 0.012), edge - 152 * unit)
        canvas.path(d, stroke=look.other, width=13 * unit)
    share = -APART
    for day, letter in sorted(year.deadlines):
        share = max(year.share(day), share + APART)  # two marks of the same fortnight stand side by side
        at = dial.at(share, edge - 192 * unit)
        canvas.diamond(at, 11.5, "#ffffff", look.ink)
        canvas.text((at[0], at[1] + 4), letter, anchor="middle", bold=True, size=look.small + 1)
    for one in year.sessions:
        _draw_session(canvas, dial, year, one, edge, unit)
    _draw_centre(canvas, dial, year, unit)
    return canvas.svg(title, description or _year_in_words(year))


def _draw_months(canvas: Canvas, dial: _Dial, year: Year, edge: float, unit: float) -> None:
    look = canvas.look
    starts = [date(year.start.year + (m > 12), (m - 1) % 12 + 1, 1) for m in range(5, 17)]
    ends = [*starts[1:], date(year.start.year + 1, 5, 1)]
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        first, last = year.share(start), year.share(end) or 1
        fill = look.ground if index % 2 == 0 else look.ground_2
        canvas.path(dial.band(first, last, edge - 44 * unit, edge), fill=fill)
        canvas.line(dial.at(first, 92 * unit), dial.at(first, edge - 44 * unit), look.hair)
        x, y = dial.at((first + last) / 2, edge - 18 * unit)
        size = 13.5 if not look.is_page else 14
        canvas.text((x, y + 4.5), _month(start), anchor="middle", size=size, bold=not look.is_page)
    for start, end in year.closed:
        band = dial.band(year.share(start), year.share(end), edge - 44 * unit, edge - 36 * unit)
        canvas.path(band, fill=look.quiet)
    if year.today and look.is_page:
        share = year.share(year.today)
        canvas.line(dial.at(share, 92 * unit), dial.at(share, edge - 44 * unit), look.ink, 2)


def _month(day: date) -> str:
    """Its name, short where it is long; at most five letters, to stand in its twelfth of the wheel."""
    names = {
        1: pgettext("month on the year wheel", "Jan."),
        2: pgettext("month on the year wheel", "Feb."),
        3: pgettext("month on the year wheel", "March"),
        4: pgettext("month on the year wheel", "April"),
        5: pgettext("month on the year wheel", "May"),
        6: pgettext("month on the year wheel", "June"),
        7: pgettext("month on the year wheel", "July"),
        8: pgettext("month on the year wheel", "Aug."),
        9: pgettext("month on the year wheel", "Sep."),
        10: pgettext("month on the year wheel", "Oct."),
        11: pgettext("month on the year wheel", "Nov."),
        12: pgettext("month on the year wheel", "Dec."),
    }
    return names[day.month]


def _draw_session(
    canvas: Canvas, dial: _Dial, year: Year, one: WheelSession, edge: float, unit: float
) -> None:
    look, share = canvas.look, year.share(one.day)
    at = dial.at(share, edge - 84 * unit)
    hollow = look.is_page and not one.held
    if one.with_reviewer:
        canvas.circle(at, 22.5 * unit, "#ffffff", look.strong, 2)
    fill, edge_width = ("#ffffff", 4 if one.next_ else 1.6) if hollow else (look.strong, 0)
    canvas.circle(at, 17.5 * unit, fill, look.strong if hollow else "", edge_width)
    size = 17 if not look.is_page else 16
    tone = "ink" if hollow else "light"
    canvas.text((at[0], at[1] + size * 0.36), one.number, anchor="middle", size=size, bold=True, tone=tone)
    if not look.is_page:
        x, y = dial.at(share, edge - 121)
        canvas.text((x, y + 4), f"{one.day.day}.{one.day.month}.", anchor="middle", size=11.5)


def _draw_centre(canvas: Canvas, dial: _Dial, year: Year, unit: float) -> None:
    middle = dial.centre
    canvas.circle((middle, middle), 78 * unit, canvas.look.strong)
    sizes = (14, 28, 11.5) if not canvas.look.is_page else (13, 22, 13)
    for words, down, size in zip(year.centre, (-14, 16, 40), sizes, strict=True):
        at = (middle, middle + down * unit)
        canvas.text(at, words, anchor="middle", size=size, bold=size > 20, tone="light")


def _year_in_words(year: Year) -> str:
    sessions = [f"{one.number}: {date_format(one.day, 'j. F Y')}" for one in year.sessions]
    return "; ".join(sessions)


def thread(title: str, sessions: Sequence[WheelSession], *, look: Look = PAGE) -> SafeString:
    """The year as one small row: circles are sessions, diamonds those with RKBU; filled is held, heavy is next."""
    step, middle = 30, 12
    canvas = Canvas(look, max(step * len(sessions) - 6, 24), 24, "thread")
    canvas.line((12, middle), (canvas.width - 12, middle), look.grid, 1.5)
    for index, one in enumerate(sessions):
        at = (12 + step * index, middle)
        colour = look.strong if one.held or one.next_ else look.grid
        fill, width = (look.strong if one.held else "#ffffff"), (4 if one.next_ else 1.5)
        if one.with_reviewer:
            canvas.diamond(at, 10 if not one.next_ else 9, fill, colour, width)
        else:
            canvas.circle(at, 7.5, fill, colour, width)
    return canvas.svg(title)


@dataclass(frozen=True)
class PlanBar:
    """A measure from day to day; state planned, going, done, daily (has become ordinary work), late or dropped."""

    label: str
    start: date
    end: date
    state: str


@dataclass(frozen=True)
class PlanRow:
    """A goal with its measures and its milestones (day, words)."""

    label: str
    bars: Sequence[PlanBar] = ()
    milestones: Sequence[tuple[date, str]] = ()


BAR = 29.0
LINE = 36.0


def five_years(
    title: str,
    first_autumn: int,
    rows: Sequence[PlanRow],
    *,
    today: date | None = None,
    count: int = 5,
    look: Look = PAGE,
    description: str = "",
) -> SafeString:
    """Goals × school years from `first_autumn`: measures as bars by state, milestones as diamonds, today as a line."""
    heights = [40 + LINE * len(row.bars) + (LINE if row.milestones else 0) + 12 for row in rows]
    width, top = 960.0, 56.0
    bottom = top + sum(heights)
    canvas = Canvas(look, width, bottom + 24, "wide")
    span = _Span(date(first_autumn, 8, 1), count, width)
    _draw_years(canvas, span, first_autumn, bottom, today)
    y = top
    for index, (row, height) in enumerate(zip(rows, heights, strict=True), start=1):
        canvas.line((0, y), (width, y), look.grid, 1)
        _draw_goal(canvas, span, row, index, y)
        y += height
    canvas.line((0, y), (width, y), look.grid, 1)
    return canvas.svg(title, description or gettext("The table below says the same."))


@dataclass(frozen=True)
class _Span:
    """Where a day stands on the axis of school years (1 August to 31 July)."""

    first: date
    count: int
    width: float

    def at(self, day: date) -> float:
        share = (day - self.first).days / 365.25 / self.count
        return self.width * min(max(share, 0), 1)

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day < self.first + timedelta(days=round(365.25 * self.count))


def _draw_years(canvas: Canvas, span: _Span, autumn: int, bottom: float, today: date | None) -> None:
    look, column = canvas.look, span.width / span.count
    for index in range(span.count):
        holds_today = today is not None and span.holds(today) and int(span.at(today) // column) == index
        fill = look.ground_2 if holds_today else "#f6f6f6" if index % 2 == 0 else "#ffffff"
        canvas.rect((index * column, 0), (column, bottom), fill)
        label = school_year(autumn + index)
        canvas.text((index * column + 14, 24), label, size=18, bold=True)
        words = gettext("Year %(number)s") % {"number": index + 1}
        canvas.text((index * column + 14, 44), words, size=14, tone="quiet")
    if today and span.holds(today):
        x = span.at(today)
        canvas.line((x, 56), (x, bottom + 2), look.ink, 1.5)
        at = (min(max(x, 24), span.width - 24), bottom + 18)
        canvas.text(at, gettext("Today"), anchor="middle", size=14, bold=True)


def _draw_goal(canvas: Canvas, span: _Span, row: PlanRow, index: int, y: float) -> None:
    look = canvas.look
    canvas.rect((14, y + 10), (26, 26), look.ink, round_=5)
    canvas.text((27, y + 28.5), index, anchor="middle", size=15, bold=True, tone="light")
    canvas.text((52, y + 29), row.label, size=17, bold=True, halo="#ffffff")
    down = y + 46
    for bar in row.bars:
        _draw_bar(canvas, span, bar, down)
        down += LINE
    for day, words in row.milestones:
        x = min(span.at(day), span.width - 12)
        canvas.diamond((x, down + 14), 8, "#ffffff", look.ink, 1.75)
        canvas.text((x - 14, down + 19), words, anchor="end", size=14.5, bold=True)


def _draw_bar(canvas: Canvas, span: _Span, bar: PlanBar, y: float) -> None:
    look = canvas.look
    fill, stroke, dash, tone = {
        "done": (look.strong, look.strong, "", "light"),
        "daily": (look.strong, look.strong, "", "light"),
        "going": (look.ground, look.strong, "", "ink"),
        "late": (look.need_ground, look.need, "", "ink"),
        "dropped": ("#ffffff", look.hair, "2 4", "quiet"),
    }.get(bar.state, ("#ffffff", look.grid, "5 4", "ink"))
    start, end = span.at(bar.start) + 4, max(span.at(bar.end) - 4, span.at(bar.start) + 26)
    canvas.rect((start, y), (end - start, BAR), fill, stroke=stroke, width=1.5, dash=dash, round_=7)
    after = {
        "done": pgettext("state of a measure", "Done"),
        "late": pgettext("state of a measure", "Should have been done"),
        "dropped": pgettext("state of a measure", "Dropped"),
    }.get(bar.state, "")
    wide = breadth(bar.label, 14.5)
    inside = wide < end - start - 18
    words = bar.label if inside else " · ".join(filter(None, [bar.label, after]))
    before = not inside and end + breadth(words, 14.5) + 12 > span.width
    at = (start + 11, y + 20) if inside else (start - 8, y + 20) if before else (end + 8, y + 20)
    canvas.text(at, words, size=14.5, tone=tone if inside else "ink", anchor="end" if before else "start")
    if inside and after and end + breadth(after, 14.5) + 12 < span.width:
        canvas.text((end + 10, y + 20), after, size=14.5, bold=True)
