"""Calling a session, and answering the call."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard, public
from foundation.access.verdict import Refused
from foundation.post.actions import resend
from foundation.post.models import State as Sending
from foundation.post.queries import deliveries
from sessions import queries, rules
from sessions.actions import call as actions
from sessions.forms.call import AnswerCall, SendCall
from sessions.forms.sessions import Cancel
from sessions.models import CallAnswer, CallKind, NetworkSession, State
from sessions.queries import pages
from sessions.queries.called import changed_since_call
from sessions.queries.people import answer_by_key, answer_of


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.lead_session)
def call_page(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Everything that will go out, and the button that sends it."""
    form = SendCall(request.POST or None, initial={"expected": _next_sequence(session)})
    if form.is_valid():
        call = actions.send_call(session=session, by=request.user, **form.cleaned_data)
        if call is None:
            messages.info(request, _("The call has already gone out. Nothing was sent twice."))
        else:
            messages.success(request, _("The call is on its way. Here you see who answers."))
        return redirect("sessions:session", pk=session.pk)
    return render(request, "sessions/call.html", _preview(request, session, form))


def _next_sequence(session: NetworkSession) -> int:
    return 0 if session.state == State.PLANNED else session.sequence + 1


def _preview(request: HttpRequest, session: NetworkSession, form: SendCall) -> dict[str, object]:
    seats = queries.seats_of(session)
    agenda = queries.agenda_of(session)
    kind = CallKind.CALL if session.state == State.PLANNED else CallKind.UPDATE
    convenor, news = actions.convenor_of(session) or request.user, changed_since_call(session)
    subject, body = (
        actions.mail_text(
            session,
            kind,
            replace(seats[0], answer=None),
            convenor,
            note=form["note"].value() or "",
            news=news,
        )
        if seats
        else ("", "")
    )
    sent = deliveries(related=(pages.RELATED, session.pk))
    return {
        "session": session,
        "form": form,
        "seats": seats,
        "agenda": agenda,
        "subject": subject,
        "body": body,
        "kind": kind,
        "is_as_before": kind == CallKind.UPDATE and not news and not pages.call_is_stale(session),
        "in_the_past": pages.is_past(session),
        "sent": sent,
        "all_sent": all(delivery.state == Sending.SENT for delivery in sent),
    }


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.lead_session)
def cancel_session(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Cancel, with the reason that everyone reads."""
    if session.state == State.CANCELLED:
        return redirect("sessions:session", pk=session.pk)
    if session.is_held:
        raise Refused(_("This session has been held and has minutes. It can no longer be cancelled."))
    form = Cancel(request.POST or None)
    if form.is_valid():
        actions.cancel_and_tell(session=session, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The session is cancelled."))
        return redirect("sessions:session", pk=session.pk)
    return render(request, "sessions/cancel.html", {"form": form, "session": session})


@require_POST
@guard(queries.session_for, rules.lead_session)
def resend_mail(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Send a failed or uncertain mail of this session once more."""
    wanted = request.POST.get("delivery", "")
    found = [d for d in deliveries(related=(pages.RELATED, session.pk)) if str(d.pk) == wanted]
    for delivery in found:
        resend(delivery=delivery, by=request.user)
        messages.success(
            request, _("The mail to %(name)s is sent once more.") % {"name": delivery.recipient_name}
        )
    return redirect("sessions:session", pk=session.pk)


# ---- answers --------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@guard(answer_of, rules.answer_call)
def answer_page(request: HttpRequest, answer: CallAnswer) -> HttpResponse:
    """One's own answer, signed in."""
    form = _answer_form(request, answer)
    if form.is_valid():
        _keep(answer, form)
        messages.success(request, _("Your answer is saved."))
        return redirect("sessions:session", pk=answer.session_id)
    return render(
        request, "sessions/answer.html", {"form": form, "answer": answer, "session": answer.session}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@public
def answer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the mailed link; opening it changes nothing, the button does."""
    answer = answer_by_key(actions.key_of(token) or 0)
    if answer is None:
        raise Http404
    form, kept, refusal = _answer_form(request, answer), False, ""
    if form.is_valid():
        try:
            answer, kept = _keep(answer, form), True
        except Refused as refused:
            refusal = str(refused.reason)
    context = {"form": form, "answer": answer, "session": answer.session, "kept": kept, "refusal": refusal}
    return render(request, "sessions/answer_by_link.html", context, status=409 if refusal else 200)


def _answer_form(request: HttpRequest, answer: CallAnswer) -> AnswerCall:
    return AnswerCall(
        request.POST or None,
        initial={"answer": answer.answer, "deputy": answer.deputy, "word": answer.word},
    )


def _keep(answer: CallAnswer, form: AnswerCall) -> CallAnswer:
    return actions.answer_call(
        answer=answer,
        choice=form.cleaned_data["answer"],
        deputy=form.cleaned_data["deputy"],
        word=form.cleaned_data["word"],
        by=answer.person,
    )
