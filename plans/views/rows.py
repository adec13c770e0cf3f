"""The buttons of the rows: add, order, move, remove, bring back, save."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation import spelling
from foundation.access.guard import guard
from foundation.numbers import whole_numbers
from foundation.writing.views import clash_page
from plans import actions, queries, rules
from plans.drawing import as_typed
from plans.forms import came_late, changed_form, changed_in, row_form, was_in
from plans.kinds import KINDS, anchor, base_in, kind_of, value_of
from plans.models import Plan
from plans.models.plans import Part
from plans.queries.editing import parent_for
from plans.queries.programme import borrowed
from plans.views.parts import bases_in, refuse_row


def _back(plan: Plan, part: str, row: Part | None = None, **told: Any) -> HttpResponse:
    query = "&".join(f"{key}={value}" for key, value in told.items())
    place = f"#{anchor(row)}" if row is not None and row.removed_at is None else ""
    return redirect(f"{reverse('plans:part', args=[plan.pk, part])}{'?' if query else ''}{query}{place}")


@require_POST
@guard(queries.plan_for, rules.edit_plan)
def add_row(request: HttpRequest, plan: Plan) -> HttpResponse:
    """A new empty row at the end of its list, opened."""
    kind = request.POST.get("kind", "")
    parent = parent_for(plan, kind, request.POST.get("parent", ""))
    if parent is None:
        raise Http404
    row = actions.add_row(kind=kind, parent=parent, by=request.user)
    return _opened(plan, row)


@require_POST
@guard(queries.plan_for, rules.edit_plan)
def add_from_library(request: HttpRequest, plan: Plan) -> HttpResponse:
    """An indicator to start from, out of the programme's library."""
    goal = parent_for(plan, "indicator", request.POST.get("parent", ""))
    wanted = request.POST.get("example", "")
    library = borrowed(plan.school.language, plan.network).examples
    example = next((e for e in library if e.key == wanted), None)
    if goal is None or example is None:
        raise Http404
    fields = {
        "what": example.title,
        "unit": example.unit,
        "source": example.source,
        "direction": example.direction,
    }
    return _opened(plan, actions.add_row(kind="indicator", parent=goal, by=request.user, **fields))


def _opened(plan: Plan, row: Part) -> HttpResponse:
    """A new row: open, with the focus in its first text."""
    kind = kind_of(row)
    return _back(plan, kind.part, row, open=anchor(row), land=f"{anchor(row)}-{kind.texts[0]}")


@require_POST
@guard(queries.row_for, rules.edit_part)
def shift_row(request: HttpRequest, row: Part) -> HttpResponse:
    """Up or down among its own."""
    by_places = -1 if request.POST.get("to") == "up" else 1
    place = actions.shift_row(row=row, by_places=by_places, by=request.user)
    return _moved(row.plan, kind_of(row).part, anchor(row), place)


@require_POST
@guard(queries.plan_for, rules.edit_plan)
def reorder_rows(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The whole list in a new order, as dragging leaves it."""
    kind = request.POST.get("kind", "")
    parent = parent_for(plan, kind, request.POST.get("parent", ""))
    if parent is None:
        raise Http404
    order, was, moved = (_keys(request, name) for name in ("order", "was", "moved"))
    actions.reorder(kind=kind, parent=parent, order=order, was=was, by=request.user)
    if not moved or moved[0] not in order:
        return _back(plan, KINDS[kind].part)
    return _moved(plan, KINDS[kind].part, f"{kind}-{moved[0]}", order.index(moved[0]) + 1)


def _moved(plan: Plan, part: str, row: str, place: int) -> HttpResponse:
    # No fragment: a browser lets `autofocus` on the pressed button be when the address has one.
    return _back(plan, part, moved=row, place=place, open=row)


def _keys(request: HttpRequest, name: str) -> list[int]:
    return whole_numbers(request.POST.get(name, "").split(","))


@require_POST
@guard(queries.row_for, rules.edit_part)
def rehang_row(request: HttpRequest, row: Part) -> HttpResponse:
    """Under another goal or strategy of the same plan."""
    kind = kind_of(row)
    parent = parent_for(row.plan, kind.name, request.POST.get("parent", "")) if kind.movable else None
    if parent is None:
        raise Http404
    actions.rehang_row(row=row, parent=parent, by=request.user)
    here = anchor(row)
    return _back(row.plan, kind.part, row, rehung=here, open=here, land=here)


@require_POST
@guard(queries.row_for, rules.edit_part)
def remove_row(request: HttpRequest, row: Part) -> HttpResponse:
    """Take it away; the page offers to undo."""
    actions.remove_row(row=row, by=request.user)
    return _back(row.plan, kind_of(row).part, row, removed=anchor(row))


@require_POST
@guard(queries.row_for, rules.edit_part)
def restore_row(request: HttpRequest, row: Part) -> HttpResponse:
    """Undo: back to its place."""
    actions.restore_row(row=row, by=request.user)
    return _back(row.plan, kind_of(row).part, row, restored=anchor(row), land=anchor(row))


@require_POST
@guard(queries.row_for, rules.edit_part)
def save_row(request: HttpRequest, row: Part) -> HttpResponse:
    """Save a row without script: texts, figures, dates and choices; a script sends what was changed."""
    if request.headers.get("X-Requested-With") == "fetch":
        return _save_changed(request, row)
    form, kind = row_form(row, request.POST), kind_of(row)
    if not form.is_valid():
        return refuse_row(request, form, kind.part)
    outcome = actions.save_row(
        row=row,
        fields=form.cleaned_data,
        bases=bases_in(request, kind.texts),
        was=was_in(request.POST),
        by=request.user,
    )
    if outcome.late:
        came_late(form, outcome.late)
        return refuse_row(request, form, kind.part)
    if outcome.clashes:
        back = reverse("plans:part", args=[row.plan.pk, kind.part])
        return clash_page(request, target_kind=kind.writing, obj=row, outcome=outcome.clashes, back=back)
    return _back(row.plan, kind.part, row, saved=1, open=anchor(row))


def _save_changed(request: HttpRequest, row: Part) -> HttpResponse:
    """200 saved; 409 somebody else was first; 422 why not, by field; 401 somebody else is signed in.

    What was not changed stays as it is.
    """
    if request.POST.get("person", str(request.user.pk)) != str(request.user.pk):
        return HttpResponse(status=401)
    form, names = changed_form(row, request.POST), changed_in(row, request.POST)
    if not form.is_valid():
        errors = {name: " ".join(messages) for name, messages in form.errors.items()}
        return JsonResponse({"errors": errors}, status=422)
    fields = {name: form.cleaned_data[name] for name in names}
    outcome = actions.save_row(row=row, fields=fields, bases={}, was=was_in(request.POST), by=request.user)
    row.refresh_from_db()
    if outcome.late:
        told = {name: _late_told(row, name, mine) for name, mine in outcome.late.items()}
        return JsonResponse({"late": told}, status=409)
    at = spelling.clock(timezone.localtime().time(), get_language() or "nb")
    return JsonResponse({"at": at, "bases": {name: base_in(row, name) for name in names}})


def _late_told(row: Part, name: str, mine: str) -> dict[str, str]:
    """Both values of a field that two people changed: theirs for the field, mine in the sentence beside it."""
    text = _("Somebody else has changed this in the meantime. You had: %(value)s")
    return {
        "value": as_typed(value_of(row, name)),
        "base": base_in(row, name),
        "message": text % {"value": mine or _("nothing")},
        "history": reverse("writing:history", args=[kind_of(row).writing, row.pk, name]),
    }
