"""The plan as it is read: by its school, by those it is shared with, as they see it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from foundation.access.guard import guard
from network.queries import programme_year
from plans import actions, queries, rules
from plans.domain.borrowing import as_a_start
from plans.domain.checks import check, counts
from plans.domain.contents import Contents
from plans.forms import BeginForm
from plans.models import Plan, Share
from plans.queries import Place
from plans.queries.editing import Written, written
from plans.queries.example import example_contents
from plans.queries.plans import earlier_plans
from plans.queries.programme import borrowed
from plans.wording import (
    audience_words,
    count_lines,
    in_place_lines,
    said,
    stage_words,
    who_sees_plan,
)
from plans.wording.page import read_page
from plans.wording.years import next_year


def language() -> str:
    """The reader's language."""
    return (translation.get_language() or "nb")[:2]


def read_context(contents: Contents, plan: Plan) -> dict[str, Any]:
    """What the plan's text needs, live or frozen."""
    page = read_page(contents, timezone.localdate(), borrowed(language(), plan.network).names)
    return {"contents": contents, "page": page, "stage": stage_words(contents.stage)}


@require_safe
@guard(queries.plan_for, rules.see_plan)
def plan_page(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The school's own plan as it stands; for others the version that is shared with them."""
    if rules.edit_plan(request.actor, plan):
        return render(request, "plans/plan.html", own_context(plan))
    share = queries.shared_with(request.actor, plan)
    if share is None:
        raise Http404
    return render(request, "plans/plan.html", shared_context(plan, share))


def own_context(plan: Plan) -> dict[str, Any]:
    """The plan with its checks on top, for its own leadership."""
    held = written(plan)
    newest = queries.versions_of(plan)[:1]
    return {
        "plan": plan,
        "own": True,
        "parts": held.parts,
        "who_sees": who_sees_plan(plan),
        "shared_with": audience_words(share.audience for share in plan.open_shares),  # type: ignore[attr-defined]
        "version": newest[0] if newest else None,
        "offers": queries.open_offers(plan),
        "turn": next_year(held.contents, timezone.localdate()),
        **_checks(held),
        **read_context(held.contents, plan),
    }


def _checks(held: Written) -> dict[str, Any]:
    names = borrowed(language(), held.plan.network).leadership_names
    return {
        "missing": [said(finding, names) for finding in held.report.missing],
        "in_place": in_place_lines(held.report),
    }


def shared_context(plan: Plan, share: Share) -> dict[str, Any]:
    """The shared version as its audience reads it: no checks, no live text."""
    contents = queries.contents_of_version(share.version)
    who = who_sees_plan(plan)
    told = {"plan": plan, "own": False, "version": share.version, "share": share, "who_sees": who}
    return {**told, **read_context(contents, plan)}


@require_safe
@guard(queries.audience_for, rules.edit_part)
def seen_by(request: HttpRequest, seat: queries.Seat) -> HttpResponse:
    """«Slik ser RKBU dere»: the same template as the audience gets, and what it is told of the checks."""
    share = seat.share
    context: dict[str, Any] = {
        "plan": seat.plan,
        "own": False,
        "seat": seat,
        "words": audience_words([seat.audience]),
    }
    if share is None:
        return render(request, "plans/seen_by_nobody.html", context)
    shared = shared_context(seat.plan, share)
    report = check(shared["contents"], timezone.localdate())
    return render(request, "plans/plan.html", {**context, **shared, "counted": count_lines(counts(report))})


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.place_for, rules.see_place)
def plan_of_school(request: HttpRequest, place: Place) -> HttpResponse:
    """The school's plan in the network; before it has one, how to begin it."""
    if place.plan is not None:
        return redirect("plans:plan", pk=place.plan.pk)
    year = programme_year(place.network)
    earlier = earlier_plans(place.school)
    form = BeginForm(
        request.POST or None, first_year=year.year if year else place.network.first_year, earlier=earlier
    )
    if request.method == "POST" and form.is_valid():
        plan = _begun(request, place, form.cleaned_data)
        if form.cleaned_data["start"] == "word":
            return redirect("plans:paste", pk=plan.pk)
        return redirect(reverse("plans:part", args=[plan.pk, "project"]))
    context = {"place": place, "form": form}
    return render(request, "plans/begin.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, place: Place, asked: dict[str, Any]) -> Plan:
    first, years, start = asked["first_year"], asked["years"], asked["start"]
    plan = actions.begin_plan(
        school=place.school, network=place.network, first_year=first, years=years, by=request.user
    )
    source = _source(place, start, first)
    if source is not None and not plan.goals.exists():
        actions.pour(plan=plan, contents=as_a_start(source, first, years), source=start, by=request.user)
    return plan


def _source(place: Place, start: str, first_year: int) -> Contents | None:
    if start == "example":
        return example_contents(place.school.language, first_year)
    copies = {f"plan-{plan.pk}": plan for plan in earlier_plans(place.school)}
    return queries.contents_of(copies[start]) if start in copies else None


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def example_page(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The whole example plan, to borrow from."""
    contents = example_contents(plan.school.language, plan.first_year)
    context = {"plan": plan, "own": False, "is_example": True, **read_context(contents, plan)}
    return render(request, "plans/plan.html", context)
