"""Goals, indicators, readings and measures as a spreadsheet: one sheet each, one row a thing."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plans.domain.contents import Contents
from plans.domain.years import label
from plans.models import Plan
from plans.queries.programme import borrowed
from plans.wording import measure_state
from plans.wording.standing import plain_number

WIDEST = 46  # letters; a longer text goes on over several lines
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def plan_xlsx(plan: Plan, contents: Contents) -> bytes:
    """The plan's figures as .xlsx, in the school's written Norwegian."""
    with translation.override(plan.school.language):
        book = Workbook()
        book.remove(book.active)
        _sheet(book, _("Goals"), _goal_head(), _goals(contents))
        _sheet(book, _("Indicators"), _indicator_head(), _indicators(contents))
        _sheet(book, _("Readings"), _reading_head(), _readings(contents))
        _sheet(
            book,
            _("Measures"),
            _measure_head(),
            _measures(contents, borrowed(plan.school.language, plan.network)),
        )
        out = BytesIO()
        book.save(out)
        return out.getvalue()


def _sheet(book: Workbook, title: str, head: list[str], rows: Iterable[list[Any]]) -> None:
    sheet: Worksheet = book.create_sheet(title)
    sheet.append(head)
    for row in rows:
        sheet.append([_plain(value) for value in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.auto_filter.ref = sheet.dimensions
    for number, column in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, 10), WIDEST)
        for cell in column[1:]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, date):
                cell.number_format = "DD.MM.YYYY"


def _plain(value: Any) -> Any:
    """A value that a spreadsheet takes as it is; text that looks like a formula is kept as text."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _goal_head() -> list[str]:
    return [_("No."), _("Goal"), _("More precisely"), _("Values"), _("Responsible"), _("Function")]


def _goals(contents: Contents) -> Iterable[list[Any]]:
    for number, goal in enumerate(contents.goals, start=1):
        values = ", ".join(value.name for value in contents.values_of(goal))
        yield [number, goal.title, goal.description, values, goal.responsible, goal.function]


def _indicator_head() -> list[str]:
    return [
        _("Goal no."),
        _("Indicator"),
        _("Unit"),
        _("Source"),
        _("Baseline"),
        _("Measured when?"),
        _("Target"),
        _("Reached when?"),
        _("Targets year by year"),
    ]


def _indicators(contents: Contents) -> Iterable[list[Any]]:
    for number, goal in enumerate(contents.goals, start=1):
        for i in goal.indicators:
            years = ", ".join(f"{label(t.year)}: {plain_number(t.value)}" for t in i.year_targets)
            yield [number, i.what, i.unit, i.source, i.baseline, i.baseline_on, i.target, i.target_on, years]


def _reading_head() -> list[str]:
    return [_("Goal no."), _("Indicator"), _("When"), _("Figure"), _("Note")]


def _readings(contents: Contents) -> Iterable[list[Any]]:
    for number, goal in enumerate(contents.goals, start=1):
        for i in goal.indicators:
            for r in i.readings:
                yield [number, i.what, r.on, r.value, r.note]


def _measure_head() -> list[str]:
    return [
        _("No."),
        _("Strategy"),
        _("Measure"),
        _("What is done"),
        _("Responsible"),
        _("Function"),
        _("From"),
        _("To"),
        _("State"),
        _("Why moved or dropped"),
        _("Leadership"),
        _("Professional community"),
    ]


def _measures(contents: Contents, about: Any) -> Iterable[list[Any]]:
    for number, goal in enumerate(contents.goals, start=1):
        place = 0
        for strategy in goal.strategies:
            for m in strategy.measures:
                place += 1
                yield [
                    f"{number}.{place}",
                    strategy.title,
                    m.title,
                    m.description,
                    m.responsible,
                    m.function,
                    m.starts_on,
                    m.ends_on,
                    measure_state(m.state)[1],
                    m.reason,
                    about.leadership_names.get(m.leadership, ""),
                    about.dimensions.get(m.dimension, ""),
                ]
