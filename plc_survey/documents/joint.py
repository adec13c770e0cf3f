"""The joint judgement on paper: the empty sheet, and what was agreed."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents.document import Document
from plc_survey.models import JointRubric
from plc_survey.telling.joint import rows_of_rubric, sheet_rows
from programme.domain.content import Instrument


def rubric_document(rubric: JointRubric) -> Document:
    """What was agreed, dimension by dimension."""
    with translation.override(rubric.school.language):
        title = _("Joint judgement of the professional community, %(school)s") % {
            "school": rubric.school.name
        }
        rows = rows_of_rubric(rubric)
        return _document(rubric, "rubric.html", title, _("joint judgement"), rows=rows)


def rubric_paper(rubric: JointRubric) -> Document:
    """The empty sheet that people talk from."""
    from plc_survey.queries.instrument import content_of_round

    return empty_sheet(rubric, content_of_round(rubric))


def empty_sheet(thing: Any, instrument: Instrument) -> Document:
    """The empty sheet for a school; `thing` has a school, a network and the day the sheet speaks for."""
    with translation.override(thing.school.language):
        title = _("Sheet for the joint judgement, %(school)s") % {"school": thing.school.name}
        rows = sheet_rows(instrument, thing.school.language)
        levels = instrument.rubric_levels.in_language(thing.school.language)
        return _document(
            thing, "rubric_sheet.html", title, _("joint judgement sheet"), rows=rows, levels=levels
        )


def _document(thing: Any, template: str, title: str, filename: str, **context: Any) -> Document:
    return Document(
        template=f"plc_survey/documents/{template}",
        context={"thing": thing, **context},
        title=title,
        language=thing.school.language,
        filename=f"{filename} {thing.school.name} {thing.held_on:%Y-%m}",
        dated=thing.held_on,
        author=f"{thing.network.municipality.name}, {thing.network.name}",
        description=title,
    )
