"""Laying the year: closed days, the proposal, swapping hosts."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from foundation.numbers import whole_number
from network.models import Network
from network.queries import network_for
from sessions import rules
from sessions.actions import schedule as actions
from sessions.forms.schedule import ClosedDays, MakeProposal, RowForm, SwapHosts, Visits, refuse_overlaps
from sessions.models import ClosedRange, NetworkSession
from sessions.queries import hosting
from sessions.queries import schedule as queries
from sessions.queries.schedule import YearPlan, YearProposal


def _asked_year(request: HttpRequest) -> int | None:
    year = request.GET.get("year", "")
    return int(year) if year.isdecimal() and len(year) == 4 else None


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.lay_year)
def schedule(request: HttpRequest, network: Network) -> HttpResponse:
    """The year as it stands, closed days, and what a proposal is made from; POST closes days."""
    plan = queries.plan_of(network, _asked_year(request))
    if plan is None:
        return redirect("network:network", pk=network.pk)
    form = ClosedDays(request.POST or None, year=plan.year.year)
    if form.is_valid():
        actions.close_days(network=network, by=request.user, **form.cleaned_data)
        messages.success(request, _("The days are closed."))
        return redirect(_page(plan))
    make = MakeProposal(plan=plan, initial=MakeProposal.usual(plan))
    context = {"network": network, "plan": plan, "form": form, "make": make}
    return render(request, "sessions/schedule.html", context, status=422 if form.errors else 200)


def _page(plan: YearPlan) -> str:
    return f"{reverse('sessions:schedule', args=[plan.network.pk])}?year={plan.year.year}"


@require_POST
@guard(queries.closed_for, rules.open_closed_days)
def open_days(request: HttpRequest, closed: ClosedRange) -> HttpResponse:
    """Give closed days back."""
    actions.open_days(closed=closed, by=request.user)
    messages.success(request, _("The days can be used again."))
    return redirect("sessions:schedule", pk=closed.network_id)


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.lay_year)
def proposal(request: HttpRequest, network: Network) -> HttpResponse:
    """The whole year as the rules would lay it, what that changes, each day still open to change."""
    plan = queries.plan_of(network, _asked_year(request))
    if plan is None or not plan.may_be_laid:
        return redirect("sessions:schedule", pk=network.pk)
    make = MakeProposal(request.GET, plan=plan)
    if not make.is_valid():
        context = {"network": network, "plan": plan, "form": make, "make": make}
        context["closing"] = ClosedDays(year=plan.year.year)
        return render(request, "sessions/schedule_ask.html", context, status=422)
    chosen = make.cleaned_data
    found = _propose(plan, chosen)
    if request.method == "POST":
        return _save(request, found, chosen)
    return _show(request, found, [_row(row, found) for row in found.rows if not row.stays])


def _propose(plan: YearPlan, chosen: dict[str, Any]) -> YearProposal:
    asked = queries.request_of(
        plan,
        middle_sessions=chosen["middle"],
        weekday=chosen["weekday"],
        starts_at=chosen["clock"],
        today=timezone.localdate(),
    )
    return queries.proposal_of(plan, asked)


def _row(row: queries.Row, found: YearProposal, data: Any = None) -> RowForm:
    return RowForm(data, row=row, schools=found.schools, members=found.members, closed=found.closed)


def _show(
    request: HttpRequest, found: YearProposal, forms: Sequence[RowForm], *, status: int = 200
) -> HttpResponse:
    by_number = {form.row.proposed.number: form for form in forms}
    context = {
        "network": found.plan.network,
        "plan": found.plan,
        "found": found,
        "lines": [(row, by_number.get(row.proposed.number)) for row in found.rows],
        "faults": [field for form in forms if form.is_bound for field in form if field.errors],
        "again": _page(found.plan),
    }
    return render(request, "sessions/schedule_proposal.html", context, status=status)


def _save(request: HttpRequest, found: YearProposal, chosen: dict[str, Any]) -> HttpResponse:
    forms = [_row(row, found, request.POST) for row in found.rows if not row.stays]
    if request.POST.get("seen") != found.seen:
        if _is_what_stands(request, found):
            return redirect(_page(found.plan))
        messages.warning(request, _("The year has changed meanwhile. This is the proposal as it is now."))
        return _show(request, found, [_row(form.row, found) for form in forms], status=409)
    others = queries.sessions_beside(found)
    clear = refuse_overlaps(forms, others)
    if not clear or not all(form.is_valid() for form in forms):
        return _show(request, found, forms, status=422)
    _store(request, found, forms, chosen)
    messages.success(request, _("The year is laid. Nothing is sent before you call a session."))
    return redirect("sessions:sessions", pk=found.plan.network.pk)


def _is_what_stands(request: HttpRequest, found: YearProposal) -> bool:
    """The same form pressed once more: every day that was posted stands already."""
    posted = {value for key, value in request.POST.items() if key.endswith("-day")}
    stands = {session.local_start.date().isoformat() for session in found.plan.sessions}
    return bool(posted) and posted <= stands


def _store(
    request: HttpRequest, found: YearProposal, forms: Sequence[RowForm], chosen: dict[str, Any]
) -> None:
    schools = {school.pk: school for school in found.schools}
    clock: time = chosen["clock"]
    actions.save_schedule(
        year=found.plan.year,
        laid=[_laid(form, schools) for form in forms],
        gone=found.gone,
        weekday=chosen["weekday"],
        starts_at=clock,
        middle_sessions=chosen["middle"],
        by=request.user,
    )


def _laid(form: RowForm, schools: dict[int, Any]) -> actions.Laid:
    proposed, data = form.row.proposed, form.cleaned_data
    return actions.Laid(
        session=form.row.now,
        kind=proposed.kind,
        starts_at=data["starts_at"],
        minutes=proposed.minutes,
        host=schools.get(data["host"]),
        extra_time=form.row.extra_time,
        films=proposed.films,
        rkbu=proposed.rkbu,
    )


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.move_visits)
def visits(request: HttpRequest, network: Network) -> HttpResponse:
    """Which of the sessions to come RKBU takes part in."""
    sessions = hosting.open_sessions(network)
    form = Visits(
        request.POST or None,
        sessions=[(session.pk, hosting.named(session)) for session in sessions.values()],
        initial={"sessions": [session.pk for session in sessions.values() if session.rkbu_takes_part]},
    )
    if request.method == "POST" and (not request.POST.getlist("sessions") or form.is_valid()):
        chosen = form.cleaned_data["sessions"] if form.is_valid() else []
        actions.move_visits(network=network, sessions=chosen, by=request.user)
        messages.success(request, _("RKBU's visits are saved."))
        return redirect("sessions:wheel", pk=network.pk)
    context = {"network": network, "form": form, "sessions": sessions}
    return render(request, "sessions/schedule_visits.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.lay_year)
def swap(request: HttpRequest, network: Network) -> HttpResponse:
    """Two sessions exchange hosts: chosen, shown before and after, then saved."""
    sessions = hosting.open_sessions(network)
    members = queries.members_of(network)
    form = SwapHosts(request.POST or request.GET or None, sessions=sessions, members=members)
    context: dict[str, Any] = {"network": network, "form": form, "sessions": sessions}
    if form.is_valid():
        pair = (sessions[form.cleaned_data["one"]], sessions[form.cleaned_data["other"]])
        if request.method == "POST":
            return _swap(request, network, pair)
        context |= {"pair": pair, "after": hosting.after_swap(list(sessions.values()), pair)}
    return render(request, "sessions/schedule_swap.html", context, status=422 if form.errors else 200)


def _swap(
    request: HttpRequest, network: Network, pair: tuple[NetworkSession, NetworkSession]
) -> HttpResponse:
    seen = tuple(map(whole_number, request.POST.getlist("seen")))
    if len(seen) == 2:
        actions.swap_session_hosts(one=pair[0], other=pair[1], seen=(seen[0], seen[1]), by=request.user)
        messages.success(request, _("The two sessions have exchanged hosts."))
    return redirect("sessions:sessions", pk=network.pk)
