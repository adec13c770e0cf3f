"""The plan over its school years, and the guided roll into the next one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from plans import actions, queries, rules
from plans.domain.contents import Contents
from plans.domain.course import year_end
from plans.domain.years import columns, label, lay_out, unfinished
from plans.forms import RollForm
from plans.models import Measure, Plan
from plans.queries.plans import measure_for
from plans.wording import who_sees_plan
from plans.wording.years import headline, next_year, picture, table_rows


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def years(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Goals × school years as a picture and as a table, and what is late."""
    today = timezone.localdate()
    contents = queries.contents_of(plan)
    rows = lay_out(contents, today)
    context = {
        "plan": plan,
        "contents": contents,
        "headline": headline(contents, today),
        "picture": picture(contents, rows, today),
        "columns": [label(year) for year in columns(contents)],
        "rows": table_rows(rows),
        "undated": [measure for row in rows for measure in row.undated],
        "late": [_late(contents, m.key) for m in contents.measures if m.is_late(today)],
        "who_sees": who_sees_plan(plan),
        "turn": next_year(contents, today),
    }
    return render(request, "plans/years.html", context)


def _late(contents: Contents, key: int) -> dict[str, Any]:
    measure = next(m for m in contents.measures if m.key == key)
    end = measure.ends_on
    june = year_end(end.year if end and end.month > 6 else end.year - 1) if end else None
    later = june if june and end and june > end and june <= contents.ends_on else None
    return {"tree": measure, "later": later}


@require_POST
@guard(measure_for, rules.edit_part)
def settle_measure(request: HttpRequest, measure: Measure) -> HttpResponse:
    """What became of a late or ending measure: done, ordinary work, moved or dropped."""
    form = RollForm(request.POST, measure=measure)
    back = "plans:roll" if request.POST.get("back") == "roll" else "plans:years"
    if not form.is_valid():
        messages.error(request, " ".join(message for errors in form.errors.values() for message in errors))
        return redirect(back, pk=measure.plan.pk)
    data = form.cleaned_data
    actions.settle_measure(
        measure=measure,
        outcome=data["outcome"],
        ends_on=data["ends_on"],
        reason=data["reason"],
        by=request.user,
    )
    messages.success(request, _("“%(name)s” is up to date.") % {"name": measure.title})
    return redirect(back, pk=measure.plan.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.plan_for, rules.edit_plan)
def roll(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Into the next school year, step by step: what became of this year, what is laid for the next."""
    if request.method == "POST":
        actions.begin_next_year(plan=plan, by=request.user)
        messages.success(
            request, _("The school year %(year)s has begun in the plan.") % {"year": label(plan.laid_year)}
        )
        return redirect("plans:years", pk=plan.pk)
    contents = queries.contents_of(plan)
    left = unfinished(contents, plan.laid_year)
    rows = lay_out(contents, timezone.localdate())
    coming = plan.laid_year + 1
    empty = [row for row in rows for cell in row.cells if cell.year == coming and not cell.entries]
    context = {
        "plan": plan,
        "left": [_late(contents, m.key) for m in left],
        "empty": empty,
        "has_goals": bool(contents.goals),
        "turn": next_year(contents, timezone.localdate()),
    }
    return render(request, "plans/roll.html", context)
