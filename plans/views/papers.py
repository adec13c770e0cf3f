"""The plan on paper and in files: PDF, poster, Word, spreadsheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from foundation.access.guard import guard, public
from foundation.documents.document import Document
from foundation.documents.http import pdf_response, preview_response
from network.sections import school_sections_for
from plans import queries, rules
from plans.documents import handout_document, plan_document, poster_document
from plans.models import Handout, Plan
from plans.papers.spreadsheet import plan_xlsx
from plans.papers.word import plan_docx
from plans.queries.versions import handout_for_token
from plans.wording import who_sees_draft

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def document_for(request: HttpRequest, plan: Plan) -> Document:
    """The plan as it stands for its school, the shared version for others."""
    if rules.edit_plan(request.actor, plan):
        return plan_document(plan)
    share = queries.shared_with(request.actor, plan)
    if share is None:
        raise Http404
    return plan_document(plan, share.version)


@require_safe
@guard(queries.plan_for, rules.see_plan)
def pdf(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The plan as PDF."""
    return pdf_response(request, document_for(request, plan))


@require_safe
@guard(queries.plan_for, rules.see_plan)
def preview(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The plan as it looks on paper."""
    addresses = {name: reverse(f"plans:{name}", args=[plan.pk]) for name in ("pdf", "plan")}
    return preview_response(
        request, document_for(request, plan), pdf=addresses["pdf"], back=addresses["plan"]
    )


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def papers(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Everything that can be taken out of the plan."""
    context = {
        "plan": plan,
        "who_sees": who_sees_draft(plan),
        "has_poster": plan.values.filter(removed_at__isnull=True).exists(),
        "sections": school_sections_for(request.actor, plan.school),
    }
    return render(request, "plans/papers.html", context)


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def poster(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The value poster (A3) as PDF."""
    return pdf_response(request, poster_document(plan))


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def poster_preview(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The value poster as it looks on paper."""
    back, address = reverse("plans:papers", args=[plan.pk]), reverse("plans:poster", args=[plan.pk])
    return preview_response(request, poster_document(plan), pdf=address, back=back)


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def docx(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The plan as a Word file that a municipality can go on with."""
    return _file(plan_docx(plan, queries.contents_of(plan)), DOCX, plan, "docx")


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def xlsx(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Goals, indicators, readings and measures as a spreadsheet."""
    return _file(plan_xlsx(plan, queries.contents_of(plan)), XLSX, plan, "xlsx")


def _file(content: bytes, kind: str, plan: Plan, ending: str) -> HttpResponse:
    name = plan_document(plan).pdf_name.removesuffix("pdf") + ending
    header = content_disposition_header(True, name)
    return HttpResponse(
        content, kind, headers={"Content-Disposition": header, "Cache-Control": "private, no-cache"}
    )


@public
@require_safe
@guard(handout_for_token)
def handed_out_pdf(request: HttpRequest, handout: Handout) -> HttpResponse:
    """A handed-out plan as PDF, for anyone who has the link."""
    response = pdf_response(request, handout_document(handout))
    response["X-Robots-Tag"] = "noindex"
    return response
