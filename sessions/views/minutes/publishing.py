"""Reading, publishing and approving minutes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from foundation.numbers import whole_number
from foundation.writing.queries import versions
from network.queries import roles_in
from sessions import queries, rules
from sessions.actions import minutes as actions
from sessions.domain.record import MINUTES
from sessions.forms.minutes import (
    AnswerRemark,
    Correct,
    MakeRemark,
    Publish,
    people_for_tasks,
)
from sessions.models import Decision, Minutes, NetworkSession, Remark, State
from sessions.queries import minutes as minutes_queries
from sessions.queries.approval import approves, day_has_come, in_writing
from sessions.queries.minutes import attendance_of, decision_for, record_of, remark_for
from sessions.views.minutes.writing import said


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
        "writing": in_writing(session, found.record) if session.state == State.PUBLISHED else None,
        "shown": minutes_queries.moments(found.text),
        "remarks": _remarks(request, found.record),
        "remark_form": MakeRemark(),
        "versions": versions(MINUTES, found.record.pk),
        "following": following,
        "approves_now": day_has_come(following),
        "decisions": _decisions(request, found.record),
    }
    return render(request, "sessions/minutes.html", context)


def _remarks(request: HttpRequest, record: Minutes) -> list[tuple[Remark, AnswerRemark]]:
    """The members' own talk about the minutes; the school owner reads the minutes themselves."""
    if not rules.make_remark(request.actor, record.session):
        return []
    return [(one, AnswerRemark(prefix=f"r{one.pk}")) for one in minutes_queries.remarks_of(record)]


def _decisions(request: HttpRequest, record: Minutes) -> list[minutes_queries.Offered]:
    """For the convenor every decision, for the members those that were offered."""
    if not rules.see_tasks(request.actor, record.session.network):
        return []
    leads = rules.lead_session(request.actor, record.session)
    return [one for one in minutes_queries.offered(record) if leads or one.is_offered]


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
        messages.error(request, said(form))
    return redirect(f"{reverse('sessions:minutes', args=[session.pk])}#remarks")


@require_POST
@guard(queries.session_for, rules.lead_session)
def approve(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Approved at the session after, or in writing."""
    running = whole_number(request.POST.get("back", ""))
    at = approves(session, running) if request.POST.get("at") == "session" else None
    actions.approve_minutes(session=session, at=at, by=request.user)
    messages.success(request, _("The minutes are approved and locked."))
    if running is not None:
        return redirect("sessions:hold", pk=running)
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
