"""Document → HTML → PDF/A-2a with PDF/UA-1 in one file; with files.py the only code that knows WeasyPrint."""

from functools import cache
from threading import Lock
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from foundation.documents.document import Document
from foundation.documents.files import BASE, OwnFilesOnly
from foundation.documents.glyphs import Printable, printable

STYLE = "css/print.css"
VARIANT = "pdf/a-2a"
_press = Lock()  # Pango's font map is shared by all documents of a process and is not safe for threads

UA_1 = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    # PDF/A wants every schema it does not know by itself described in the file.
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def html_of(document: Document) -> str:
    """The document as HTML for the press, in its own language, each character with a glyph."""
    return draw(document).text


def draw(document: Document, *, on_screen: bool = False) -> Printable:
    """The document as HTML, with the characters that cannot be printed; `on_screen` links the style sheet."""
    with translation.override(document.language):
        context = {**document.context, "document": document, "on_screen": on_screen}
        return printable(render_to_string(document.template, context))


def pdf_of(document: Document) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1; the same content gives the same bytes."""
    return pdf_of_html(html_of(document))


def pdf_of_html(html: str) -> bytes:
    """A page of `html_of` as PDF."""
    return pdf_and_pages(html)[0]


def pdf_and_pages(html: str) -> tuple[bytes, int]:
    """A page of `html_of` as PDF, and how many pages it has."""
    with _press:
        laid = _laid_out(html)
        return laid.write_pdf(pdf_variant=VARIANT, finisher=_also_ua), len(laid.pages)


def pages_of(html: str) -> int:
    """How many pages a page of `html_of` would have."""
    with _press:
        return len(_laid_out(html).pages)


def _laid_out(html: str) -> Any:
    fonts, style = _fonts_and_style()
    page = HTML(string=html, base_url=BASE, url_fetcher=OwnFilesOnly())
    return page.render(stylesheets=[style], font_config=fonts, pdf_variant=VARIANT)


@cache
def _fonts_and_style() -> tuple[FontConfiguration, CSS]:
    # Read once a process: reading them anew costs more than a whole letter does.
    fonts = FontConfiguration()
    return fonts, CSS(url=BASE + STYLE, font_config=fonts, url_fetcher=OwnFilesOnly())


def _also_ua(document: Any, pdf: Any) -> None:
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", UA_1 + b"</rdf:RDF>", 1)]
