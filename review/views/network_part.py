"""The network's part of a review: written by the reviewers, read by the members once it is shared."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from foundation.access.guard import guard
from foundation.documents.document import Document
from foundation.documents.http import pdf_file, pdf_response, preview_response
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from review import actions, queries, rules
from review.documents import network_document
from review.forms import NetworkWordsForm
from review.models import Review
from review.queries.reading import archived_pdf, read_network_page
from review.queries.reviews import NETWORK_KIND
from review.wording import who_sees_network_draft

KIND = "review.network_part"


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.review_for, rules.see_network_review)
def network_review(request: HttpRequest, review: Review) -> HttpResponse:
    """Reviewers write; members read what is shared."""
    if not rules.write_review(request.actor, review):
        context = {"review": review, "page": read_network_page(review), "network": review.network}
        return render(request, "review/network_shared.html", context)
    form = NetworkWordsForm(request.POST or None, instance=review)
    if request.method == "POST" and form.is_valid():
        return _save(request, review, form)
    context = {
        "review": queries.review_for(request.actor, review.pk),
        "page": queries.network_page(review),
        "form": form,
        "network": review.network,
        "who_sees": who_sees_network_draft(),
    }
    return render(request, "review/network_review.html", context, status=422 if form.errors else 200)


def _save(request: HttpRequest, review: Review, form: NetworkWordsForm) -> HttpResponse:
    back = reverse("review:network_review", args=[review.pk])
    outcome = save_texts(kind=KIND, obj=review, texts=form.texts, bases=form.bases, by=request.user)
    if not outcome:
        return clash_page(request, target_kind=KIND, obj=review, outcome=outcome, back=back)
    messages.success(request, _("Saved."))
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.review_for, rules.write_review)
def share_network(request: HttpRequest, review: Review) -> HttpResponse:
    """Shows what the network will see, and asks once."""
    if request.method == "POST":
        actions.share_network(review=review, by=request.user)
        messages.success(request, _("Shared with the network."))
        return redirect("review:network_review", review.pk)
    page = queries.network_page(review)
    return render(
        request, "review/share_network.html", {"review": review, "page": page, "network": review.network}
    )


@require_safe
@guard(queries.review_for, rules.see_network_review)
def network_paper(request: HttpRequest, review: Review) -> HttpResponse:
    """The network's part as it is printed."""
    back = reverse("review:network_review", args=[review.pk])
    pdf = reverse("review:network_pdf", args=[review.pk])
    return preview_response(request, _document(review), pdf=pdf, back=back)


@require_safe
@guard(queries.review_for, rules.see_network_review)
def network_pdf(request: HttpRequest, review: Review) -> HttpResponse:
    """The PDF as it was kept when it was shared."""
    copy = archived_pdf(NETWORK_KIND, review.pk)
    return pdf_file(bytes(copy.content), copy.filename) if copy else pdf_response(request, _document(review))


def _document(review: Review) -> Document:
    shared = queries.read_network(review)
    if shared is None:
        raise Http404
    return network_document(shared, review.network.language)
