"""Before an occasion: the preparation sheet, and beginning the review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from foundation.access.guard import guard
from foundation.documents.http import pdf_response, preview_response
from review import actions, queries, rules
from review.documents import preparation_document
from review.domain.expectations import judge_network
from review.queries import Place, gather
from review.queries.pages import sheet_of
from review.wording import network_lines


@require_safe
@guard(queries.place_for, rules.prepare)
def preparation(request: HttpRequest, place: Place) -> HttpResponse:
    """The facts per school with what is expected beside, before anybody writes."""
    gathered = gather(place.network, place.year)
    rows = judge_network(gathered.network, place.occasion)
    context = {
        "place": place,
        "network": place.network,
        "sheets": sheet_of(place, gathered),
        "network_lines": network_lines(gathered.network, rows, place.occasion),
    }
    return render(request, "review/preparation.html", context)


@require_POST
@guard(queries.place_for, rules.prepare)
def begin(request: HttpRequest, place: Place) -> HttpResponse:
    """Begin the review; begun before, it is opened."""
    review = actions.begin_review(place=place, by=request.user)
    first = queries.parts_of(review)[:1]
    if not first:
        return redirect("review:network_review", review.pk)
    return redirect("review:school_review", review.pk, first[0].school_id)


@require_safe
@guard(queries.place_for, rules.prepare)
def preparation_paper(request: HttpRequest, place: Place) -> HttpResponse:
    """The sheet as it is printed."""
    keys = [place.network.pk, place.year.year, place.occasion.value]
    document = preparation_document(place, gather(place.network, place.year), _language())
    return preview_response(
        request,
        document,
        pdf=reverse("review:preparation_pdf", args=keys),
        back=reverse("review:preparation", args=keys),
    )


@require_safe
@guard(queries.place_for, rules.prepare)
def preparation_pdf(request: HttpRequest, place: Place) -> HttpResponse:
    """The sheet as PDF."""
    return pdf_response(request, preparation_document(place, gather(place.network, place.year), _language()))


def _language() -> str:
    return (get_language() or "nb")[:2]
