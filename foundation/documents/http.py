"""A document as an answer: the PDF to keep, or the same page to look at first."""

import unicodedata
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header

from foundation.documents.document import Document
from foundation.documents.render import draw, html_of, pdf_of_html

BAR = "<!--bar-->"
"""Where documents/base.html leaves room for the preview's own bar."""


def pdf_response(request: HttpRequest, document: Document) -> HttpResponse:
    """The PDF as a download; 304 without drawing it again when the browser has this very content."""
    html = html_of(document)
    tag = f'"{sha256(html.encode()).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    return pdf_file(pdf_of_html(html), document.pdf_name, tag=tag)


def pdf_file(content: bytes, name: str, *, tag: str = "") -> HttpResponse:
    """Finished PDF bytes (an archive copy) as a download."""
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(content, "application/pdf", headers=headers | ({"ETag": tag} if tag else {}))


def preview_response(request: HttpRequest, document: Document, *, pdf: str, back: str = "") -> HttpResponse:
    """The document as paper on screen, under a bar in the reader's language.

    `pdf` is the address of its PDF, `back` of the page it belongs to.
    """
    page = draw(document, on_screen=True)
    missing = [(char, unicodedata.name(char, f"U+{ord(char):04X}").lower()) for char in page.missing]
    context = {"document": document, "pdf": pdf, "back": back, "missing": missing}
    bar = render_to_string("documents/preview_bar.html", context)
    response = HttpResponse(page.text.replace(BAR, bar, 1))
    response["Cache-Control"] = "private, no-store"
    return response
