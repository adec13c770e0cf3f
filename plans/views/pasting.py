"""Out of Word into the plan: paste, say where each piece belongs, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation import spelling
from foundation.access.guard import guard
from foundation.numbers import whole_number
from foundation.writing.actions import Clash, save_text
from plans import actions, queries, rules
from plans.actions import Choice
from plans.domain.pasting import NOWHERE, PLACES
from plans.forms.pasting import PasteForm
from plans.models import Piece, Plan
from plans.queries import pasting as pieces_queries
from plans.queries.plans import piece_for
from plans.wording import who_sees_draft
from plans.wording.pasting import SHORTENED, lines_of, sections_of

HERE = {"keep", "spread", "tick", "take", "aside"}


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.plan_for, rules.edit_plan)
def paste(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Take what was copied; nothing of the plan changes yet."""
    form = PasteForm(request.POST or None, room=pieces_queries.room_for_pieces(plan))
    if form.is_valid():
        actions.paste(plan=plan, proposals=form.proposals, by=request.user)
        return redirect("plans:pieces", pk=plan.pk)
    waiting = len(pieces_queries.waiting_pieces(plan))
    context = {"plan": plan, "form": form, "waiting": waiting, "who_sees": who_sees_draft(plan)}
    return render(request, "plans/paste.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.plan_for, rules.edit_plan)
def pieces(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Say of each piece where it belongs, tick it, and take the ticked ones in."""
    if request.method != "POST":
        return _show(request, plan)
    refused = _save(request, plan)
    what, _colon, key = request.POST.get("do", "keep").partition(":")
    if refused or what not in HERE:
        return _show(request, plan, refused)
    if what in ("spread", "tick"):
        return _with_heading(request, plan, what, key)
    if what == "aside":
        actions.lay_aside(plan=plan, by=request.user)
        messages.success(request, _("Everything that waited is laid aside. You can bring it back."))
        return redirect("plans:pieces", pk=plan.pk)
    return _take(request, plan) if what == "take" else redirect("plans:pieces", pk=plan.pk)


def _save(request: HttpRequest, plan: Plan) -> dict[int, str]:
    """Keep what the page was sent with; why a text could not be kept, by piece."""
    waiting = pieces_queries.waiting_pieces(plan)
    sent = [piece for piece in waiting if f"place-{piece.pk}" in request.POST]
    choices = {piece.pk: _choice(request, f"-{piece.pk}") for piece in sent}
    actions.sort_pieces(plan=plan, choices=choices, by=request.user)
    refusals = {piece.pk: _save_text(request, piece) for piece in waiting}
    return {pk: reason for pk, reason in refusals.items() if reason}


def _choice(request: HttpRequest, tail: str = "") -> Choice:
    place = request.POST.get(f"place{tail}", "")
    known = place if place in PLACES else NOWHERE
    return Choice(known, request.POST.get(f"under{tail}", "")[:20], bool(request.POST.get(f"chosen{tail}")))


def _save_text(request: HttpRequest, piece: Piece) -> str:
    name = f"text-{piece.pk}"
    if name not in request.POST:
        return ""
    value, base = request.POST[name], request.POST.get(f"{name}-base") or None
    try:
        saved = save_text(
            kind="plans.piece", obj=piece, field="text", value=value, base=base, by=request.user
        )
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    if isinstance(saved, Clash):
        return _(
            "Somebody else has changed this text in the meantime. Yours stands here, theirs is in the history."
        )
    return ""


def _with_heading(request: HttpRequest, plan: Plan, what: str, key: str) -> HttpResponse:
    """One choice for everything below a heading."""
    number = whole_number(key)
    heading = piece_for(request.actor, number) if number is not None else None
    if heading is None or heading.plan_id != plan.pk:
        return redirect("plans:pieces", pk=plan.pk)
    if what == "tick":
        actions.tick_below(heading=heading, by=request.user)
    else:
        actions.spread(heading=heading, place=heading.place, under=heading.under, by=request.user)
    return redirect(f"{request.path}#piece-{heading.pk}")


def _take(request: HttpRequest, plan: Plan) -> HttpResponse:
    chosen = [piece for piece in pieces_queries.waiting_pieces(plan) if piece.chosen]
    if not chosen:
        messages.error(request, _("Tick what you want to take along first."))
        return redirect("plans:pieces", pk=plan.pk)
    hindered = pieces_queries.hindrances(plan, chosen)
    if hindered:
        return _show(request, plan, hindered)
    number = actions.take_in(plan=plan, by=request.user)
    said = ngettext("%(n)s piece now stands in the plan.", "%(n)s pieces now stand in the plan.", number)
    messages.success(request, said % {"n": number})
    if pieces_queries.waiting_pieces(plan):
        return redirect("plans:pieces", pk=plan.pk)
    return redirect("plans:plan", pk=plan.pk)


def _show(request: HttpRequest, plan: Plan, refused: dict[int, str] | None = None) -> HttpResponse:
    waiting = pieces_queries.waiting_pieces(plan)
    typed = {pk: request.POST[f"text-{pk}"] for pk in refused or {} if f"text-{pk}" in request.POST}
    lines = lines_of(waiting, refused or {}, typed)
    done = pieces_queries.done_pieces(plan)
    context: dict[str, Any] = {
        "plan": plan,
        "sections": sections_of(lines),
        "refused": [line for line in lines if line.reason],
        "groups": pieces_queries.place_groups(),
        "goals": pieces_queries.goal_options(plan, [*waiting, *(piece for piece in done if piece.goal_id)]),
        "done": done[:SHORTENED],
        "waiting": len(waiting),
        "ticked": len([piece for piece in waiting if piece.chosen]),
        "who_sees": who_sees_draft(plan),
    }
    return render(request, "plans/pieces.html", context, status=422 if refused else 200)


@require_POST
@guard(piece_for, rules.edit_part)
def sort_piece(request: HttpRequest, piece: Piece) -> HttpResponse:
    """Keep where one piece goes, as the page's script sends it."""
    actions.sort_pieces(plan=piece.plan, choices={piece.pk: _choice(request)}, by=request.user)
    if request.headers.get("X-Requested-With") != "fetch":
        return redirect("plans:pieces", pk=piece.plan_id)
    return JsonResponse({"at": spelling.clock(timezone.localtime().time(), get_language() or "nb")})


@require_POST
@guard(piece_for, rules.edit_part)
def bring_back(request: HttpRequest, piece: Piece) -> HttpResponse:
    """Let a piece that was taken in or laid aside wait once more."""
    actions.bring_piece_back(piece=piece, by=request.user)
    return redirect("plans:pieces", pk=piece.plan_id)
