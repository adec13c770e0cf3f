"""Where a form about a network leads back to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from network.models import Invitation, Network, RoleAssignment
from network.queries import network_to_run
from network.rules import set_up_network


def to_network(request: HttpRequest, network: Network) -> HttpResponse:
    """The page of the network for its members, the set-up page for RKBU."""
    if network.pk in request.actor.networks():
        return redirect("network:network", network.pk)
    return redirect("network:set_up", network.pk)


def to_people(request: HttpRequest, network: Network) -> HttpResponse:
    """The list of schools and people for who keeps it; else the network, else RKBU's list."""
    fresh = network_to_run(request.actor, network.pk)  # a reviewer just assigned may end the setting up
    if fresh and set_up_network(request.actor, fresh):
        return redirect("network:set_up", network.pk)
    return redirect("network:networks")


def to_place(request: HttpRequest, role: RoleAssignment | Invitation) -> HttpResponse:
    """The page where the role is listed; the front page for a role of one's own, which may open no more."""
    if isinstance(role, RoleAssignment) and role.person_id == request.actor.person:
        return redirect("/")
    if role.school_id:
        return redirect("network:school", role.school_id)
    if role.network_id:
        return to_people(request, role.network)
    return redirect("network:rkbu")
