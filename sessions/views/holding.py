"""Holding a session: the leader's page, the projector, the followers."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from accounts.middleware import sessionless
from foundation.access.guard import guard, public
from foundation.numbers import whole_number
from sessions import queries, rules
from sessions.actions import holding as actions
from sessions.forms.minutes import AddDecision
from sessions.models import AgendaItem, Holding, NetworkSession, Note
from sessions.queries import minutes as minutes_queries
from sessions.queries.agenda import item_for
from sessions.queries.approval import approval_of
from sessions.queries.holding import (
    clock_of,
    follow_token,
    followed,
    holding_for,
    minutes_behind,
    steps_of,
    tag_of,
)
from sessions.queries.minutes import attendance_of, record_of
from sessions.views.minutes import task_form_for


@guard(queries.session_for, rules.write_minutes)
def hold(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The page the session is led from: clock, turns, notes, decisions, tasks, attendance."""
    holding = holding_for(request.actor, session.pk)
    record = record_of(session)
    if holding is None or record is None or not session.is_open:
        return redirect("sessions:session", pk=session.pk)
    context = _context(session, holding)
    written = minutes_queries.written_items(session, record)
    entry = next((one for one in written if one.item.pk == holding.item_id), None)
    context |= {
        "record": record,
        "entry": entry,
        "films": next(
            (line.films for line in queries.agenda_of(session).lines if line.item == holding.item), ()
        ),
        **approval_of(session, holding.item),
        "speaks": _about(entry.notes, context["clock"].who) if entry else None,
        "attendance": attendance_of(session),
        "decision_form": AddDecision(),
        "task_form": task_form_for(session),
        "back": "hold",
    }
    return render(request, "sessions/hold.html", context)


def _about(notes: list[Note], who: str) -> Note | None:
    """The note about the school that has the floor."""
    return next((note for note in notes if note.school and note.school.name == who), None)


def _context(session: NetworkSession, holding: Holding) -> dict[str, Any]:
    steps = steps_of(session, holding)
    return {
        "session": session,
        "holding": holding,
        "clock": clock_of(holding),
        "steps": steps,
        "behind": minutes_behind(steps, holding),
        "now": timezone.localtime(),
        "here": next((n for n, step in enumerate(steps, start=1) if step.state == "now"), 1),
    }


@require_GET
@guard(holding_for, rules.run_session)
def clock(request: HttpRequest, holding: Holding) -> HttpResponse:
    """The clock and its buttons, for the leader's page to fetch; 304 while nothing has changed."""
    return _if_changed(
        request,
        holding,
        lambda: render(request, "sessions/parts/clock.html", _context(holding.session, holding)),
    )


@require_POST
@guard(queries.session_for, rules.write_minutes)
def act(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Next turn, some minutes more, pause."""
    seen = whole_number(request.POST.get("seen", ""))
    wanted = request.POST.get("act", "")
    if wanted == "next":
        actions.next_turn(session=session, seen=-1 if seen is None else seen, by=request.user)
    elif wanted == "more":
        actions.grant_minutes(session=session, minutes=2, by=request.user)
    elif wanted == "pause":
        actions.pause_clock(session=session, by=request.user)
    return redirect("sessions:hold", pk=session.pk)


@require_POST
@guard(item_for, rules.write_item)
def go_to_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Go to an item of the agenda."""
    actions.go_to_item(session=item.session, item=item, by=request.user)
    return redirect("sessions:hold", pk=item.session_id)


@require_POST
@guard(queries.session_for, rules.write_minutes)
def end(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The session is over; the minutes are next."""
    actions.mark_held(session=session, by=request.user)
    return redirect("sessions:write_minutes", pk=session.pk)


@guard(holding_for, rules.follow_session)
def projector(request: HttpRequest, holding: Holding) -> HttpResponse:
    """What the room sees: item, who speaks, how long; nothing to press."""
    return render(request, "sessions/projector.html", _screen(holding))


@guard(holding_for, rules.follow_session)
def follow(request: HttpRequest, holding: Holding) -> HttpResponse:
    """The same on one's own phone."""
    return render(request, "sessions/projector.html", _screen(holding, follows=True))


@require_GET
@public
@sessionless
def screen(request: HttpRequest, token: str) -> HttpResponse:
    """The part of the projector that changes, for the page that was opened signed in; 304 while nothing has.

    Asked for every other second by everyone in the room: the token in the page says what may be read.
    """
    found = followed(token)
    if found is None:
        raise Http404
    holding, language = found
    with translation.override(language):
        context = _screen(holding, token=token)
        return _if_changed(request, holding, lambda: render(request, "sessions/parts/screen.html", context))


def _screen(holding: Holding, *, follows: bool = False, token: str = "") -> dict[str, Any]:
    return {
        "session": holding.session,
        "holding": holding,
        "clock": clock_of(holding),
        "follows": follows,
        "token": token or follow_token(holding, get_language() or "nb"),
    }


def _if_changed(request: HttpRequest, holding: Holding, draw: Callable[[], HttpResponse]) -> HttpResponse:
    """ETag over the row's revision and the reader's language: a poll costs one query and draws nothing."""
    tag = tag_of(holding, get_language() or "nb")
    if request.headers.get("If-None-Match") == tag:
        answer: HttpResponse = HttpResponseNotModified()
    else:
        answer = draw()
    answer["ETag"] = tag
    patch_cache_control(answer, private=True, no_cache=True)
    return answer
