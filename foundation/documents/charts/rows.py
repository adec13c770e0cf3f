"""Pictures of rows: bars, change with its uncertainty, how answers spread, value checks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from foundation.documents.charts.canvas import Canvas, breadth, number, wrap
from foundation.documents.charts.looks import PAPER, Look
from foundation.documents.charts.scales import Scale, decimals_of, ticks


def _label(
    canvas: Canvas, words: str, right: float, middle: float, letters: int, *, bold: bool = False
) -> None:
    """A row's label on at most two lines, set against the figures."""
    size = canvas.look.letter - (0 if canvas.look.is_page else 0.5)
    lines = wrap(words, letters)
    lines = [lines[0], " ".join(lines[1:])] if len(lines) > 1 else lines
    top = middle + size * 0.36 - (len(lines) - 1) * size * 0.6
    for row, line in enumerate(lines):
        canvas.text((right, top + row * size * 1.2), line, anchor="end", size=size, bold=bold)


def bars(
    title: str,
    rows: Sequence[tuple[str, float | None]],
    *,
    high: float,
    low: float = 0,
    decimals: int = 1,
    unit: str = "",
    look: Look = PAPER,
    description: str = "",
) -> SafeString:
    """One bar a row with its figure behind it; None (nothing may be shown) leaves the row empty, with a dash."""
    left, right, step = look.width * 0.38, 58, look.letter * (2.5 if not look.is_page else 2.9)
    height = step * len(rows) + look.small * 2.4
    canvas = Canvas(look, look.width, height, "line")
    across = Scale(low, high, left, look.width - right)
    for mark in [tick for tick in ticks(low, high) if low <= tick <= high]:
        x = across.at(mark)
        canvas.line((x, 2), (x, height - look.small * 2), look.hair, 0.7)
        words = number(mark, decimals_of([mark]))
        canvas.text((x, height - 5), words, anchor="middle", size=look.small, tone="quiet")
    for index, (label, value) in enumerate(rows):
        middle = step * (index + 0.5)
        _label(canvas, label, left - 10, middle, 30 if not look.is_page else 22)
        if value is not None:
            end = across.at(value)
            canvas.rect((left, middle - step * 0.3), (end - left, step * 0.6), look.strong)
        at = ((across.at(value) if value is not None else left) + 7, middle + look.letter * 0.36)
        words = "–" if value is None else f"{number(value, decimals)}{unit}"
        canvas.text(at, words, bold=True)
    shown = [f"{label} {'–' if value is None else number(value, decimals) + unit}" for label, value in rows]
    return canvas.svg(title, description or "; ".join(shown))


@dataclass(frozen=True)
class Change:
    """How far a mean has moved, with half its 95 % interval; `margin` None where none may be worked out."""

    label: str
    difference: float
    margin: float | None

    @property
    def is_clear(self) -> bool:
        """The interval does not hold zero."""
        return self.margin is not None and abs(self.difference) > self.margin


def change(title: str, rows: Sequence[Change], *, look: Look = PAPER, description: str = "") -> SafeString:
    """Change around zero with its interval; filled and bold where it is clear."""
    left, right, top = look.width * (0.45 if not look.is_page else 0.42), 56, look.small * 2.2
    step = 25 if not look.is_page else 42
    height = top + step * len(rows) + look.small * 2.4
    ends = [
        end
        for row in rows
        for end in (row.difference - (row.margin or 0), row.difference + (row.margin or 0))
    ]
    steps = ticks(min([-0.5, *ends]), max([0.5, *ends]), 4)
    canvas = Canvas(look, look.width, height, "line")
    across = Scale(steps[0], steps[-1], left, look.width - right)
    for value in steps:
        canvas.line(
            (across.at(value), top - 4), (across.at(value), height - look.small * 2.2), look.hair, 0.7
        )
        words = number(value, decimals_of(steps), signed=True)
        canvas.text((across.at(value), height - 6), words, anchor="middle", size=look.small, tone="quiet")
    zero = across.at(0)
    canvas.line((zero, top - 6), (zero, height - look.small * 2), look.ink, 1.1)
    canvas.text((zero, top - 10), gettext("unchanged"), anchor="middle", size=look.small, tone="quiet")
    for index, row in enumerate(rows):
        _draw_change(canvas, row, across, left, top + step * (index + 0.5))
    said = [f"{row.label} {number(row.difference, signed=True)}" for row in rows]
    return canvas.svg(title, description or "; ".join(said))


def _draw_change(canvas: Canvas, row: Change, across: Scale, left: float, middle: float) -> None:
    look = canvas.look
    colour = look.strong if row.is_clear else look.quiet
    _label(canvas, row.label, left - 14, middle, 44 if not look.is_page else 20, bold=row.is_clear)
    if row.margin is not None:
        ends = [across.at(row.difference - row.margin), across.at(row.difference + row.margin)]
        width = 2 if row.is_clear else 1.2
        canvas.line((ends[0], middle), (ends[1], middle), colour, width)
        for end in ends:
            canvas.line((end, middle - 4), (end, middle + 4), colour, width)
    canvas.circle(
        (across.at(row.difference), middle), 4.6, colour if row.is_clear else "#ffffff", colour, 1.5
    )
    at = (look.width - 4, middle + look.letter * 0.36)
    canvas.text(at, number(row.difference, signed=True), anchor="end", bold=row.is_clear)


DARK = {3: 2, 5: 3}  # from this answer on the ground is dark


def distribution(
    title: str,
    rows: Sequence[tuple[str, Sequence[int]]],
    answers: Sequence[str],
    *,
    look: Look = PAPER,
    description: str = "",
) -> SafeString:
    """How the answers (three or five kinds) share each row; tints from hollow to dark with per cent in them."""
    keys = _key_rows(answers, look)
    top = len(keys) * look.small * 1.7 + 6
    step = 34 if not look.is_page else 84
    canvas = Canvas(look, look.width, top + step * len(rows), "line")
    for line, row in enumerate(keys):
        for x, index in row:
            _key(canvas, (x, 3 + line * look.small * 1.7), index, answers)
    for index, (text, counts) in enumerate(rows):
        _draw_shares(canvas, text, counts, top + index * step)
    said = [f"{text}: {', '.join(map(_percent, _shares(counts)))}" for text, counts in rows]
    return canvas.svg(title, description or f"{', '.join(answers)}. {'; '.join(said)}")


def _shares(counts: Sequence[int]) -> list[float]:
    total = sum(counts)
    return [count / total if total else 0 for count in counts]


def _percent(share: float) -> str:
    return f"{number(100 * share, 0)}\u00a0%"


def _tint(canvas: Canvas, index: int, kinds: int) -> tuple[str, bool]:
    look = canvas.look
    between = look.tints if kinds == 5 else look.tints[1:2]
    return ("#ffffff", *between, look.strong)[index], index >= DARK[kinds]


def _key_rows(answers: Sequence[str], look: Look) -> list[list[tuple[float, int]]]:
    total = sum(look.small * 1.4 + breadth(words, look.small) + 8 for words in answers)
    left = max(0, min(look.width * 0.47, look.width - total)) if not look.is_page else 0
    rows: list[list[tuple[float, int]]] = [[]]
    x = left
    for index, words in enumerate(answers):
        wide = look.small * 1.4 + breadth(words, look.small) + 8
        if rows[-1] and x + wide > look.width:
            rows, x = [*rows, []], left
        rows[-1].append((x, index))
        x += wide
    return rows


def _key(canvas: Canvas, at: tuple[float, float], index: int, answers: Sequence[str]) -> None:
    size = canvas.look.small
    fill, _ = _tint(canvas, index, len(answers))
    canvas.rect(at, (size, size), fill, stroke=canvas.look.quiet, width=0.7)
    canvas.text((at[0] + size * 1.4, at[1] + size * 0.86), answers[index], size=size)


def _draw_shares(canvas: Canvas, text: str, counts: Sequence[int], y: float) -> None:
    look = canvas.look
    left, bar = (look.width * 0.47, y) if not look.is_page else (0, y + 46)
    deep = 20 if not look.is_page else 26
    if look.is_page:
        for up, line in enumerate(reversed(wrap(text, 58)[:2])):
            canvas.text((0, bar - 9 - up * 18), line, size=look.small)
    else:
        _label(canvas, text, left - 14, bar + deep / 2, 52)
    x, room = left, look.width - left - 2
    for index, share in enumerate(_shares(counts)):
        fill, dark = _tint(canvas, index, len(counts))
        wide = room * share
        if wide:
            canvas.rect((x, bar), (wide, deep), fill, stroke=look.quiet, width=0.7)
        if wide > look.small * 2.3:
            at = (x + wide / 2, bar + deep / 2 + look.small * 0.36)
            tone = "light" if dark else "ink"
            canvas.text(at, number(100 * share, 0), anchor="middle", size=look.small, tone=tone)
        x += wide


@dataclass(frozen=True)
class Check:
    """A value's marks (1–5) session by session; None where it was not checked."""

    value: str
    marks: Sequence[float | None]


def value_check(
    title: str,
    points: Sequence[str],
    rows: Sequence[Check],
    *,
    look: Look = PAPER,
    description: str = "",
) -> SafeString:
    """The leadership's own judgement of each value over time, 1–5, one small line a value."""
    width = 219 if not look.is_page else look.width
    step = look.letter * 3.5
    left = width * (0.46 if not look.is_page else 0.36)
    top = look.small * 2.2
    canvas = Canvas(look, width, top + step * len(rows), "line")
    across = Scale(0, max(len(points) - 1, 1), left, width - 22)
    for index, words in enumerate(points):
        at = (across.at(index), look.small * 1.2)
        canvas.text(at, words, anchor="middle", size=look.small, tone="quiet")
    for index, row in enumerate(rows):
        _draw_check(canvas, row, across, top + step * index, step)
    return canvas.svg(title, description or _checks_in_words(points, rows))


def _draw_check(canvas: Canvas, row: Check, across: Scale, y: float, step: float) -> None:
    look = canvas.look
    up = Scale(1, 5, y + step - look.small * 1.25, y + look.small * 1.25)
    canvas.line((0, y), (canvas.width, y), look.hair, 0.7)
    lines = wrap(row.value, int((across.start - 18) / (look.letter * 0.56)))[:2]
    for k, line in enumerate(lines):
        shift = (k - (len(lines) - 1) / 2) * look.letter * 1.2
        canvas.text((0, y + step / 2 + look.letter * 0.36 + shift), line, bold=True)
    known = [(across.at(i), up.at(mark), mark) for i, mark in enumerate(row.marks) if mark is not None]
    canvas.polyline([point[:2] for point in known], look.strong, 2)
    for index, (x, at, mark) in enumerate(known):
        latest = index == len(known) - 1
        canvas.circle((x, at), look.small * 0.9, look.strong if latest else "#ffffff", look.strong, 1.4)
        tone = "light" if latest else look.strong
        words = number(mark, decimals_of([mark]))
        canvas.text(
            (x, at + look.small * 0.36), words, anchor="middle", size=look.small, bold=True, tone=tone
        )


def _checks_in_words(points: Sequence[str], rows: Sequence[Check]) -> str:
    def marks(row: Check) -> str:
        pairs = zip(points, row.marks, strict=True)
        return ", ".join(f"{point} {number(m, decimals_of([m]))}" for point, m in pairs if m is not None)

    return "; ".join(f"{row.value}: {marks(row)}" for row in rows)
