"""The plan on paper and in files."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document as Word
from openpyxl import load_workbook
from pypdf import PdfReader

from foundation import spelling
from foundation.documents.render import html_of, pdf_of
from plans import actions
from plans.documents import documents_of, plan_document, poster_document
from plans.domain.contents import Value
from plans.models import Goal, Plan
from plans.queries.contents import contents_of
from tests.cast import Cast
from tests.documents.verapdf import failures


def url(name: str, plan: Plan) -> str:
    return reverse(f"plans:{name}", args=[plan.pk])


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_plan_prints_every_part_in_the_schools_norm(full: Plan) -> None:
    full.school.language = "nn"
    document = plan_document(full)
    text = text_of(pdf_of(document))
    for words in (
        "Planen på éi side",
        "Visjon",
        "Strategi og tiltak",
        "Relasjonskart to ganger i året",
        "Fem år",
    ):
        assert words in text
    assert document.language == "nn"
    assert document.pdf_name == "plan-as-skole-2026-2031.pdf"


@pytest.mark.one_database
@pytest.mark.parametrize("make", [plan_document, poster_document])
def test_it_is_archive_and_accessibility_proof(full: Plan, make) -> None:
    pdf = pdf_of(make(full))
    assert failures(pdf, "2a") == []
    assert failures(pdf, "ua1") == []


def test_an_empty_plan_prints_too(plan: Plan, content: None) -> None:
    assert "Ikke skrevet ennå" in html_of(plan_document(plan))
    assert pdf_of(poster_document(plan)).startswith(b"%PDF")


def test_a_paper_names_the_day_of_its_version_and_never_that_of_its_printing(cast: Cast, full: Plan) -> None:
    today = spelling.day_with_year(timezone.localdate(), full.school.language)
    assert today not in _cover(html_of(plan_document(full)))
    version = actions.freeze_plan(plan=full, reason="handed_out", by=cast["principal"])
    assert today in _cover(html_of(plan_document(full, version)))


def _cover(html: str) -> str:
    return html.split('<header class="cover">')[1].split("</header>")[0]


def test_the_poster_is_one_page_of_a3(full: Plan) -> None:
    pages = PdfReader(BytesIO(pdf_of(poster_document(full)))).pages
    assert len(pages) == 1
    width, height = (round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:])
    assert (width, height) == (297, 420)


def test_five_values_with_all_they_ask_stay_on_one_poster(full: Plan) -> None:
    contents = contents_of(full)
    asks = tuple(
        f"Jeg gjør dette for hver elev, hver dag, også når jeg har det travelt {n}" for n in range(3)
    )
    values = tuple(Value(n, f"Verdi {n}", "Det vi mener med den, i to korte linjer.", asks) for n in range(5))
    pdf = pdf_of(poster_document(full, replace(contents, values=values)))
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert "Verdi 4" in text_of(pdf)


def test_every_document_of_a_network_is_named(cast: Cast, full: Plan) -> None:
    actions.hand_out(plan=full, extras=_nothing(), by=cast["principal"])
    names = [document.pdf_name for document in documents_of(cast.network)]
    assert names == ["plan-as-skole-2026-2031.pdf", "verdiplakat-as-skole.pdf", "plan-as-skole-delt-ut.pdf"]


def _nothing():
    from plans.domain.passing_on import Extras

    return Extras()


def test_others_print_the_shared_version_only(cast: Cast, full: Plan) -> None:
    assert cast.client("third").get(url("pdf", full)).status_code == 403
    actions.share_plan(plan=full, audiences=["network"], figures={}, by=cast["principal"])
    Goal.objects.filter(plan=full, position=1).update(title="Hemmelig mål")
    assert "Hemmelig mål" not in text_of(cast.client("third").get(url("pdf", full)).content)
    assert "Hemmelig mål" in text_of(cast.client("leader").get(url("pdf", full)).content)
    assert "Hemmelig mål" not in cast.client("third").get(url("preview", full)).content.decode()


def test_word_goes_on_with_headings_and_tables(cast: Cast, full: Plan) -> None:
    answer = cast.client("principal").get(url("docx", full))
    word = Word(BytesIO(answer.content))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert "Mål 1. Hver elev har en voksen" in headings
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("Faste ti minutter" in text for text in cells)
    assert "I gang" in cells  # what is under way is not late before its own end
    assert answer["Content-Disposition"].endswith('.docx"')


def test_an_empty_part_says_so_in_word_and_columns_fit_what_they_hold(cast: Cast, full: Plan) -> None:
    Plan.objects.filter(pk=full.pk).update(vision="", vision_reached="")
    word = Word(BytesIO(cast.client("principal").get(url("docx", full)).content))
    texts = [p.text for p in word.paragraphs]
    assert texts[texts.index("Visjon") + 1] == "Ikke skrevet ennå."
    measures = next(table for table in word.tables if table.rows[0].cells[0].text == "Nr.")
    number, measure = (cell.width for cell in measures.rows[1].cells[:2])
    assert measure > 4 * number


def test_the_spreadsheet_has_a_sheet_each_and_runs_no_formula(cast: Cast, full: Plan) -> None:
    Goal.objects.filter(plan=full, position=1).update(title="=SUM(A1:A9)")
    book = load_workbook(BytesIO(cast.client("principal").get(url("xlsx", full)).content))
    assert book.sheetnames == ["Mål", "Indikatorer", "Målinger", "Tiltak"]
    heads = [[cell.value for cell in sheet[1]] for sheet in book]
    assert all(len(head) == len(set(head)) for head in heads), "no two columns are called the same"
    assert book["Mål"]["B2"].value == "'=SUM(A1:A9)"
    assert book["Tiltak"].max_row == 17
    assert book["Målinger"]["D2"].value == 78


@pytest.mark.parametrize("name", ["docx", "xlsx", "poster", "poster_preview"])
@pytest.mark.parametrize(("who", "status"), [("third", 403), ("outsider", 404)])
def test_files_are_the_schools_own(cast: Cast, full: Plan, name: str, who: str, status: int) -> None:
    assert cast.client(who).get(url(name, full)).status_code == status


def test_previews_are_pages(cast: Cast, full: Plan) -> None:
    for name in ("preview", "poster_preview"):
        page = cast.client("principal").get(url(name, full))
        assert page.status_code == 200
        assert "Last ned" in page.content.decode()
