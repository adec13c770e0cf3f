"""The plan as a Word file: plain headings, paragraphs and tables that a municipality can go on with."""

from io import BytesIO
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from plans.domain.contents import Contents
from plans.domain.parts import PARTS, TEXTS
from plans.domain.years import label
from plans.models import Plan
from plans.queries.programme import borrowed
from plans.wording import figure
from plans.wording.help import PART_HELP
from plans.wording.page import GoalPage, month_year, read_page

WIDTH = 15.2  # cm between the margins of the page


def plan_docx(plan: Plan, contents: Contents) -> bytes:
    """The plan as .docx, in the school's written Norwegian."""
    with translation.override(plan.school.language):
        return _Paper(plan, contents).bytes()


class _Paper:
    """A Word file being filled."""

    def __init__(self, plan: Plan, contents: Contents) -> None:
        self.plan, self.contents = plan, contents
        self.page = read_page(
            contents, timezone.localdate(), borrowed(plan.school.language, plan.network).names
        )
        self.doc = Document()
        self._styles()

    def _styles(self) -> None:
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = "Calibri", Pt(11)
        language = {"nb": "nb-NO", "nn": "nn-NO"}.get(self.plan.school.language, "nb-NO")
        tag = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): language})
        style.element.get_or_add_rPr().append(tag)

    def bytes(self) -> bytes:
        """The finished file."""
        title = _("Goal and strategy plan for good relations between teacher and pupil")
        self.doc.core_properties.title = f"{title}, {self.contents.school}"
        self.doc.core_properties.author = self.contents.school
        self.doc.add_heading(title, 0)
        self.doc.add_paragraph(f"{self.contents.school}, {self.contents.period}")
        for part in PARTS:
            self._part(part)
        out = BytesIO()
        self.doc.save(out)
        return out.getvalue()

    def _part(self, part: str) -> None:
        self.doc.add_heading(str(PART_HELP[part].title), 1)
        bare = len(self.doc.element.body)
        for name in TEXTS[part]:
            self._text(part, name)
        fill = {
            "values": self._values,
            "goals": self._goals,
            "strategy": self._strategy,
            "challenges": self._stakeholders,
        }.get(part)
        if fill:
            fill()
        if len(self.doc.element.body) == bare:
            self.doc.add_paragraph(_("Not written yet."))

    def _text(self, part: str, name: str) -> None:
        text = self.contents.text(name)
        if not text:
            return
        alone = len(TEXTS[part]) == 1 or name in {"purpose", "vision", "relation_today"}
        if name == "relation_source":
            self.doc.add_heading(_("How we know"), 2)
        elif not alone:
            self.doc.add_heading(str(Plan._meta.get_field(name).verbose_name), 2)  # type: ignore[union-attr]
        for paragraph in text.split("\n"):
            if paragraph.strip():
                self.doc.add_paragraph(paragraph)

    def _values(self) -> None:
        for value in self.contents.values:
            self.doc.add_heading(value.name, 2)
            if value.meaning:
                self.doc.add_paragraph(value.meaning)
            for ask in value.asks:
                self.doc.add_paragraph(ask, style="List Bullet")
            if value.standing == "develop":
                self.doc.add_paragraph(_("A value that we want to develop."))

    def _goals(self) -> None:
        for goal in self.page.goals:
            words = {"number": goal.number, "title": goal.tree.title}
            self.doc.add_heading(_("Goal %(number)s. %(title)s") % words, 2)
            if goal.tree.description:
                self.doc.add_paragraph(goal.tree.description)
            if goal.values:
                served = ", ".join(value.name for value in goal.values)
                self.doc.add_paragraph(" ".join((_("Serves"), served)) + ".")
            if goal.tree.who:
                self.doc.add_paragraph(" ".join((_("Responsible:"), goal.tree.who)))
            self._goal_figures(goal)
            if goal.tree.milestones:
                self.doc.add_paragraph().add_run(_("Milestones")).bold = True
            for milestone in goal.tree.milestones:
                self.doc.add_paragraph(f"{label(milestone.year)}: {milestone.text}", style="List Bullet")
            for question, answer in goal.inquiry:
                self.doc.add_paragraph().add_run(question).italic = True
                self.doc.add_paragraph(answer)

    def _goal_figures(self, goal: GoalPage) -> None:
        if not goal.indicators:
            return
        head = [_("Indicator"), _("Unit"), _("Baseline"), _("Target"), _("Source")]
        rows = [
            [
                i.tree.what,
                i.tree.unit,
                _with_day(figure(i.tree, i.tree.baseline, unit=False), i.tree.baseline_on),
                _with_day(figure(i.tree, i.tree.target, unit=False), i.tree.target_on),
                i.tree.source,
            ]
            for i in goal.indicators
        ]
        self._table(head, rows, (4, 2, 2.6, 2.6, 4))

    def _strategy(self) -> None:
        head = [_("No."), _("Measure"), _("Responsible"), _("From – to"), _("State")]
        for goal in self.page.goals:
            for strategy in goal.strategies:
                self.doc.add_heading(strategy.title or goal.tree.title, 2)
                rows = [[m.number, _joined(m), m.tree.who, m.when, m.state] for m in strategy.measures]
                if rows:
                    self._table(head, rows, (1.2, 6.4, 3, 2.6, 2))

    def _stakeholders(self) -> None:
        rows = [[s.who, s.stake, s.action] for s in self.contents.stakeholders]
        if rows:
            self._table([_("Who"), _("What is at stake"), _("What we do")], rows, (4, 5.6, 5.6))

    def _table(self, head: list[str], rows: list[list[str]], shares: tuple[float, ...]) -> None:
        """A table whose columns share the page as `shares` say; the head repeats, and a row stays whole."""
        table = self.doc.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
        for cell, words in zip(table.rows[0].cells, head, strict=True):
            cell.text = str(words)
        repeated = table.rows[0]._tr.get_or_add_trPr()
        repeated.append(repeated.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = str(words)
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Cm(WIDTH * share / sum(shares))
        for line in table.rows:
            whole = line._tr.get_or_add_trPr()
            whole.append(whole.makeelement(qn("w:cantSplit"), {}))
            for cell, column in zip(line.cells, table.columns, strict=True):
                cell.width = column.width
        self.doc.add_paragraph()


def _with_day(words: str, day: Any) -> str:
    return f"{words} ({month_year(day)})" if day else words


def _joined(measure: Any) -> str:
    return "\n".join(text for text in (measure.tree.title, measure.tree.description) if text)
