"""The school years of a plan in words, picture and table."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from foundation import spelling
from foundation.documents.charts import PAGE, Look, PlanBar, PlanRow, five_years
from plans.domain.contents import Contents, Measure
from plans.domain.course import year_end
from plans.domain.life import Stage
from plans.domain.years import Cell, Row, label, standing_of, turns_on
from plans.wording.standing import figure, measure_state

BAR_STATES = {"ordinary": "daily"}


@dataclass(frozen=True)
class CellWords:
    """A cell of the table: the school year, what is done, and what shall be reached."""

    year: str
    doing: tuple[str, ...]
    reaching: tuple[str, ...]


@dataclass(frozen=True)
class RowWords:
    """A goal across the years in words."""

    number: int
    title: str
    cells: tuple[CellWords, ...]


@dataclass(frozen=True)
class NextYear:
    """The roll into the next school year: from which, into which, and from when on. `coming` is empty at the plan's end."""

    this_year: str
    coming: str
    when: str
    is_due: bool
    is_open: bool


def next_year(contents: Contents, today: date) -> NextYear:
    """Whether the next school year is to be laid now; a plan that has not been handed out is not rolled on."""
    laid = contents.laid_year or contents.first_year
    is_last = laid + 1 >= contents.first_year + contents.years
    is_open = contents.stage in {Stage.FINAL, Stage.REVISED} and not is_last
    when = spelling.day_with_year(turns_on(laid), get_language() or "nb")
    is_due = is_open and today >= turns_on(laid)
    return NextYear(label(laid), "" if is_last else label(laid + 1), when, is_due, is_open)


def headline(contents: Contents, today: date) -> str:
    """«Tre mål og åtte tiltak. Ett tiltak er forsinket.»"""
    late = sum(measure.is_late(today) for measure in contents.measures)
    goals, measures = len(contents.goals), len(contents.measures)
    text = _("%(goals)s and %(measures)s.") % {
        "goals": ngettext("%d goal", "%d goals", goals) % goals,
        "measures": ngettext("%d measure", "%d measures", measures) % measures,
    }
    if late:
        text += " " + ngettext("%d measure is late.", "%d measures are late.", late) % late
    return text


def picture(contents: Contents, rows: tuple[Row, ...], today: date, look: Look = PAGE) -> SafeString:
    """The drawn timeline."""
    drawn = [_drawn(contents, row, today) for row in rows]
    title = _("The plan over %(count)s school years: goals, measures and milestones") % {
        "count": contents.years
    }
    first, count = contents.first_year, contents.years
    return five_years(title, first, drawn, today=today, count=count, look=look)


def _drawn(contents: Contents, row: Row, today: date) -> PlanRow:
    bars = [_bar(contents, m, today) for m in row.goal.measures if m not in row.undated]
    marks: list[tuple[date, str]] = []
    for cell in row.cells:
        words = [figure(i, value) for i, value in cell.targets[:1] if not i.by_signs]
        if words or cell.milestones:
            marks.append(
                (year_end(cell.year), words[0] if words else _shortened(cell.milestones[0].text, 24))
            )
    return PlanRow(_shortened(row.goal.title, 62), bars, marks)


def _bar(contents: Contents, measure: Measure, today: date) -> PlanBar:
    standing = standing_of(measure, today)
    start = measure.starts_on or contents.starts_on
    end = measure.ends_on or contents.ends_on
    return PlanBar(_shortened(measure.title, 60), start, max(start, end), BAR_STATES.get(standing, standing))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def table_rows(rows: tuple[Row, ...]) -> tuple[RowWords, ...]:
    """The same as a table."""
    return tuple(
        RowWords(row.number, row.goal.title, tuple(_cell(cell) for cell in row.cells)) for row in rows
    )


def _cell(cell: Cell) -> CellWords:
    doing = [_entry(entry.measure, entry.standing, ends=entry.ends) for entry in cell.entries]
    reaching = [milestone.text for milestone in cell.milestones]
    reaching += [f"{indicator.what}: {figure(indicator, value)}" for indicator, value in cell.targets[:1]]
    return CellWords(label(cell.year), tuple(doing), tuple(reaching))


def _entry(measure: Measure, standing: str, *, ends: bool) -> str:
    """A measure in a year, with its state where that says something."""
    _mark, word = measure_state(standing)
    says = standing in {"late", "dropped"} or (ends and standing in {"done", "ordinary"})
    notes = [word.lower()] * says + [_("moved")] * (measure.is_moved and ends)
    return f"{measure.title} ({', '.join(notes)})" if notes else measure.title
