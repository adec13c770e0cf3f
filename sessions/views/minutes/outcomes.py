"""What came of an item: decisions and tasks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from foundation.access.guard import guard
from sessions import rules
from sessions.actions import minutes as actions
from sessions.actions import tasks as task_actions
from sessions.forms.minutes import (
    AddDecision,
    AddTask,
)
from sessions.models import AgendaItem, Decision
from sessions.queries import minutes as minutes_queries
from sessions.queries.agenda import item_for
from sessions.queries.minutes import decision_for, record_of
from sessions.views.minutes.writing import back_to, task_form_for


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
    back = back_to(request, session, f"item-{item.pk}")
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
