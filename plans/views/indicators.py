"""One indicator in full: readings in seconds, chart, targets year by year."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from foundation.documents.charts import PAGE
from plans import actions, queries, rules
from plans.forms import ReadingForm, YearTargetsForm
from plans.models import Indicator, Reading
from plans.queries.contents import indicator_tree
from plans.queries.plans import indicator_for, reading_for
from plans.queries.programme import borrowed
from plans.wording import who_sees_draft
from plans.wording.page import indicator_page


@require_http_methods(["GET", "HEAD", "POST"])
@guard(indicator_for, rules.edit_part)
def indicator(request: HttpRequest, row: Indicator) -> HttpResponse:
    """The indicator's page; a reading is sent to the same address."""
    today = timezone.localdate()
    form = ReadingForm(request.POST or None, indicator=row, today=today)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.add_reading(
            indicator=row, read_on=data["read_on"], value=data["value"], note=data["note"], by=request.user
        )
        return redirect(f"{reverse('plans:indicator', args=[row.pk])}?saved=1#readings")
    return show_indicator(request, row, form)


def show_indicator(
    request: HttpRequest, row: Indicator, form: ReadingForm, targets: YearTargetsForm | None = None
) -> HttpResponse:
    """The page with both forms; the one that could not be saved is given back."""
    contents = queries.contents_of(row.plan)
    tree = indicator_tree(row)
    number = next((n for n, goal in enumerate(contents.goals, start=1) if goal.key == row.goal_id), 0)
    language = translation.get_language() or "nb"
    context: dict[str, Any] = {
        "plan": row.plan,
        "row": row,
        "number": number,
        "indicator": indicator_page(tree, contents, timezone.localdate(), PAGE),
        "form": form,
        "targets": targets or YearTargetsForm(indicator=row),
        "readings": list(row.readings.order_by("-read_on", "-pk")),
        "tree": tree,
        "surveyed_by": borrowed(language, row.plan.network).dimensions.get(row.dimension, ""),
        "who_sees": who_sees_draft(row.plan),
        "saved": "saved" in request.GET,
    }
    wrong = form.errors or (targets is not None and targets.errors)
    return render(request, "plans/indicator.html", context, status=422 if wrong else 200)


@require_POST
@guard(indicator_for, rules.edit_part)
def year_targets(request: HttpRequest, row: Indicator) -> HttpResponse:
    """The targets of each school year, all at once."""
    form = YearTargetsForm(request.POST, indicator=row)
    if not form.is_valid():
        today = timezone.localdate()
        return show_indicator(request, row, ReadingForm(indicator=row, today=today), form)
    actions.set_year_targets(indicator=row, targets=form.targets(), by=request.user)
    return redirect(f"{reverse('plans:indicator', args=[row.pk])}?saved=1#targets")


@require_POST
@guard(reading_for, rules.edit_part)
def remove_reading(request: HttpRequest, reading: Reading) -> HttpResponse:
    """Take away a reading that was wrong."""
    pk = reading.indicator_id
    actions.remove_reading(reading=reading, by=request.user)
    return redirect(f"{reverse('plans:indicator', args=[pk])}#readings")
