"""The page where minutes are written."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from foundation.writing.actions import save_text
from foundation.writing.actions.saving import Clash
from foundation.writing.views import clash_page
from network.queries import roles_in, schools_of
from sessions import queries, rules
from sessions.actions import holding as holding_actions
from sessions.actions import minutes as actions
from sessions.forms.minutes import (
    AboutMinutes,
    AddDecision,
    AddTask,
    marks_in,
    people_for_tasks,
)
from sessions.models import Attendance, Minutes, NetworkSession, Presence, State
from sessions.queries import minutes as minutes_queries
from sessions.queries.minutes import attendance_of, record_of
from sessions.written import DECISION, NOTE, RECORD


@require_POST
@guard(queries.session_for, rules.write_minutes)
def begin(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Start the session; or, when its day has passed, go straight to the minutes."""
    if request.POST.get("without_clock") or session.state == State.PLANNED:
        holding_actions.mark_held(session=session, by=request.user)
        return redirect("sessions:write_minutes", pk=session.pk)
    holding_actions.begin_session(session=session, by=request.user)
    return redirect("sessions:hold", pk=session.pk)


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.write_minutes)
def write_minutes(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The page where minutes are written; POST is what a browser without script sends."""
    record = record_of(session)
    if record is None:
        return redirect("sessions:session", pk=session.pk)
    if record.is_locked:
        return redirect("sessions:minutes", pk=session.pk)
    if request.method == "POST":
        return _save_texts(request, session, record)
    return render(request, "sessions/write_minutes.html", _write_context(session, record))


def _write_context(session: NetworkSession, record: Minutes) -> dict[str, Any]:
    roles = roles_in(session.network)
    people = people_for_tasks(session.network, roles)
    task_form = task_form_for(session, people=people)
    return {
        "session": session,
        "record": record,
        "written": minutes_queries.written_items(session, record),
        "attendance": attendance_of(session),
        "about_form": AboutMinutes(
            people=people, initial={"case_number": record.case_number, "taker": record.taker_id}
        ),
        "task_form": task_form,
        "decision_form": AddDecision(),
        "back": "write",
    }


def task_form_for(session: NetworkSession, *, people: Any = None, data: Any = None) -> AddTask:
    """The form for a task given in this session."""
    if people is None:
        people = people_for_tasks(session.network, roles_in(session.network))
    return AddTask(
        data, schools=schools_of(session.network), people=people, following=queries.session_after(session)
    )


def _save_texts(request: HttpRequest, session: NetworkSession, record: Minutes) -> HttpResponse:
    """Every text that the form carries; the first that clashes shows both."""
    texts: list[tuple[str, Any, str, str]] = [(RECORD, record, "summary", "summary")]
    texts += [(NOTE, note, "text", f"note-{note.pk}") for note in record.notes.all()]
    texts += [
        (DECISION, decision, "text", f"decision-{decision.pk}") for decision in record.decisions.there()
    ]
    back = reverse("sessions:write_minutes", args=[session.pk])
    for kind, obj, field, name in texts:
        if name not in request.POST:
            continue
        try:
            kept = save_text(
                kind=kind,
                obj=obj,
                field=field,
                value=request.POST[name],
                base=request.POST.get(f"{name}-base"),
                by=request.user,
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            continue
        if isinstance(kept, Clash):
            return clash_page(request, target_kind=kind, obj=obj, outcome=kept, back=back)
    messages.success(request, _("Saved."))
    return redirect(back)


@require_POST
@guard(queries.session_for, rules.write_minutes)
def about_minutes(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Case number and minute-taker."""
    people = people_for_tasks(session.network, roles_in(session.network))
    form = AboutMinutes(request.POST, people=people)
    if form.is_valid():
        actions.edit_record(session=session, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, said(form))
    return redirect("sessions:write_minutes", pk=session.pk)


@require_POST
@guard(queries.session_for, rules.write_minutes)
def attendance(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Who was there."""
    refused: Mapping[int, tuple[str, str]] = {}
    if request.POST.get("everyone"):
        actions.everyone_was_there(session=session, by=request.user)
    else:
        marks = marks_in(request.POST, attendance_of(session))
        actions.note_attendance(session=session, marks=marks.kept, by=request.user)
        refused = marks.refused
    if request.headers.get("HX-Request"):
        rows = with_refused(attendance_of(session), refused)
        context = {"session": session, "attendance": rows, "back": request.POST.get("back")}
        return render(request, "sessions/parts/attendance.html", context, status=422 if refused else 200)
    for _typed, why in refused.values():
        messages.error(request, why)
    return redirect(back_to(request, session, "attendance"))


def with_refused(rows: list[Attendance], refused: Mapping[int, tuple[str, str]]) -> list[Attendance]:
    """The list as it stands, with the names that could not be kept as they were typed, and why."""
    for row in rows:
        if row.pk in refused:
            row.presence = Presence.DEPUTY
            row.deputy, row.refused = refused[row.pk]
    return rows


def back_to(request: HttpRequest, session: NetworkSession, place: str) -> str:
    name = "sessions:hold" if request.POST.get("back") == "hold" else "sessions:write_minutes"
    return f"{reverse(name, args=[session.pk])}#{place}"


def said(form: Any) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)
