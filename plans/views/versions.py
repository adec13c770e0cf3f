"""Versions of the plan: a list, any one to read, any two side by side; and the page for a new principal."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foundation.access.guard import guard
from foundation.documents.http import pdf_response
from plans import queries, rules
from plans.documents import plan_document
from plans.domain.contents import Contents
from plans.models import Plan
from plans.queries.handover import handover_of
from plans.queries.programme import borrowed
from plans.queries.versions import PlanVersion, contents_of_versions, version_for
from plans.views.plans import language, read_context
from plans.wording import who_sees_draft
from plans.wording.comparing import compared
from plans.wording.versions import version_lines


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def versions(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Every version, newest first; choose two to compare."""
    held = version_lines(queries.versions_of(plan))
    context = {"plan": plan, "versions": held, "who_sees": who_sees_draft(plan)}
    return render(request, "plans/versions.html", context)


@require_safe
@guard(version_for, rules.edit_part)
def version(request: HttpRequest, held: PlanVersion) -> HttpResponse:
    """One version as it was."""
    contents = queries.contents_of_version(held.version)
    context = {
        "plan": held.plan,
        "own": False,
        "version": held.version,
        "is_old": True,
        **read_context(contents, held.plan),
    }
    return render(request, "plans/plan.html", context)


@require_safe
@guard(version_for, rules.edit_part)
def version_pdf(request: HttpRequest, held: PlanVersion) -> HttpResponse:
    """One version as PDF."""
    return pdf_response(request, plan_document(held.plan, held.version))


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def compare(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Two versions part by part, or a version and what stands now (0), with the words marked."""
    held = queries.versions_of(plan)
    newest = held[0].number if held else 0
    old, new = _number(request, "old", newest), _number(request, "new", 0)
    before, after = _contents(plan, old), _contents(plan, new)
    context: dict[str, Any] = {
        "plan": plan,
        "versions": version_lines(held),
        "old": old,
        "new": new,
        "parts": compared(before, after, borrowed(language(), plan.network).names),
    }
    return render(request, "plans/compare.html", context)


def _number(request: HttpRequest, name: str, unless: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 7 else unless


def _contents(plan: Plan, number: int) -> Contents:
    if number == 0:
        return queries.contents_of(plan)
    found = [held for held in queries.versions_of(plan) if held.number == number]
    if not found:
        raise Http404
    return contents_of_versions(found)[0]


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def handover(request: HttpRequest, plan: Plan) -> HttpResponse:
    """For a new or acting principal: what the plan is, where it stands, what is next."""
    context = {
        "plan": plan,
        "who_sees": who_sees_draft(plan),
        "handover": handover_of(plan, timezone.localdate(), language()),
    }
    return render(request, "plans/handover.html", context)
