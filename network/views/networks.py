"""The pages of a network: list, new, set-up, facts, the page itself, its people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from foundation.access.guard import guard
from foundation.access.trying import tried
from network import actions, forms, queries, rules, sections
from network.models import Network, Role


@require_safe
@guard(rule=rules.see_networks)
def networks(request: HttpRequest) -> HttpResponse:
    """RKBU: every network with what its list may show. Others: their own."""
    if not request.actor.has(Role.RKBU):
        return render(request, "network/own_networks.html", {"networks": queries.networks_for(request.actor)})
    every = queries.every_network()
    dates = sections.session_dates([network.pk for network in every])
    rows = [{"network": network, "dates": dates.get(network.pk, [])} for network in every]
    return render(request, "network/every_network.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@guard(rule=rules.create_network)
def create(request: HttpRequest) -> HttpResponse:
    """A new network with its municipality."""
    known = queries.municipality_names()
    form = forms.NetworkForm(request.POST or None, today=timezone.localdate(), municipalities=known)
    if form.is_valid():
        network = actions.create_network(**form.cleaned_data, by=request.user)
        messages.success(request, _("%(name)s is there. Now add its schools.") % {"name": network.name})
        return redirect("network:set_up", network.pk)
    form.cancel = "/networks/"
    return render(request, "network/new_network.html", {"form": form, "municipalities": known})


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.edit_network)
def edit(request: HttpRequest, network: Network) -> HttpResponse:
    """The network's name, language and length."""
    facts = {name: getattr(network, name) for name in forms.NetworkEditForm.base_fields}
    form = forms.NetworkEditForm(request.POST or None, initial=facts)
    if form.is_valid() and tried(
        form, lambda: actions.edit_network(network=network, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Saved."))
        return redirect("network:set_up", network.pk)
    return render(request, "network/edit_network.html", {"form": form, "network": network})


@require_safe
@guard(queries.network_to_run, rules.set_up_network)
def set_up(request: HttpRequest, network: Network) -> HttpResponse:
    """Schools, people and invitations, with the next step of the setting up."""
    roster = queries.roster_of(network)
    context = {
        "network": network,
        "roster": roster,
        "next": next((step.name for step in roster.steps if step.is_next), None),
        "anchorings": queries.anchorings_of(network),
        "left": queries.past_members(network),
    }
    return render(request, "network/set_up.html", context)


@require_safe
@guard(queries.network_to_read, rules.see_network)
def network_page(request: HttpRequest, network: Network) -> HttpResponse:
    """The network as its members see it: next step, year, schools, hosts, anchoring."""
    context = {
        "network": network,
        "next_step": sections.next_step_for(request.actor, network),
        "sections": sections.sections_for(request.actor, network),
        "year": queries.programme_year(network),
    }
    return render(request, "network/network.html", context)


@require_safe
@guard(queries.network_for, rules.see_network)
def people(request: HttpRequest, network: Network) -> HttpResponse:
    """Everyone in the network with their roles and addresses."""
    return render(request, "network/people.html", {"network": network, "roster": queries.roster_of(network)})
