"""Moving a network to a newer version of the programme's content."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.access.guard import guard
from foundation.access.verdict import Refused
from network import actions, queries, rules
from network.models import Network
from programme.queries import differences_between, published_version


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.move_content)
def move(request: HttpRequest, network: Network) -> HttpResponse:
    """What the newest version changes for the network; with the button pressed, the network is on it."""
    if request.method == "POST":
        return _moved(request, network)
    newer = queries.newer_version(network)
    changes = differences_between(queries.version_of(network), newer) if newer else []
    page = {"network": network, "newer": newer, "differences": changes}
    return render(request, "network/move_content.html", page)


def _moved(request: HttpRequest, network: Network) -> HttpResponse:
    version = published_version(request.POST.get("version", ""))
    if version is None:
        return redirect("network:move_content", network.pk)
    try:
        actions.move_content(network=network, version=version, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
        return redirect("network:move_content", network.pk)
    said = _("The network now works by version %(number)s of the content.") % {"number": version.number}
    messages.success(request, said)
    return redirect("network:network", network.pk)
