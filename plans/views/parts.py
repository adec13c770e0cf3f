"""Writing the plan: one page a part."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from network.queries import holder_of
from plans import actions, queries, rules
from plans.domain.life import Stage
from plans.domain.parts import INQUIRY, TEXTS, after, before, number_of
from plans.forms import LengthForm, RowForm, TextsForm, length_choices, stage_choices, year_choices
from plans.models import Plan, Value
from plans.queries import PlanPart
from plans.queries.contents import alive
from plans.queries.editing import Written, parents_in, removed_rows, row_named, trees, written
from plans.queries.example import example_words, examples
from plans.queries.programme import borrowed
from plans.wording import said, who_sees_draft
from plans.wording.help import PART_HELP
from plans.wording.told import told


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.part_for, rules.edit_part)
def part_page(request: HttpRequest, place: PlanPart) -> HttpResponse:
    """A part to write in; without script its running texts are sent as one form."""
    if request.method != "POST":
        return show_part(request, place.plan, place.part)
    form = TextsForm(TEXTS[place.part], request.POST, instance=copy(place.plan))
    back = reverse("plans:part", args=[place.plan.pk, place.part])
    if not form.is_valid():
        return show_part(request, place.plan, place.part, bound=form)
    texts = {name: form.cleaned_data[name] for name in TEXTS[place.part] if name in request.POST}
    bases = bases_in(request, texts)
    outcome = save_texts(kind="plans.plan", obj=place.plan, texts=texts, bases=bases, by=request.user)
    if outcome.clashes:
        return clash_page(request, target_kind="plans.plan", obj=place.plan, outcome=outcome, back=back)
    return redirect(f"{back}?saved=1")


@require_POST
@guard(queries.plan_for, rules.edit_plan)
def set_length(request: HttpRequest, plan: Plan) -> HttpResponse:
    """How many school years the plan reaches, and its stage."""
    form = LengthForm(request.POST, plan=plan)
    if not form.is_valid():
        messages.error(request, _("A plan reaches over three to ten school years. Nothing was changed."))
        return redirect("plans:part", pk=plan.pk, part="project")
    actions.set_length(plan=plan, years=form.cleaned_data["years"], by=request.user)
    actions.become(plan=plan, stage=Stage(form.cleaned_data["stage"]), by=request.user)
    if "length" not in request.POST:
        return redirect("plans:plan", pk=plan.pk)
    return redirect(f"{reverse('plans:part', args=[plan.pk, 'project'])}?saved=1#years")


def bases_in(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """Which texts were started from what, as the page told; a page without it starts from what stands."""
    return {name: request.POST[f"{name}-base"] for name in names if request.POST.get(f"{name}-base")}


def show_part(request: HttpRequest, plan: Plan, part: str, *, bound: Any = None) -> HttpResponse:
    """The page of a part; `bound` is the form that was sent and could not be saved."""
    held = written(plan, with_log=False)
    context = {
        **_frame(held, part),
        **_rows(held, part),
        "bound": bound,
        "form": bound,
        "opened": request.GET.get("open", ""),
        "moving": row_named(held.rows, request.GET.get("move", "")),
        "told": told(request.GET),
    }
    return render(request, "plans/part.html", context, status=422 if bound else 200)


def _frame(held: Written, part: str) -> dict[str, Any]:
    lines = {line.name: line for line in held.parts}
    norm = held.plan.school.language
    reviewer = holder_of(held.plan.network, "reviewer")
    return {
        "plan": held.plan,
        "contents": held.contents,
        "part": part,
        "part_template": f"plans/parts/{part}.html",
        "here": lines[part],
        "number": number_of(part),
        "parts": held.parts,
        "help": PART_HELP[part],
        "reviewer": reviewer.name if reviewer else "",
        "before": lines.get(before(part) or ""),
        "after": lines.get(after(part) or ""),
        "who_sees": who_sees_draft(held.plan),
        "examples": examples(norm),
        "example_words": example_words(norm, part),
    }


def _rows(held: Written, part: str) -> dict[str, Any]:
    about = borrowed(translation.get_language() or "nb", held.plan.network)
    blank = ("", "–")
    return {
        "missing": [said(finding, about.leadership_names) for finding in held.report.of_part(part)],
        "values": alive(held.rows.values),
        "goals": held.goals,
        "stakeholders": alive(held.rows.stakeholders),
        "removed": removed_rows(held.rows, part),
        "anchorings": list(held.plan.network.anchorings.all()) if part == "project" else [],
        "years": year_choices(held.plan),
        "lengths": length_choices(held.plan),
        "stages": stage_choices(held.plan),
        "standings": [blank, *Value.STANDINGS],
        "leadership": [blank, *about.leadership_names.items()],
        "dimensions": [blank, *about.dimensions.items()],
        "inquiry": list(zip(INQUIRY, about.inquiry or INQUIRY, strict=False)),
        "library": about.examples,
        "goal_places": parents_in(held.rows, "strategy"),
        "strategy_places": parents_in(held.rows, "measure"),
        "trees": trees(held) if part == "goals" else {},
    }


def refuse_row(request: HttpRequest, form: RowForm, part: str) -> HttpResponse:
    """The part's page again, with what was typed in the row and why it could not be saved."""
    plan = queries.plan_for(request.actor, form.plan.pk)
    return show_part(request, plan or form.plan, part, bound=form)
