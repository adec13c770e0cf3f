"""The year wheel as page, preview and PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from foundation.access.guard import guard
from foundation.documents.charts import PAGE
from foundation.documents.http import pdf_response, preview_response
from network.models import Network
from network.queries import network_for
from sessions import rules
from sessions.documents import year_document
from sessions.queries.wheel import WheelYear, picture, wheel_of


def _shown(request: HttpRequest, network: Network) -> WheelYear:
    year = request.GET.get("year", "")
    shown = wheel_of(network, int(year) if year.isdecimal() and len(year) == 4 else None)
    if shown is None:
        raise Http404
    return shown


def _on_paper(request: HttpRequest, network: Network) -> WheelYear:
    """What is said of it in the network's language, as on all its papers."""
    with translation.override(network.language):
        return _shown(request, network)


@require_safe
@guard(network_for, rules.see_sessions)
def wheel(request: HttpRequest, network: Network) -> HttpResponse:
    """The year as picture and list."""
    shown = _shown(request, network)
    drawn = picture(shown, look=PAGE, today=timezone.localdate())
    return render(request, "sessions/wheel.html", {"network": network, "shown": shown, "picture": drawn})


@require_safe
@guard(network_for, rules.see_sessions)
def wheel_pdf(request: HttpRequest, network: Network) -> HttpResponse:
    """The year on one landscape page."""
    return pdf_response(request, year_document(_on_paper(request, network)))


@require_safe
@guard(network_for, rules.see_sessions)
def wheel_preview(request: HttpRequest, network: Network) -> HttpResponse:
    """As the PDF, on screen."""
    shown = _on_paper(request, network)
    query = f"?year={shown.year.year}"
    pdf = reverse("sessions:wheel_pdf", args=[network.pk]) + query
    back = reverse("sessions:wheel", args=[network.pk]) + query
    return preview_response(request, year_document(shown), pdf=pdf, back=back)
