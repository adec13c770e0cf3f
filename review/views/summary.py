"""The network's summary of the year, for the owner and the municipal council."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.documents.document import Document
from foundation.documents.http import pdf_response, preview_response
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from network.models import Network
from network.queries import network_for, programme_year
from review import actions, queries, rules
from review.documents import summary_document
from review.forms import SummaryForm
from review.models import NetworkSummary
from review.queries.owner import shared_summary
from review.wording import who_sees_summary_draft

KIND = "review.network_summary"


@require_POST
@guard(lambda actor, network: network_for(actor, network), rules.write_networks_summary)
def begin_summary(request: HttpRequest, network: Network) -> HttpResponse:
    """Begin this year's summary; begun before, it is opened."""
    year = programme_year(network)
    if year is None:
        raise Http404
    return redirect("review:summary", actions.begin_summary(network=network, year=year, by=request.user).pk)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.summary_for, rules.see_summary)
def summary(request: HttpRequest, summary: NetworkSummary) -> HttpResponse:
    """The convenor writes; owner, members and reviewers read what is shared."""
    context = {"summary": summary, "network": summary.network, "text": shared_summary(summary)}
    if not rules.write_summary(request.actor, summary):
        return render(request, "review/summary_shared.html", context)
    form = SummaryForm(request.POST or None, instance=summary)
    if request.method == "POST" and form.is_valid():
        outcome = save_texts(kind=KIND, obj=summary, texts=form.texts, bases=form.bases, by=request.user)
        back = reverse("review:summary", args=[summary.pk])
        if not outcome:
            return clash_page(request, target_kind=KIND, obj=summary, outcome=outcome, back=back)
        messages.success(request, _("Saved."))
        return redirect(back)
    context |= {"form": form, "who_sees": who_sees_summary_draft()}
    return render(request, "review/summary.html", context, status=422 if form.errors else 200)


@require_POST
@guard(queries.summary_for, rules.write_summary)
def share_summary(request: HttpRequest, summary: NetworkSummary) -> HttpResponse:
    """Let the owner and the network read the summary."""
    actions.share_summary(summary=summary, by=request.user)
    messages.success(request, _("Shared with the school owner and the network."))
    return redirect("review:summary", summary.pk)


@require_safe
@guard(queries.summary_for, rules.see_summary)
def summary_paper(request: HttpRequest, summary: NetworkSummary) -> HttpResponse:
    """The shared summary as it is printed."""
    pdf = reverse("review:summary_pdf", args=[summary.pk])
    back = reverse("review:summary", args=[summary.pk])
    return preview_response(request, _document(summary), pdf=pdf, back=back)


@require_safe
@guard(queries.summary_for, rules.see_summary)
def summary_pdf(request: HttpRequest, summary: NetworkSummary) -> HttpResponse:
    """The shared summary as PDF."""
    return pdf_response(request, _document(summary))


def _document(summary: NetworkSummary) -> Document:
    document = summary_document(summary)
    if document is None:
        raise Http404
    return document
