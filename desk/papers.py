"""What a school has noted along the way, on paper: its log, its value checks, its answers to RKBU."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from desk.queries.written import log_of
from foundation.documents.document import Document
from network.models import School
from plans.models import Plan
from plans.queries.along import value_checks_of
from review.models import SchoolPart
from review.wording import occasion_title

Marks = tuple[str, int | None, int | None, str, str]


@dataclass(frozen=True)
class Noted:
    """Something noted on a day; `marks` are value, the teachers' and the leaders' mark, an example each."""

    on: date
    heading: str
    text: str = ""
    note: str = ""
    marks: tuple[Marks, ...] = ()


def log_document(plan: Plan) -> Document | None:
    """The whole log, also what is not shared: the leadership's own; None before the first entry."""
    with translation.override(plan.school.language):
        entries = [
            Noted(
                entry.on,
                str(entry.get_kind_display()),
                entry.text,
                _("Goes with the plan when it is shared") if entry.shared else "",
            )
            for entry in log_of(plan)
        ]
        return _paper(plan.school, _("The log"), entries)


def value_checks_document(plan: Plan) -> Document | None:
    """Every value check with its examples; None before the first."""
    with translation.override(plan.school.language):
        entries = [
            Noted(
                check.on,
                _("Value check"),
                marks=tuple(
                    (m.value.name, m.teachers, m.leaders, m.teachers_example, m.leaders_example)
                    for m in check.marks.all()
                ),
            )
            for check in value_checks_of(plan)
        ]
        return _paper(plan.school, _("Value checks"), entries)


def answers_document(school: School, parts: Sequence[SchoolPart]) -> Document | None:
    """What the school has answered to RKBU's reviews; None before the first answer."""
    with translation.override(school.language):
        entries = [
            Noted(
                timezone.localdate(part.answered_at),
                occasion_title(part.review.occasion),
                part.answer,
                f"{part.network.name}, {part.review.programme_year.school_year}",
            )
            for part in parts
        ]
        return _paper(school, _("The school's answers to RKBU"), entries)


def _paper(school: School, title: str, entries: list[Noted]) -> Document | None:
    if not entries:
        return None
    return Document(
        template="documents/noted.html",
        context={"school": school, "heading": title, "entries": entries},
        title=f"{title}, {school.name}",
        language=school.language,
        filename=f"{title} {school.name}",
        dated=max(entry.on for entry in entries),
        author=school.name,
        description=title,
    )
