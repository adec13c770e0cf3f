"""The decisions that carry a network's project."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from network import actions, forms, queries, rules
from network.models import Anchoring, Network
from network.views.back import to_network


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.anchor_network)
def anchor(request: HttpRequest, network: Network) -> HttpResponse:
    """Write a decision down."""
    form = forms.AnchoringForm(request.POST or None)
    if form.is_valid():
        actions.save_anchoring(network=network, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return to_network(request, network)
    return render(request, "network/anchoring.html", {"form": form, "network": network})


@require_http_methods(["GET", "POST"])
@guard(queries.anchoring_for, rules.edit_anchoring)
def edit(request: HttpRequest, anchoring: Anchoring) -> HttpResponse:
    """Correct a decision."""
    facts = {name: getattr(anchoring, name) for name in forms.AnchoringForm.base_fields}
    form = forms.AnchoringForm(request.POST or None, initial=facts)
    if form.is_valid():
        actions.save_anchoring(
            network=anchoring.network, **form.cleaned_data, by=request.user, anchoring=anchoring
        )
        messages.success(request, _("Saved."))
        return to_network(request, anchoring.network)
    context = {"form": form, "network": anchoring.network, "anchoring": anchoring}
    return render(request, "network/anchoring.html", context)


@require_POST
@guard(queries.anchoring_for, rules.edit_anchoring)
def remove(request: HttpRequest, anchoring: Anchoring) -> HttpResponse:
    """Take a decision off the list."""
    network = anchoring.network
    actions.remove_anchoring(anchoring=anchoring, by=request.user)
    messages.success(request, _("Removed."))
    return to_network(request, network)
