"""The reviewer's overview, and the reviews of one network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.access.guard import guard
from network.models import Network
from network.queries import network_for
from review import queries, rules
from review.forms import OverviewFilter
from review.queries.overview import filtered
from review.queries.reading import shelf_of


@require_safe
@guard(rule=rules.see_overview)
def overview(request: HttpRequest) -> HttpResponse:
    """Every network the reviewer follows, those that may need a talk first."""
    form = OverviewFilter(request.GET)
    found = queries.overview_of(request.actor)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "overview": found,
        "lines": filtered(found, **wanted),
        "filter": form,
        "today": timezone.localdate(),
    }
    return render(request, "review/overview.html", context)


@require_safe
@guard(lambda actor, network: network_for(actor, network), rules.see_reviews)
def reviews(request: HttpRequest, network: Network) -> HttpResponse:
    """The reviews of a network: all for its reviewers, the shared ones for its members."""
    return render(
        request, "review/reviews.html", {"network": network, "shelf": shelf_of(request.actor, network)}
    )
