"""Every paper of the survey is archive and accessibility proof, at any number of answers, in every written norm."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from foundation.documents.document import Document
from foundation.documents.render import pdf_of
from plc_survey import documents
from plc_survey.actions import close_round, publish_network, save_leadership, save_rubric
from plc_survey.documents import empty_sheet
from plc_survey.models import Phase, Round, Way
from plc_survey.pages import sheet_thing
from plc_survey.place import Place
from plc_survey.queries import instrument_for
from tests.cast import Cast
from tests.documents.verapdf import assert_valid
from tests.plc_survey.made import closed, loaded, opened, some_sheets, with_sheets
from tests.plc_survey.test_publish_the_networks_figures import counting, more_schools

pytestmark = pytest.mark.one_database


def many(cast: Cast) -> Round:
    """A second round with everything a report can hold: change, alpha, five categories, leadership, words."""
    closed(cast, 32, cast.harbour, by="convenor", seed=3, lean=2.8, expected=40)
    round_ = opened(cast, cast.harbour, by="convenor", phase=Phase.MIDWAY, free_text=True, expected=40)
    save_leadership(round_=round_, answers=[4] * 29, by=cast["convenor"])
    with_sheets(round_, some_sheets(34, 9, 3.6))
    round_.free_texts.bulk_create(
        [
            round_.free_texts.model(round=round_, text=f"Mer tid, takk ({place}). Ŋ đ š ž č ŧ")
            for place in range(12)
        ]
    )
    return loaded(close_round(round_=round_, by=cast["convenor"]))


def report(cast: Cast) -> Document:
    return documents.report_document(many(cast), own=True)


def report_of_few(cast: Cast) -> Document:
    return documents.report_document(closed(cast, 6), own=True)


def report_of_too_few(cast: Cast) -> Document:
    return documents.report_document(closed(cast, 3), own=True)


def slides(cast: Cast) -> Document:
    return documents.slides_document(many(cast), own=True)


def slides_of_too_few(cast: Cast) -> Document:
    return documents.slides_document(closed(cast, 3), own=True)


def slips(cast: Cast) -> Document:
    return documents.slips_document(opened(cast, way=Way.CODES), ["K7MP4RDX2A", "H3WN8TQAC1"] * 6)


def poster(cast: Cast) -> Document:
    return documents.poster_document(opened(cast))


def protection(cast: Cast) -> Document:
    cast.hill.language = "nn"
    cast.hill.save()
    return documents.protection_document(opened(cast, way=Way.CODES, free_text=True))


def network(cast: Cast) -> Document:
    counting(cast, more_schools(cast, 3))
    year = Round.objects.latest("pk").closes_on
    may = year.year if year.month >= 5 else year.year - 1
    return documents.network_document(
        publish_network(network=cast.network, phase=Phase.START, year=may, by=cast["convenor"])
    )


def rubric_sheet(cast: Cast) -> Document:
    return empty_sheet(sheet_thing(Place(cast.hill, cast.network)), instrument_for(cast.network))


def rubric(cast: Cast) -> Document:
    keys = [each.key for each in instrument_for(cast.network).dimensions]
    made = save_rubric(
        place=Place(cast.hill, cast.network), rubric=None, phase=Phase.START, held_on=date(2026, 9, 1), present=4,
        judgements=dict.fromkeys(keys[1:], (2, "Vi ser det i timene.")), by=cast["principal"],
    )  # fmt: skip
    return documents.rubric_document(made)


PAPERS: dict[Callable[[Cast], Document], int] = {
    report: 0, report_of_few: 0, report_of_too_few: 1, slides: 0, slides_of_too_few: 1, slips: 2, poster: 1,
    protection: 1, network: 1, rubric_sheet: 2, rubric: 1,
}  # fmt: skip


@pytest.mark.parametrize("make", PAPERS)
def test_it_is_valid_and_as_long_as_it_should_be(cast: Cast, make: Callable[[Cast], Document]) -> None:
    pdf = pdf_of(make(cast))
    assert_valid(pdf)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == (PAPERS[make] or len(pages))
    if make in (slides, slides_of_too_few):
        assert {round(float(page.mediabox.width / page.mediabox.height), 2) for page in pages} == {1.78}
