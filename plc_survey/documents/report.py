"""The report and the slides of a closed round."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents import charts
from foundation.documents.document import Document
from plc_survey.documents.ways_in import base
from plc_survey.models import Round
from plc_survey.telling import Told, pictures, tell, words


def report_document(round_: Round, *, own: bool) -> Document:
    """What may be seen: picture, change, tables, what to talk about, how it is worked out; `own` as in `tell`."""
    with translation.override(round_.school.language):
        told = tell(round_, own=own)
        title = _("Report on the survey of the professional community, %(school)s") % {
            "school": round_.school.name
        }
        context = _shared(told)
        if not told.shown.is_hidden:
            extremes = [*told.strongest, *told.weakest]
            context |= {
                "spread": pictures.spread_of(
                    extremes, _("How the answers to the strongest and weakest statements spread")
                ),
                "groups": _by_dimension(told),
            }
        return base(round_, "report.html", title, _("survey report"), **context)


def report_name(round_: Round) -> str:
    """The report's file name, without making the report."""
    with translation.override(round_.school.language):
        return base(round_, "report.html", "", _("survey report")).pdf_name


def slides_document(round_: Round, *, own: bool) -> Document:
    """Slides for the staff meeting, 16:9: one message a slide."""
    with translation.override(round_.school.language):
        told = tell(round_, own=own)
        title = _("Slides for the staff meeting, %(school)s") % {"school": round_.school.name}
        context = _shared(told)
        if not told.shown.is_hidden:
            context |= {"star": pictures.star(told, look=pictures.WALL)}
        return base(round_, "slides.html", title, _("survey slides"), **context)


def _shared(told: Told) -> dict[str, Any]:
    """What report and slides both show."""
    shown = told.shown
    context: dict[str, Any] = {
        "told": told,
        "heading": words.headline(told),
        "hidden_text": words.hidden_text(told),
        "overfull": words.overfull_text(told),
        "unsure": words.unsure_mark(told),
        "answered": words.answered_text(told),
    }
    if shown.is_hidden:
        return context
    return context | {
        "ingress": words.ingress(told),
        "talk": words.talk(told),
        "carry": words.carry_text(told),
        "agreed": words.agreement_sentence(told),
        "change_note": words.change_note(told),
        "star": pictures.star(told, look=charts.PAPER),
        "moved": pictures.moved(told),
        "has_leadership": any(row.leadership is not None for row in told.dimensions),
        "has_many": shown.sheets >= 10,
        "has_numbers": any(row.seen.agreement is not None for row in told.dimensions),
        "has_alpha": any(row.seen.consistency for row in told.dimensions),
    }


def _by_dimension(told: Told) -> list[tuple[str, list[Any]]]:
    """The statements under their dimension's title, in instrument order."""
    found: dict[str, list[Any]] = {}
    for row in told.statements:
        found.setdefault(row.dimension, []).append(row)
    return list(found.items())
