"""The log, the value checks, and measures offered by others."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from plans import actions, queries, rules
from plans.actions import MarkGiven
from plans.forms import DeclineForm, LogForm, OfferForm, ValueCheckForm
from plans.models import LogEntry, Offer, Plan, ValueCheck
from plans.queries.along import check_rows, log_of, value_checks_of
from plans.queries.contents import alive, rows_of
from plans.queries.editing import parent_for, parents_in
from plans.queries.plans import log_entry_for, offer_for, value_check_for
from plans.wording import who_sees_draft
from plans.wording.along import check_picture


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.plan_for, rules.edit_plan)
def log(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The log, newest first, and a form for the next note."""
    form = LogForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        actions.write_log(plan=plan, by=request.user, **form.cleaned_data)
        messages.success(request, _("The note is in the log."))
        return redirect("plans:log", pk=plan.pk)
    context = {"plan": plan, "form": form, "entries": log_of(plan), "who_sees": who_sees_draft(plan)}
    return render(request, "plans/log.html", context, status=422 if form.errors else 200)


@require_POST
@guard(log_entry_for, rules.edit_part)
def log_shared(request: HttpRequest, entry: LogEntry) -> HttpResponse:
    """Whether a note goes with the plan."""
    actions.set_log_shared(entry=entry, shared=request.POST.get("shared") == "1", by=request.user)
    return redirect("plans:log", pk=entry.plan_id)


@require_POST
@guard(log_entry_for, rules.edit_part)
def log_remove(request: HttpRequest, entry: LogEntry) -> HttpResponse:
    """Take a note out of the log."""
    pk = entry.plan_id
    actions.remove_log(entry=entry, by=request.user)
    messages.success(request, _("The note is taken out of the log."))
    return redirect("plans:log", pk=pk)


# ---- value checks ----------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.plan_for, rules.edit_plan)
def value_checks(request: HttpRequest, plan: Plan) -> HttpResponse:
    """How far what is done agrees with the values, over time; and a form for the next check."""
    values = alive(plan.values.all())
    form = ValueCheckForm(request.POST or None, values=values, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        marks = {value.pk: _given(form, value.pk) for value in values}
        actions.check_values(plan=plan, on=form.cleaned_data["on"], marks=marks, by=request.user)
        messages.success(request, _("The value check is saved."))
        return redirect("plans:value_checks", pk=plan.pk)
    checks = value_checks_of(plan)
    context = {
        "plan": plan,
        "form": form,
        "checks": checks,
        "rows": check_rows(checks),
        "picture": check_picture(checks),
        "who_sees": who_sees_draft(plan),
    }
    return render(request, "plans/value_checks.html", context, status=422 if form.errors else 200)


def _given(form: Any, key: int) -> MarkGiven:
    data = form.cleaned_data
    return MarkGiven(
        data[f"teachers_{key}"],
        data[f"leaders_{key}"],
        data[f"teachers_example_{key}"],
        data[f"leaders_example_{key}"],
    )


@require_POST
@guard(value_check_for, rules.edit_part)
def value_check_remove(request: HttpRequest, check: ValueCheck) -> HttpResponse:
    """Take a value check away."""
    pk = check.plan_id
    actions.remove_value_check(check=check, by=request.user)
    return redirect("plans:value_checks", pk=pk)


# ---- measures offered by others ----------------------------------------------------------------


@require_safe
@guard(offer_for, rules.edit_part)
def offer(request: HttpRequest, held: Offer) -> HttpResponse:
    """A measure offered to the school: take it, change it, or decline with a reason."""
    return _show_offer(request, held)


def _show_offer(request: HttpRequest, held: Offer, **bound: Any) -> HttpResponse:
    places = parents_in(rows_of(held.plan), "measure")
    initial = {"title": held.title, "description": held.description}
    context = {
        "plan": held.plan,
        "offer": held,
        "form": OfferForm(places=places, initial=initial),
        "decline": DeclineForm(),
        **bound,
    }
    return render(request, "plans/offer.html", context, status=422 if bound else 200)


@require_POST
@guard(offer_for, rules.edit_part)
def offer_accept(request: HttpRequest, held: Offer) -> HttpResponse:
    """Take the measure into the plan, changed or as it is."""
    places = parents_in(rows_of(held.plan), "measure")
    form = OfferForm(request.POST, places=places)
    if not form.is_valid():
        return _show_offer(request, held, form=form)
    data = form.cleaned_data
    strategy = parent_for(held.plan, "measure", data.get("strategy", ""))
    if (data["title"], data["description"]) == (held.title, held.description):
        measure = actions.accept(offer=held, strategy=strategy, by=request.user)
    else:
        measure = actions.adapt(
            offer=held,
            strategy=strategy,
            title=data["title"],
            description=data["description"],
            by=request.user,
        )
    messages.success(request, _("The measure is in the plan. Write who is responsible, and when."))
    part = reverse("plans:part", args=[held.plan_id, "strategy"])
    return redirect(f"{part}?open=measure-{measure.pk}#measure-{measure.pk}")


@require_POST
@guard(offer_for, rules.edit_part)
def offer_decline(request: HttpRequest, held: Offer) -> HttpResponse:
    """No, with a reason."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _show_offer(request, held, decline=form)
    actions.decline(offer=held, reason=form.cleaned_data["reason"], by=request.user)
    messages.success(request, _("Your answer is sent."))
    return redirect("plans:plan", pk=held.plan_id)
