"""The preview in the browser and the download."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from foundation.documents.document import Document
from foundation.documents.http import pdf_response, preview_response

pytestmark = pytest.mark.one_database
Make = Callable[..., Document]


def _preview(document: Document, language: str = "nn") -> HttpResponse:
    with translation.override(language):
        return preview_response(RequestFactory().get("/"), document, pdf="/x/pdf/", back="/x/")


def test_the_preview_is_the_page_itself_under_the_strict_policy(specimen: Make) -> None:
    html = _preview(specimen()).content.decode()
    assert "css/print.css" in html
    assert "css/paper.css" in html
    assert "style=" not in html
    assert "<style" not in html
    assert "<script" not in html
    assert 'href="/x/pdf/"' in html
    assert "Tilliten er høyest" in html


def test_the_bar_speaks_the_readers_language_and_the_paper_its_own(specimen: Make) -> None:
    html = _preview(specimen(language="en"), "nn").content.decode()
    assert '<html lang="en">' in html
    assert 'lang="nn"' in html
    assert "Slik ser det ut på papir" in html
    assert 'data-of="of"' in html


def test_characters_that_cannot_be_printed_are_named(specimen: Make) -> None:
    html = _preview(specimen("Bra jobba 🎉"), "nb").content.decode()
    assert "Bra jobba □" in html
    assert "🎉 (party popper)" in html
    assert "finnes ikke i skriften" in html


def test_what_people_wrote_cannot_reach_the_bar_or_the_markup(specimen: Make) -> None:
    html = _preview(specimen("<!--bar--><script>alert(1)</script>")).content.decode()
    assert "<script>" not in html
    assert html.count('class="paperbar"') == 1


def test_the_pdf_is_a_download_that_is_not_made_twice(specimen: Make) -> None:
    first = pdf_response(RequestFactory().get("/"), specimen())
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'attachment; filename="rapport-cahceravda-as.pdf"'
    assert first.content.startswith(b"%PDF-1.7")
    again = pdf_response(RequestFactory(headers={"if-none-match": first["ETag"]}).get("/"), specimen())
    assert again.status_code == 304
    changed = RequestFactory(headers={"if-none-match": first["ETag"]}).get("/")
    assert pdf_response(changed, specimen("Noe annet")).status_code == 200
