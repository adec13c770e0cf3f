"""Item 2 of the first session: the network constitutes itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.access.guard import guard
from network.queries import schools_of
from sessions import queries, rules
from sessions.actions.constitution import constitute
from sessions.forms.constitution import Constitution
from sessions.models import NetworkSession
from sessions.queries import constitution as reads


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.constitute)
def constitution(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Convenor, minute-taker, venue order, number of sessions: recorded, and minuted as a decision."""
    people = reads.who_can_lead(session.network)
    form = Constitution(
        request.POST or None,
        people=[(person.pk, about) for person, about in people],
        schools=schools_of(session.network),
        initial=reads.as_it_stands(session),
    )
    if form.is_valid():
        known = {person.pk: person for person, _about in people}
        constitute(session=session, by=request.user, **decided(form.cleaned_data, known))
        messages.success(
            request, _("The network is constituted, and it stands in the minutes as a decision.")
        )
        return redirect(_where_to(request, session, form.cleaned_data["convenor"]))
    context = {"session": session, "form": form, "decision": reads.decision_of(session)}
    return render(request, "sessions/constitution.html", context, status=422 if form.errors else 200)


def decided(data: dict[str, Any], known: dict[int, Any]) -> dict[str, Any]:
    """What the actions take of the form; `known` are the people by key."""
    return {
        "convenor": known[data["convenor"]],
        "elected": data["how"] == "elected",
        "minute_taker": known.get(data["taker"]),
        "order": data["order"],
        "middle_sessions": data["middle"],
        "weekday": data["weekday"],
        "starts_at": data["clock"],
    }


def _where_to(request: HttpRequest, session: NetworkSession, convenor: int) -> str:
    """To the year for the one who lays it; home for an acting convenor whose time has ended."""
    if request.user.pk == convenor:
        return f"/networks/{session.network_id}/schedule/"
    return "/"
