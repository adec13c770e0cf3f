"""What the survey prints and gives out as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from foundation.access.guard import guard
from foundation.documents.http import pdf_file, pdf_response, preview_response
from foundation.documents.render import pdf_of
from plc_survey import actions, documents, exports, forms, queries, rules
from plc_survey.models import JointRubric, Round
from plc_survey.pages import running_page, sheet_thing
from plc_survey.place import Place
from plc_survey.telling import tell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@guard(queries.round_for, rules.keep)
def codes(request: HttpRequest, thing: Round) -> HttpResponse:
    """Make codes and print them on slips at once; neither is kept."""
    form = forms.CodesForm(request.POST)
    if not form.is_valid():
        return render(request, "plc_survey/running.html", running_page(thing, codes=form), status=422)
    made = actions.issue_codes(round_=thing, by=request.user, **form.cleaned_data)
    document = documents.slips_document(thing, made)
    answer = pdf_file(pdf_of(document), document.pdf_name)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
@guard(queries.round_for, rules.lead)
def poster(request: HttpRequest, thing: Round) -> HttpResponse:
    """The poster as PDF."""
    return pdf_response(request, documents.poster_document(thing))


@require_safe
@guard(queries.round_for, rules.lead)
def poster_preview(request: HttpRequest, thing: Round) -> HttpResponse:
    """The poster on screen."""
    return _preview(request, thing, documents.poster_document(thing), "poster")


@require_safe
@guard(queries.round_for, rules.see_results)
def protection_pdf(request: HttpRequest, thing: Round) -> HttpResponse:
    """How the answers are protected, as PDF."""
    return pdf_response(request, documents.protection_document(thing))


@require_safe
@guard(queries.closed_round_for, rules.see_results)
def report(request: HttpRequest, thing: Round) -> HttpResponse:
    """The report as PDF."""
    return pdf_response(request, documents.report_document(thing, own=_own(request, thing)))


@require_safe
@guard(queries.closed_round_for, rules.see_results)
def report_preview(request: HttpRequest, thing: Round) -> HttpResponse:
    """The report on screen."""
    return _preview(request, thing, documents.report_document(thing, own=_own(request, thing)), "report")


@require_safe
@guard(queries.closed_round_for, rules.see_results)
def slides(request: HttpRequest, thing: Round) -> HttpResponse:
    """The slides as PDF."""
    return pdf_response(request, documents.slides_document(thing, own=_own(request, thing)))


@require_safe
@guard(queries.closed_round_for, rules.see_results)
def slides_preview(request: HttpRequest, thing: Round) -> HttpResponse:
    """The slides on screen."""
    return _preview(request, thing, documents.slides_document(thing, own=_own(request, thing)), "slides")


def _own(request: HttpRequest, thing: Round) -> bool:
    """The school's own leadership reads more than those it shares its figures with."""
    return bool(rules.lead(request.actor, thing))


def _preview(request: HttpRequest, thing: Round, document: documents.Document, name: str) -> HttpResponse:
    pdf, back = reverse(f"plc_survey:{name}", args=[thing.pk]), reverse("plc_survey:round", args=[thing.pk])
    return preview_response(request, document, pdf=pdf, back=back)


@require_safe
@guard(queries.closed_round_for, rules.see_results)
def sheet(request: HttpRequest, thing: Round) -> HttpResponse:
    """The figures as a spreadsheet."""
    return _file(thing, exports.as_spreadsheet(tell(thing, own=_own(request, thing))), XLSX, "xlsx")


@require_safe
@guard(queries.closed_round_for, rules.see_results)
def csv(request: HttpRequest, thing: Round) -> HttpResponse:
    """The figures as CSV."""
    return _file(
        thing,
        exports.as_csv(tell(thing, own=_own(request, thing))).encode(),
        "text/csv; charset=utf-8",
        "csv",
    )


def _file(thing: Round, content: bytes, kind: str, ending: str) -> HttpResponse:
    name = documents.report_name(thing).removesuffix("pdf") + ending
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, kind, headers=headers)


@require_safe
@guard(queries.place_for, rules.lead)
def rubric_paper(request: HttpRequest, place: Place) -> HttpResponse:
    """The empty sheet of the joint judgement as PDF."""
    return pdf_response(
        request, documents.empty_sheet(sheet_thing(place), queries.instrument_for(place.network))
    )


@require_safe
@guard(queries.rubric_for, rules.see_results)
def rubric_pdf(request: HttpRequest, rubric: JointRubric) -> HttpResponse:
    """The joint judgement as PDF."""
    return pdf_response(request, documents.rubric_document(rubric))
