"""A document becomes a PDF that archives and screen readers can use."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from weasyprint import HTML

from foundation.documents.document import Document
from foundation.documents.render import html_of, pdf_of
from tests.documents.reading import alternatives_of, dated, fonts_of, language_of, tags_of, text_of, title_of
from tests.documents.verapdf import assert_valid, failures

pytestmark = pytest.mark.one_database
Make = Callable[..., Document]


def test_it_is_pdf_a_2a_and_pdf_ua_1_in_one_file(specimen: Make) -> None:
    assert_valid(pdf_of(specimen()))


def test_the_validator_bites(specimen: Make) -> None:
    pdf = HTML(string=html_of(specimen())).write_pdf()
    assert failures(pdf, "2a")
    assert failures(pdf, "ua1")


def test_text_title_language_and_tags_can_be_read(specimen: Make) -> None:
    pdf = pdf_of(specimen("Ŋávdnos, Guŧtorm og Đorđi: ≤ 1,5 → ≥ 4,5"))
    assert "Ŋávdnos, Guŧtorm og Đorđi: ≤ 1,5 → ≥ 4,5" in text_of(pdf)
    assert title_of(pdf) == "Rapport fra Čáhceravda"
    assert language_of(pdf) == "nb"
    tags = tags_of(pdf)
    assert tags["H1"] == 1
    assert tags["TH"] == 3
    assert tags["TD"] == 1
    assert tags["Figure"] == 1
    assert tags["LI"] == 1
    assert alternatives_of(pdf) == ["Tilliten er høyest"]


@pytest.mark.parametrize(
    ("language", "page"), [("nb", "Side 1 av 1"), ("nn", "Side 1 av 1"), ("en", "Page 1 of 1")]
)
def test_fixed_words_follow_the_document(specimen: Make, language: str, page: str) -> None:
    pdf = pdf_of(specimen(language=language))
    assert language_of(pdf) == language
    assert page in text_of(pdf)


def test_only_our_own_letters_are_used(specimen: Make) -> None:
    fonts = fonts_of(pdf_of(specimen("Blandet: ŋ → □ 😀 中")))
    assert fonts
    assert all(name.startswith("Inter") for name in fonts), fonts


def test_the_same_content_gives_the_same_bytes(specimen: Make) -> None:
    assert pdf_of(specimen()) == pdf_of(specimen())


def test_another_process_gives_the_same_bytes(specimen: Make, tmp_path: object) -> None:
    html = html_of(specimen())
    code = (
        "import sys, hashlib, django; django.setup();"
        "from foundation.documents.render import pdf_of_html;"
        "print(hashlib.sha256(pdf_of_html(sys.stdin.read())).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=html,
            capture_output=True,
            text=True,
            check=True,
            env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""


def test_nothing_is_fetched_but_our_own_files(specimen: Make, caplog: pytest.LogCaptureFixture) -> None:
    document = specimen()
    foreign = '<img src="http://127.0.0.1:9/x.png" alt="x"><img src="file:///etc/hostname" alt="y">'
    climbing = '<img src="file:///static/../manage.py" alt="z"></main>'
    from foundation.documents.render import pdf_of_html

    with caplog.at_level("ERROR", logger="weasyprint"):
        pdf_of_html(html_of(document).replace("</main>", foreign + climbing))
    refused = [
        record.getMessage() for record in caplog.records if "Failed to load image" in record.getMessage()
    ]
    assert len(refused) == 3


def test_no_time_of_making_is_printed(specimen: Make) -> None:
    assert dated(pdf_of(specimen())) == {"2026-12-04"}


def test_file_names_are_plain(specimen: Make) -> None:
    assert specimen().pdf_name == "rapport-cahceravda-as.pdf"
    years = replace(specimen(), filename="Årshjul 2026/27, plan 2026–2031")
    assert years.pdf_name == "arshjul-2026-27-plan-2026-2031.pdf"
