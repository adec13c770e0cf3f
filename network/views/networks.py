"""The pages of a network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.guard import guard
from network import queries, rules
from network.models import Network


@guard(queries.network_for, rules.see_network)
def network_page(request: HttpRequest, network: Network) -> HttpResponse:
    """The network: its schools, people and year."""
    return render(
        request, "network/network.html", {"network": network, "members": queries.members_on(network)}
    )
