"""The years as a table of halves (autumn, spring): measures packed into as few lines as they fit."""

from dataclasses import dataclass
from datetime import date

from plans.domain.contents import Contents, Goal, Measure
from plans.domain.years import school_year_of

SHORT = 2  # a bar of so many halves is too narrow for words: they stand beside it
BESIDE = 3  # how many halves the words beside a bar take


@dataclass(frozen=True)
class Span:
    """So many halves of a line: a measure's bar, its words, both in one, or nothing."""

    halves: int
    measure: Measure | None = None
    is_bar: bool = False
    has_words: bool = False


@dataclass(frozen=True)
class GoalLines:
    """A goal's lines; each line's spans add up to the plan's halves."""

    number: int
    goal: Goal
    lines: tuple[tuple[Span, ...], ...]


def half_of(day: date, first_year: int, years: int) -> int:
    """The half of the plan that a day lies in, from 0; days outside count for the nearest."""
    year = school_year_of(day)
    half = (year - first_year) * 2 + (0 if day.month >= 8 else 1)
    return min(max(half, 0), years * 2 - 1)


def in_halves(contents: Contents) -> tuple[GoalLines, ...]:
    """Every goal with its dated, not dropped measures on lines."""
    return tuple(
        GoalLines(number, goal, _lines(contents, goal)) for number, goal in enumerate(contents.goals, start=1)
    )


@dataclass(frozen=True)
class _Piece:
    """What one measure takes of a line: from its first half on, these spans."""

    first: int
    spans: tuple[Span, ...]

    @property
    def after(self) -> int:
        """The first half behind it."""
        return self.first + sum(span.halves for span in self.spans)


def _lines(contents: Contents, goal: Goal) -> tuple[tuple[Span, ...], ...]:
    lines: list[list[_Piece]] = []
    for piece in sorted(_pieces(contents, goal), key=lambda piece: (piece.first, piece.after)):
        free = next((line for line in lines if line[-1].after <= piece.first), None)
        if free is None:
            lines.append([piece])
        else:
            free.append(piece)
    return tuple(_spans(line, contents.years * 2) for line in lines) or ((Span(contents.years * 2),),)


def _pieces(contents: Contents, goal: Goal) -> list[_Piece]:
    found = []
    for measure in goal.standing_measures:
        if measure.starts_on is None and measure.ends_on is None:
            continue
        first = half_of(measure.starts_on or contents.starts_on, contents.first_year, contents.years)
        last = half_of(measure.ends_on or contents.ends_on, contents.first_year, contents.years)
        found.append(_piece(measure, first, max(first, last) - first + 1, contents.years * 2))
    return found


def _piece(measure: Measure, first: int, halves: int, room: int) -> _Piece:
    if halves > SHORT or room < SHORT + BESIDE:
        return _Piece(first, (Span(halves, measure, is_bar=True, has_words=True),))
    bar, words = Span(halves, measure, is_bar=True), Span(BESIDE, measure, has_words=True)
    if first + halves + BESIDE <= room:
        return _Piece(first, (bar, words))
    return _Piece(first - BESIDE, (words, bar))


def _spans(line: list[_Piece], halves: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for piece in line:
        if piece.first > at:
            spans.append(Span(piece.first - at))
        spans.extend(piece.spans)
        at = piece.after
    if at < halves:
        spans.append(Span(halves - at))
    return tuple(spans)
