"""The sessions of a network, one session, and planning them by hand."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from network.models import Network, ProgrammeYear
from network.queries import network_for, schools_of
from sessions import queries, rules
from sessions.actions import sessions as actions
from sessions.actions.call import meet_online_and_tell
from sessions.forms.sessions import About, MeetOnline, MoveSession, NewSession, Question
from sessions.models import Kind, Mode, NetworkSession
from sessions.queries import pages
from sessions.queries.next_year import running_year, year_of_day
from sessions.queries.sessions import last_online_link

HOST_CHECKS = ("room", "projector", "coffee", "parking")


@guard(network_for, rules.see_sessions)
def sessions_page(request: HttpRequest, network: Network) -> HttpResponse:
    """The year's sessions as a thread and a list."""
    year = request.GET.get("year", "")
    page = pages.list_of(network, int(year) if year.isdecimal() and len(year) == 4 else None)
    later = page.year is not None and page.year.year > network.first_year
    return render(request, "sessions/sessions.html", {"page": page, "network": network, "later": later})


@guard(queries.session_for, rules.see_session)
def session_page(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """One session: when, where, agenda, who comes, tasks."""
    page = pages.page_of(session, request.actor)
    return render(request, "sessions/session.html", {"page": page, "session": session})


@require_http_methods(["GET", "POST"])
@guard(network_for, rules.lead_network)
def new_session(request: HttpRequest, network: Network) -> HttpResponse:
    """Plan a session by hand."""
    year = _year_of_new(request, network)
    if year is None:
        return redirect("network:network", pk=network.pk)
    initial = _usual(year, network, known=len(queries.standing_sessions(network, year)))
    form = NewSession(
        request.POST or None, network=network, year=year, schools=schools_of(network), initial=initial
    )
    if form.is_valid():
        session = actions.plan_session(year=year, by=request.user, **_planned(form.cleaned_data))
        messages.success(request, _("The session is planned, with the programme's agenda."))
        return redirect("sessions:session", pk=session.pk)
    if form.twin:
        messages.info(request, _("This session is planned already. Nothing was changed."))
        return redirect("sessions:session", pk=form.twin.pk)
    return render(request, "sessions/new_session.html", {"form": form, "network": network})


def _year_of_new(request: HttpRequest, network: Network) -> ProgrammeYear | None:
    """The year that the chosen day falls in, else the one people are in."""
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return running_year(network)
    return year_of_day(network, day) or running_year(network)


def _usual(year: ProgrammeYear, network: Network, *, known: int) -> dict[str, Any]:
    in_order = (Kind.FIRST, Kind.SECOND) if year.year == network.first_year else ()
    kind = in_order[known] if known < len(in_order) else Kind.MIDDLE
    minutes = 180 if kind == Kind.FIRST else 90
    return {"kind": kind, "clock": year.starts_at, "minutes": minutes, "mode": Mode.PHYSICAL}


def _planned(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": data["kind"],
        "starts_at": data["starts_at"],
        "minutes": data["minutes"],
        "host": data["host"],
        "place": data["place"],
        "more": {"mode": data["mode"], "online_link": data["online_link"]},
    }


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.lead_session)
def move_session(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Another time or place; after a call the next step is the updated call."""
    start = session.local_start
    form = MoveSession(
        request.POST or None,
        network=session.network,
        year=session.programme_year,
        schools=schools_of(session.network, start.date()),
        session=session,
        initial={
            "day": start.date(),
            "clock": start.time(),
            "minutes": session.minutes,
            "mode": session.mode,
            "host": session.host_id,
            "place": session.place,
            "online_link": session.online_link,
        },
    )
    if form.is_valid():
        keys = ("starts_at", "minutes", "mode", "host", "place", "online_link")
        actions.move_session(
            session=session, by=request.user, **{key: form.cleaned_data[key] for key in keys}
        )
        messages.success(request, _("Time and place are changed."))
        return redirect("sessions:session", pk=session.pk)
    return render(request, "sessions/move.html", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.lead_session)
def meet_online(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """*Flytt til Teams*."""
    form = MeetOnline(request.POST or None, initial={"online_link": last_online_link(session)})
    if form.is_valid():
        if meet_online_and_tell(session=session, by=request.user, **form.cleaned_data):
            messages.success(request, _("The session is moved to an online meeting, and everyone is told."))
        else:
            messages.success(request, _("The session is moved to an online meeting."))
        return redirect("sessions:session", pk=session.pk)
    return render(request, "sessions/online.html", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.lead_session)
def about_session(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Heading, preparation, practical matters, who takes part."""
    schools = schools_of(session.network, timezone.localdate(session.starts_at))
    form = About(request.POST or None, instance=session, schools=schools)
    if form.is_valid():
        actions.edit_session(session=session, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("sessions:agenda", pk=session.pk)
    return render(request, "sessions/about.html", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.ask_the_network)
def ask_question(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The question of the school with extra time."""
    form = Question(request.POST or None, instance=session)
    if form.is_valid():
        actions.ask_question(session=session, question=form.cleaned_data["extra_question"], by=request.user)
        messages.success(request, _("The question stands in the agenda."))
        return redirect("sessions:session", pk=session.pk)
    return render(request, "sessions/question.html", {"form": form, "session": session})


@require_POST
@guard(queries.session_for, rules.keep_host_checks)
def host_check(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Tick a line of the host's checklist."""
    key = request.POST.get("key", "")
    if key in HOST_CHECKS:
        done = request.POST.get("done") == "1"
        actions.tick_host_check(session=session, key=key, done=done, by=request.user)
    return redirect("sessions:session", pk=session.pk)
