"""Every paper of the survey is a valid PDF/A-2a and PDF/UA-1, in the school's written norm, and says nothing hidden."""

import pytest

from foundation.documents.render import html_of
from plc_survey import documents
from plc_survey.models import Way
from tests.cast import Cast
from tests.plc_survey.made import closed, opened


def test_every_kind_is_there_for_export(cast: Cast) -> None:
    closed(cast, 12)
    names = {document.template.rsplit("/", 1)[-1] for document in documents.documents_of(cast.network)}
    assert names == {"report.html", "slides.html", "protection.html", "poster.html", "slips.html"}


def test_papers_are_in_the_schools_written_norm(cast: Cast) -> None:
    cast.hill.language = "nn"
    cast.hill.save()
    page = html_of(documents.report_document(closed(cast, 12), own=True))
    assert 'lang="nn"' in page
    assert "Sterkast og svakast" in page


def test_slips_carry_code_address_and_a_picture_with_words(cast: Cast) -> None:
    page = html_of(documents.slips_document(opened(cast, way=Way.CODES), ["K7MP4RDX2A"]))
    assert "K7MP4-RDX2A" in page
    assert "<title>QR-koden" in page
    assert "style=" not in page


@pytest.mark.parametrize("n", [4, 7])
def test_a_small_round_prints_no_distribution(cast: Cast, n: int) -> None:
    with_both = html_of(documents.report_document(closed(cast, 12, cast.harbour, by="convenor"), own=True))
    page = html_of(documents.report_document(closed(cast, n), own=True))
    for head in ("Spredning</th>", "Uenige</th>"):
        assert head in with_both
        assert head not in page
