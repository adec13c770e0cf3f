"""*Siden sist*: page, paper, PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from desk.documents import since_last_document
from desk.queries.home.shape import spelling_language
from desk.queries.since_last import Sheet, check_picture, lead, readings_in_words, sheet_for
from desk.rules import read_since_last
from foundation.access.guard import guard
from foundation.documents.charts import PAGE
from foundation.documents.http import pdf_response, preview_response


@require_safe
@guard(sheet_for, read_since_last)
def since_last(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """What has been written since the last session, gathered."""
    language = spelling_language()
    context = {
        "sheet": sheet,
        "lead": lead(sheet, language),
        "readings": readings_in_words(sheet),
        "picture": check_picture(sheet.checks, PAGE, language),
        "stories": sheet.log("story"),
        "manual": sheet.log("manual"),
        "challenges": sheet.log("challenge"),
    }
    return render(request, "desk/since_last.html", context)


@require_safe
@guard(sheet_for, read_since_last)
def paper(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """The sheet as it prints."""
    keys = [sheet.network.pk, sheet.school.pk]
    return preview_response(
        request,
        since_last_document(sheet),
        pdf=reverse("desk:since_last_pdf", args=keys),
        back=reverse("desk:since_last", args=keys),
    )


@require_safe
@guard(sheet_for, read_since_last)
def pdf(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """The sheet as a PDF."""
    return pdf_response(request, since_last_document(sheet))
