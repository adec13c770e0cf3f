"""The order in which the schools host."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.numbers import whole_number
from network import actions, forms, queries, rules
from network.domain import turn
from network.models import Network


@require_safe
@guard(queries.network_to_run, rules.order_hosts)
def hosts(request: HttpRequest, network: Network) -> HttpResponse:
    """The order, with up and down for each school."""
    return render(
        request, "network/hosts.html", {"network": network, "members": list(queries.members_on(network))}
    )


@require_POST
@guard(queries.network_to_run, rules.order_hosts)
def move(request: HttpRequest, network: Network) -> HttpResponse:
    """One school one place up or down."""
    school, _sep, steps = request.POST.get("move", "").partition(":")
    key = whole_number(school)
    if key is not None and steps in ("-1", "1"):
        actions.move_host(network=network, school=key, steps=int(steps), by=request.user)
        messages.success(request, _("The order is saved."))
    return redirect("network:hosts", network.pk)


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.order_hosts)
def swap(request: HttpRequest, network: Network) -> HttpResponse:
    """Two schools change places: chosen, shown before and after, then saved."""
    schools = {member.school_id: member.school for member in queries.members_on(network)}
    choices = [(key, school.name) for key, school in schools.items()]
    form = forms.SwapForm(request.POST or request.GET or None, schools=choices)
    context = {"network": network, "form": form, "before": list(schools.values())}
    if form.is_valid():
        one, other = form.cleaned_data["one"], form.cleaned_data["other"]
        if request.method == "POST":
            actions.swap_hosts(network=network, one=one, other=other, by=request.user)
            messages.success(request, _("The order is saved."))
            return redirect("network:hosts", network.pk)
        context["after"] = [schools[key] for key in turn.swap(list(schools), one, other)]
        context |= {"one": one, "other": other}
    return render(request, "network/swap.html", context)
