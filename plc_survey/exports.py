"""A closed round as a spreadsheet and as a CSV file: the same figures as on the page, never more."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from plc_survey import wording
from plc_survey.domain.shown import ShownDimension
from plc_survey.domain.subtraction import Bound, Mean
from plc_survey.telling import DimensionRow, StatementRow, Told, words

Cell = str | int | float | None


def number(mean: Mean | None) -> Cell:
    """A number to calculate with; «≤ 1,5» stays text."""
    if mean is None:
        return None
    return mean.value if mean.bound is Bound.EXACT else wording.mean_text(mean)


def spread(seen: ShownDimension) -> Cell:
    """A number to calculate with; «≤ 0,2» stays text."""
    return wording.spread_text(seen) if seen.is_least_spread else seen.spread


def agreed(seen: ShownDimension) -> Cell:
    """A number from 20 answers, a word from 10."""
    if seen.agreement is not None or seen.agreement_word is None:
        return seen.agreement
    return wording.agreement_text(seen.agreement_word)


def dimension_heads() -> list[str]:
    """Heads of the sheet of dimensions."""
    return [
        _("Characteristic"), _("Round"), "n", _("Mean"), _("Spread"), _("Agreement"), _("Don't know, per cent"),
        pgettext("a difference", "Change"), _("Change, ±"), _("Clear?"), _("Without"), _("The leadership's own"),
    ]  # fmt: skip


def dimension_cells(told: Told) -> list[list[Cell]]:
    """One line a dimension and round; change only for the latest."""
    lines = []
    for row in told.dimensions:
        for one in told.rounds[:-1]:
            seen = one.shown.dimension(row.key)
            lines.append(
                [
                    row.title,
                    one.name,
                    seen.n,
                    number(seen.mean),
                    spread(seen),
                    agreed(seen),
                    seen.dont_know,
                    None,
                    None,
                    None,
                    ", ".join(seen.without),
                    None,
                ]
            )
        lines.append(_latest(told, row))
    return lines


def _latest(told: Told, row: DimensionRow) -> list[Cell]:
    seen, change = row.seen, row.change
    return [
        row.title, told.rounds[-1].name, seen.n, number(seen.mean), spread(seen), agreed(seen),
        seen.dont_know, change.difference if change else None, change.half if change else None,
        row.verdict[1] or None, ", ".join(row.without), None if row.leadership is None else round(row.leadership, 2),
    ]  # fmt: skip


def statement_heads() -> list[str]:
    """Heads of the sheet of statements."""
    return [
        _("No."), _("Statement"), _("Characteristic"), "n", _("Mean"), _("Disagree"), _("Both"), _("Agree"),
        "1", "2", "3", "4", "5", _("Spread"), _("Don't know, per cent"), _("Why there is no figure"),
    ]  # fmt: skip


def statement_cells(told: Told) -> list[list[Cell]]:
    """One line a statement."""
    return [_statement(row) for row in told.statements]


def _statement(row: StatementRow) -> list[Cell]:
    seen = row.seen
    groups: Sequence[Cell] = seen.groups or (None,) * 3
    five: Sequence[Cell] = seen.categories or (None,) * 5
    return [
        row.key, row.text, row.dimension, seen.n, number(seen.mean), *groups, *five, seen.spread,
        seen.dont_know, row.why_hidden or None,
    ]  # fmt: skip


def about(told: Told) -> list[list[Cell]]:
    """Where the figures come from, and what they do not carry."""
    lines: list[list[Cell]] = [
        [_("School"), told.round.school.name],
        [_("Round"), told.name],
        [_("Open"), told.period],
        [_("Answers"), words.answered_text(told)],
    ]
    note = words.overfull_text(told) or words.unsure_mark(told)
    if note:
        lines.append([pgettext("to figures", "Note"), note])
    lines.append([_("Shown from"), told.shown.threshold])
    return lines


def as_spreadsheet(told: Told) -> bytes:
    """An .xlsx with three sheets: characteristics, statements, about."""
    book = Workbook()
    sheets: list[tuple[str, list[str], Iterable[list[Cell]]]] = [(_("About"), [], about(told))]
    if not told.shown.is_hidden:
        sheets = [
            (_("Characteristics"), dimension_heads(), dimension_cells(told)),
            (_("Statements"), statement_heads(), statement_cells(told)),
            *sheets,
        ]
    book.remove(book.worksheets[0])
    for name, heads, lines in sheets:
        _fill(book.create_sheet(name[:31]), heads, lines)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, heads: list[str], lines: Iterable[list[Cell]]) -> None:
    if heads:
        sheet.append(heads)
        for cell in sheet[1]:
            cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "A2"
    for line in lines:
        sheet.append([_plain(cell) for cell in line])
    for place, column in enumerate(sheet.columns, 1):
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=8)
        sheet.column_dimensions[get_column_letter(place)].width = min(60, max(9, longest + 2))


def _plain(cell: Cell) -> Cell:
    """A text that a spreadsheet must not take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


def _written(cell: Cell) -> Cell:
    """The same in a text file: a decimal comma but in English, or a Norwegian spreadsheet reads 3.9 as a date."""
    if not isinstance(cell, float):
        return _plain(cell)
    return str(cell) if wording.language() == "en" else str(cell).replace(".", ",")


def as_csv(told: Told) -> str:
    """The statements as CSV, semicolons between, with a byte order mark so that a spreadsheet reads æøå."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in about(told):
        writer.writerow([_plain(cell) for cell in line])
    if not told.shown.is_hidden:
        writer.writerow([])
        writer.writerow(dimension_heads())
        writer.writerows([[_written(cell) for cell in line] for line in dimension_cells(told)])
        writer.writerow([])
        writer.writerow(statement_heads())
        writer.writerows([[_written(cell) for cell in line] for line in statement_cells(told)])
    return "\ufeff" + out.getvalue()
