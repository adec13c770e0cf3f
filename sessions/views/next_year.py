"""The turn of the year: the network goes on into its next programme year, or ends."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.access.guard import guard
from network.models import Network
from network.queries import network_for, schools_of
from sessions import rules
from sessions.actions import next_year as actions
from sessions.forms.constitution import GoOn
from sessions.queries.constitution import who_can_lead
from sessions.queries.next_year import YearTurn, as_it_stands, decisions_of, turn_of
from sessions.queries.tasks import open_lines
from sessions.views.constitution import decided


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.decide_next_year)
def next_year(request: HttpRequest, network: Network) -> HttpResponse:
    """Shall the network go on? With what stands filled in; or why it is not decided now."""
    turn = turn_of(network)
    if turn is None:
        return redirect("network:network", pk=network.pk)
    people = who_can_lead(network)
    form = GoOn(
        request.POST or None,
        people=[(person.pk, about) for person, about in people],
        schools=schools_of(network),
        initial=as_it_stands(turn),
    )
    if form.is_valid():
        known = {person.pk: person for person, _about in people}
        year = actions.go_on(network=network, by=request.user, **decided(form.cleaned_data, known))
        messages.success(request, _("The school year %(year)s is open.") % {"year": year.school_year})
        return redirect(_where_to(request, network, form.cleaned_data["convenor"], year.year))
    context = {**_context(network, turn), "form": form}
    return render(request, "sessions/next_year.html", context, status=422 if form.errors else 200)


def _where_to(request: HttpRequest, network: Network, convenor: int, year: int) -> str:
    """To the year for the one who lays it; home for one whose time has ended."""
    if request.user.pk == convenor:
        return f"{reverse('sessions:schedule', args=[network.pk])}?year={year}"
    return "/"


def _context(network: Network, turn: YearTurn) -> dict[str, Any]:
    decides = turn.decides_at
    return {
        "network": network,
        "turn": turn,
        "is_ripe": turn.is_ripe(timezone.localdate()),
        "decisions": list(decisions_of(decides)) if decides else [],
        "open_lines": open_lines(network),
    }


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.decide_next_year)
def end_network(request: HttpRequest, network: Network) -> HttpResponse:
    """The network ends: what is kept, which tasks are left open, and the button."""
    turn = turn_of(network)
    if turn is None:
        return redirect("network:network", pk=network.pk)
    if request.method == "POST":
        actions.end(network=network, by=request.user)
        messages.success(request, _("The network has ended. Everything you have written stays."))
        return redirect("network:network", pk=network.pk)
    return render(request, "sessions/end_network.html", _context(network, turn))
