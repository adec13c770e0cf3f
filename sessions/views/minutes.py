"""Writing, publishing and approving minutes."""

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
from foundation.writing.queries import versions
from foundation.writing.views import clash_page
from network.queries import roles_in, schools_of
from sessions import queries, rules
from sessions.actions import holding as holding_actions
from sessions.actions import minutes as actions
from sessions.actions import tasks as task_actions
from sessions.domain.record import MINUTES
from sessions.forms.minutes import (
    AboutMinutes,
    AddDecision,
    AddTask,
    AnswerRemark,
    Correct,
    MakeRemark,
    Publish,
    marks_in,
    people_for_tasks,
)
from sessions.models import AgendaItem, Decision, Minutes, NetworkSession, Remark, State
from sessions.queries import minutes as minutes_queries
from sessions.queries.agenda import item_for
from sessions.queries.minutes import attendance_of, decision_for, record_of, remark_for
from sessions.written import DECISION, NOTE, RECORD


@guard(queries.session_for, rules.see_minutes)
def minutes_page(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Published minutes, with remarks and versions."""
    found = minutes_queries.published(session)
    if found is None:
        writes = rules.write_minutes(request.actor, session)
        if writes and session.is_held:
            return redirect("sessions:write_minutes", pk=session.pk)
        return render(request, "sessions/no_minutes.html", {"session": session})
    following = queries.session_after(session)
    context = {
        "session": session,
        "published": found,
        "shown": minutes_queries.moments(found.text),
        "remarks": [
            (remark, AnswerRemark(prefix=f"r{remark.pk}"))
            for remark in minutes_queries.remarks_of(found.record)
        ],
        "remark_form": MakeRemark(),
        "versions": versions(MINUTES, found.record.pk),
        "following": following,
        "decisions": _decisions(request, found.record),
    }
    return render(request, "sessions/minutes.html", context)


def _decisions(request: HttpRequest, record: Minutes) -> list[minutes_queries.Offered]:
    """For the convenor every decision, for the members those that were offered."""
    if not rules.see_tasks(request.actor, record.session.network):
        return []
    leads = rules.lead_session(request.actor, record.session)
    return [one for one in minutes_queries.offered(record) if leads or one.is_offered]


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
        messages.error(request, _said(form))
    return redirect("sessions:write_minutes", pk=session.pk)


@require_POST
@guard(queries.session_for, rules.write_minutes)
def attendance(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Who was there."""
    if request.POST.get("everyone"):
        actions.everyone_was_there(session=session, by=request.user)
    else:
        marks = marks_in(request.POST, attendance_of(session))
        actions.note_attendance(session=session, marks=marks, by=request.user)
    if request.headers.get("HX-Request"):
        context = {"session": session, "attendance": attendance_of(session), "back": request.POST.get("back")}
        return render(request, "sessions/parts/attendance.html", context)
    return redirect(_back(request, session, "attendance"))


# ---- what came of an item -------------------------------------------------------------------


@require_POST
@guard(item_for, rules.write_item)
def add_decision(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Something was decided."""
    form = AddDecision(request.POST)
    if form.is_valid():
        actions.add_decision(session=item.session, item=item, text=form.cleaned_data["text"], by=request.user)
        form = AddDecision()
    return _came(request, item, decision_form=form)


@require_POST
@guard(decision_for, rules.write_decision)
def remove_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Out of the draft, with undo."""
    actions.remove_decision(decision=decision, by=request.user)
    return _came(request, decision.item)


@require_POST
@guard(decision_for, rules.write_decision)
def bring_decision_back(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Undo."""
    actions.bring_decision_back(decision=decision, by=request.user)
    return _came(request, decision.item)


@require_POST
@guard(item_for, rules.write_item)
def add_task(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """A task given under an item."""
    session = item.session
    actions.open_record(session)
    form = task_form_for(session, data=request.POST)
    if form.is_valid():
        task_actions.give_task(
            network=session.network, session=session, item=item, by=request.user, **form.given
        )
        form = task_form_for(session)
    return _came(request, item, task_form=form)


def _came(
    request: HttpRequest,
    item: AgendaItem,
    *,
    decision_form: AddDecision | None = None,
    task_form: AddTask | None = None,
) -> HttpResponse:
    """What came of the item: the part for a script; for a browser the page, or the form with what was wrong."""
    session, record = item.session, record_of(item.session)
    assert record is not None
    wrong = next((form for form in (decision_form, task_form) if form is not None and form.errors), None)
    back = _back(request, session, f"item-{item.pk}")
    if not request.headers.get("HX-Request") and wrong is None:
        return redirect(back)
    context = {
        "session": session,
        "entry": next(w for w in minutes_queries.written_items(session, record) if w.item.pk == item.pk),
        "decision_form": decision_form or AddDecision(),
        "task_form": task_form or task_form_for(session),
        "back": request.POST.get("back", "write"),
        "removed": list(record.decisions.taken_away().filter(item=item)[:1]),
    }
    if request.headers.get("HX-Request"):
        return render(request, "sessions/parts/came.html", context, status=422 if wrong else 200)
    return render(request, "sessions/came.html", {**context, "address": back, "item": item}, status=422)


def _back(request: HttpRequest, session: NetworkSession, place: str) -> str:
    name = "sessions:hold" if request.POST.get("back") == "hold" else "sessions:write_minutes"
    return f"{reverse(name, args=[session.pk])}#{place}"


def _said(form: Any) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


# ---- publishing, remarks, approval ----------------------------------------------------------


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.write_minutes)
def publish(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """What goes out, to whom, and the button."""
    record = record_of(session)
    if record is None:
        return redirect("sessions:session", pk=session.pk)
    number = minutes_queries.frozen_number(record) + 1
    form = Publish(request.POST or None, initial={"expected": number})
    if form.is_valid():
        version = actions.publish_minutes(
            session=session, expected=form.cleaned_data["expected"], by=request.user
        )
        told = _("The minutes are published and on their way to everyone in the network.")
        messages.success(
            request, told if version else _("The minutes were already published. Nothing was sent twice.")
        )
        return redirect("sessions:minutes", pk=session.pk)
    text = minutes_queries.minutes_text(session, record)
    context = {
        "session": session,
        "record": record,
        "form": form,
        "text": text,
        "number": number,
        "unmarked": sum(not one.presence for one in attendance_of(session)),
        "readers": people_for_tasks(session.network, roles_in(session.network)),
    }
    return render(request, "sessions/publish.html", context)


@require_POST
@guard(decision_for, rules.lead_decision)
def offer_decision(request: HttpRequest, decision: Decision) -> HttpResponse:
    """Offer a decision to the schools' plans."""
    count = actions.offer_decision(decision=decision, by=request.user)
    if count:
        messages.success(
            request, _("The decision is offered to the schools' plans. Each answers for itself.")
        )
    else:
        messages.info(request, _("No school has begun its plan yet, so there is nothing to offer it to."))
    return redirect(f"{reverse('sessions:minutes', args=[decision.record.session_id])}#offers")


@require_POST
@guard(queries.session_for, rules.make_remark)
def make_remark(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """A member's remark."""
    form = MakeRemark(request.POST)
    if form.is_valid():
        actions.make_remark(session=session, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("The remark is sent to those who write the minutes."))
        return redirect(f"{reverse('sessions:minutes', args=[session.pk])}#remarks")
    return render(request, "sessions/remark.html", {"form": form, "session": session}, status=422)


@require_POST
@guard(remark_for, rules.answer_remark)
def answer_remark(request: HttpRequest, remark: Remark) -> HttpResponse:
    """What was done about it."""
    form = AnswerRemark(request.POST, prefix=f"r{remark.pk}")
    session = remark.record.session
    if form.is_valid():
        actions.answer_remark(remark=remark, answer=form.cleaned_data["answer"], by=request.user)
        messages.success(request, _("Answered."))
    else:
        messages.error(request, _said(form))
    return redirect(f"{reverse('sessions:minutes', args=[session.pk])}#remarks")


@require_POST
@guard(queries.session_for, rules.lead_session)
def approve(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Approved at the session after, or in writing."""
    at = queries.session_after(session) if request.POST.get("at") == "session" else None
    actions.approve_minutes(session=session, at=at, by=request.user)
    messages.success(request, _("The minutes are approved and locked."))
    running = request.POST.get("back", "")
    if running.isdecimal():
        return redirect("sessions:hold", pk=int(running))
    return redirect("sessions:minutes", pk=session.pk)


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.write_minutes)
def correct(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Open approved minutes for a correction."""
    form = Correct(request.POST or None)
    if form.is_valid():
        actions.begin_correction(session=session, reason=form.cleaned_data["reason"], by=request.user)
        return redirect("sessions:write_minutes", pk=session.pk)
    return render(request, "sessions/correct.html", {"form": form, "session": session})
