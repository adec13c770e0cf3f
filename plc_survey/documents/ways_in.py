"""Slips, poster, and the page on how answers are protected."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from foundation.documents.document import Document
from plc_survey.answering.page import start_address
from plc_survey.domain import codes
from plc_survey.honesty import told_fully
from plc_survey.models import Round
from plc_survey.pages import qr_code
from plc_survey.queries.instrument import content_of_round
from plc_survey.wording import name_of, period


def base(round_: Round, template: str, title: str, filename: str, **context: Any) -> Document:
    """A document of a round; call it inside the school's language."""
    return Document(
        template=f"plc_survey/documents/{template}",
        context={"round": round_, "name": name_of(round_), **context},
        title=title,
        language=round_.school.language,
        filename=f"{filename} {round_.school.name} {round_.closes_on:%Y-%m}",
        dated=round_.closes_on if round_.closed_at else round_.opens_on,
        author=f"{round_.network.municipality.name}, {round_.network.name}",
        description=title,
    )


def slips_document(round_: Round, made: Sequence[str]) -> Document:
    """One slip a code, ten a page, to cut apart. Nothing of it is kept."""
    with translation.override(round_.school.language):
        slips = [
            {
                "code": codes.printed(code),
                "qr": qr_code(start_address(round_, code), title=_("QR code of this slip")),
            }
            for code in made
        ]
        address = start_address(round_).removeprefix("https://").removeprefix("http://").rstrip("/")
        title = _("Slips with codes, %(school)s") % {"school": round_.school.name}
        return base(round_, "slips.html", title, _("slips"), slips=slips, address=address)


def poster_document(round_: Round) -> Document:
    """A poster with the QR code; with codes on slips, it only tells what is going on."""
    with translation.override(round_.school.language):
        address = start_address(round_)
        return base(
            round_,
            "poster.html",
            _("Poster for the survey, %(school)s") % {"school": round_.school.name},
            _("survey poster"),
            qr=qr_code(address),
            address=address.removeprefix("https://").removeprefix("http://").rstrip("/"),
            count=len(content_of_round(round_).statements),
            is_demo=settings.DEMO,
        )


def protection_document(round_: Round) -> Document:
    """How the answers are protected, for staff and their representatives."""
    with translation.override(round_.school.language):
        title = _("How the answers are protected")
        told = told_fully(round_, round_.school.language)
        return base(
            round_,
            "protection.html",
            title,
            title,
            told=told,
            period=period(round_.opens_on, round_.closes_on),
        )
