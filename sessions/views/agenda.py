"""Writing the agenda: items, order, exercises, proposals."""

from json import dumps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from foundation.numbers import whole_number, whole_numbers
from network.models import School
from network.queries import schools_of
from sessions import queries, rules
from sessions.actions import agenda as actions
from sessions.forms.agenda import AddExercise, AddItem, AddPaper, AnswerProposal, EditItem, Propose
from sessions.models import AgendaItem, NetworkSession, Proposal
from sessions.queries.agenda import attachments_of, exercises_for, item_for, proposal_for, proposals_of
from sessions.queries.approval import approval_of


@guard(queries.session_for, rules.lead_session)
def agenda_page(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The agenda as the convenor writes it."""
    return _agenda_page(request, session)


def _agenda_page(
    request: HttpRequest,
    session: NetworkSession,
    *,
    item_form: AddItem | None = None,
    paper_form: AddPaper | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        **_listed(session),
        "item_form": item_form or AddItem(prefix="item"),
        "exercise_form": _exercises(session),
        "paper_form": paper_form or AddPaper(prefix="paper"),
        "papers": attachments_of(session),
        "proposals": [
            (proposal, AnswerProposal(prefix=f"p{proposal.pk}")) for proposal in proposals_of(session)
        ],
        "removed_papers": list(session.attachments.taken_away()[:3]),
    }
    return render(request, "sessions/agenda.html", context, status=status)


def _listed(session: NetworkSession) -> dict[str, object]:
    """The list of items, on the page and alone."""
    agenda = queries.agenda_of(session)
    return {
        "session": session,
        "agenda": agenda,
        "removed": list(session.items.taken_away()[:3]),
        **approval_of(session, *(line.item for line in agenda.lines)),
    }


def _exercises(session: NetworkSession, data: object = None) -> AddExercise:
    return AddExercise(
        data, exercises=exercises_for(session), language=session.network.language, prefix="exercise"
    )


def agenda_with_paper_form(request: HttpRequest, session: NetworkSession, form: AddPaper) -> HttpResponse:
    """The page with what was wrong with a paper."""
    return _agenda_page(request, session, paper_form=form, status=422)


@require_POST
@guard(queries.session_for, rules.lead_session)
def add_item(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """An item of the convenor's own."""
    form = AddItem(request.POST, prefix="item")
    if not form.is_valid():
        return _agenda_page(request, session, item_form=form, status=422)
    item = actions.add_item(session=session, by=request.user, **form.cleaned_data)
    return redirect(_place(item))


@require_POST
@guard(queries.session_for, rules.lead_session)
def add_exercise(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """One of the programme's exercises."""
    form = _exercises(session, request.POST)
    if not form.is_valid():
        return _agenda_page(request, session, status=422)
    item = actions.add_exercise(session=session, key=form.cleaned_data["exercise"], by=request.user)
    return redirect(_place(item))


@require_http_methods(["GET", "POST"])
@guard(item_for, rules.edit_item)
def edit_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """One item's texts and minutes."""
    form = EditItem(request.POST or None, instance=item)
    form.cancel = _place(item)
    if form.is_valid():
        actions.edit_item(item=item, by=request.user, **form.cleaned_data)
        return redirect(_place(item))
    return render(request, "sessions/item.html", {"form": form, "item": item, "session": item.session})


@require_POST
@guard(item_for, rules.edit_item)
def step_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """One place up or down."""
    step = -1 if request.POST.get("to") == "up" else 1
    place = actions.move_item(item=item, step=step, by=request.user)
    told = _("%(item)s is now item %(place)d.") % {"item": item.title, "place": place}
    return _list_or_page(request, item, told)


@require_POST
@guard(item_for, rules.edit_item)
def remove_item(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Off the agenda, with undo."""
    actions.remove_item(item=item, by=request.user)
    return _list_or_page(request, item, _("%(item)s is off the agenda.") % {"item": item.title})


@require_POST
@guard(item_for, rules.edit_item)
def bring_item_back(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    """Undo."""
    actions.bring_item_back(item=item, by=request.user)
    return _list_or_page(request, item, _("%(item)s is back on the agenda.") % {"item": item.title})


@require_POST
@guard(queries.session_for, rules.lead_session)
def order_items(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The whole order at once, from dragging."""
    order = whole_numbers(request.POST.get("order", "").split(","))
    revision = whole_number(request.POST.get("revision", ""))
    actions.order_items(
        session=session,
        order=order,
        revision=-1 if revision is None else revision,
        by=request.user,
    )
    return _list(request, session, _("The order is saved."))


def _list_or_page(request: HttpRequest, item: AgendaItem, told: str) -> HttpResponse:
    """The list for a script, the page for a browser; either way what happened is said."""
    if request.headers.get("HX-Request"):
        return _list(request, item.session, told)
    messages.success(request, told)
    return redirect(_place(item))


def _list(request: HttpRequest, session: NetworkSession, told: str) -> HttpResponse:
    session.refresh_from_db(fields=["agenda_revision"])
    response = render(request, "sessions/parts/agenda_list.html", _listed(session))
    response["HX-Trigger-After-Settle"] = dumps(
        {"say": told}
    )  # header values are Latin-1: JSON escapes the rest
    return response


def _place(item: AgendaItem) -> str:
    return f"{reverse('sessions:agenda', args=[item.session_id])}#item-{item.pk}"


# ---- proposals ------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@guard(queries.session_for, rules.propose_item)
def propose(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """A member's matter for the agenda."""
    form = Propose(request.POST or None)
    if form.is_valid():
        school = _own_school(request, session)
        actions.propose(session=session, by=request.user, school=school, **form.cleaned_data)
        messages.success(request, _("Sent to the convenor. You see the answer on the session's page."))
        return redirect("sessions:session", pk=session.pk)
    return render(request, "sessions/propose.html", {"form": form, "session": session})


def _own_school(request: HttpRequest, session: NetworkSession) -> School | None:
    own = request.actor.schools(*rules.LEADERSHIP)
    return next((school for school in schools_of(session.network) if school.pk in own), None)


@require_POST
@guard(proposal_for, rules.answer_proposal)
def answer_proposal(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """Onto the agenda, or not this time, with a word."""
    form = AnswerProposal(request.POST, prefix=f"p{proposal.pk}")
    if form.is_valid():
        act = actions.accept_proposal if request.POST.get("answer") == "accept" else actions.decline_proposal
        act(proposal=proposal, reply=form.cleaned_data["reply"], by=request.user)
        messages.success(request, _("Answered."))
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect(f"{reverse('sessions:agenda', args=[proposal.session_id])}#proposals")
