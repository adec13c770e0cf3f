"""The survey in the network: its figures, rounds for all schools."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.documents.http import pdf_response
from network.models import Network
from network.queries import network_for, schools_of
from plc_survey import actions, documents, forms, queries, rules
from plc_survey.models import Publication
from plc_survey.pages import network_page


@require_safe
@guard(network_for, rules.see_network_figures)
def figures(request: HttpRequest, network: Network) -> HttpResponse:
    """The network's figures, and the schools that show their own."""
    return render(request, "plc_survey/network.html", network_page(network, request.actor))


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.convene)
def prepare(request: HttpRequest, network: Network) -> HttpResponse:
    """Prepare a round at every school; each opens its own."""
    form = forms.PrepareAllForm(request.POST or None, today=timezone.localdate())
    form.cancel = reverse("plc_survey:network", args=[network.pk])
    if form.is_valid():
        made = actions.prepare_all(
            network=network, schools=schools_of(network), by=request.user, **form.cleaned_data
        )
        text = ngettext(
            "A round is prepared at %(n)d school.", "A round is prepared at %(n)d schools.", len(made)
        )
        messages.success(request, text % {"n": len(made)} + " " + _("Their principals have got a mail."))
        return redirect("plc_survey:network", network.pk)
    return render(request, "plc_survey/prepare.html", {"form": form, "network": network})


@require_POST
@guard(network_for, rules.convene)
def publish(request: HttpRequest, network: Network) -> HttpResponse:
    """Freeze the network's figures of a phase."""
    form = forms.PublishForm(request.POST)
    if form.is_valid():
        actions.publish_network(network=network, by=request.user, **form.cleaned_data)
        messages.success(request, _("The network's figures are published."))
    return redirect("plc_survey:network", network.pk)


@require_safe
@guard(queries.publication_for, rules.see_publication)
def figures_pdf(request: HttpRequest, publication: Publication) -> HttpResponse:
    """The network's figures as PDF."""
    return pdf_response(request, documents.network_document(publication))
