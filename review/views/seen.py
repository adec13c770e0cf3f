"""«Slik ser RKBU dere»: the school looks at itself through the reviewer's page, before RKBU does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.access.guard import guard
from review import queries, rules
from review.queries import SchoolPlace
from review.queries.reading import as_rkbu_sees


@require_safe
@guard(queries.school_place_for, rules.see_as_rkbu)
def seen_by_rkbu(request: HttpRequest, place: SchoolPlace) -> HttpResponse:
    """The same facts with the same expectations, from what the school has shared."""
    context = {"place": place, "network": place.network, **as_rkbu_sees(place)}
    return render(request, "review/seen_by_rkbu.html", context)
