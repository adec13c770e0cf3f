"""The principal names one leader who may share, hand out, open and close rounds for a while."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.guard import guard
from foundation.access.trying import tried
from network import actions, forms, queries, rules
from network.models import Role, RoleAssignment, School


@require_http_methods(["GET", "POST"])
@guard(queries.school_in_sight, rules.give_mandate)
def mandate(request: HttpRequest, school: School) -> HttpResponse:
    """Who may do it, from when to when; an earlier one gives way."""
    leaders = {role.pk: role for role in queries.leaders_of(school) if role.role == Role.LEADER}
    held = queries.mandate_at(school)
    form = forms.MandateForm(
        request.POST or None,
        leaders=[(pk, role.person.name) for pk, role in leaders.items()],
        today=timezone.localdate(),
        initial=_standing(held),
    )
    form.cancel = reverse("network:school", args=[school.pk])
    if form.is_valid() and tried(form, lambda: _give(request, leaders, form.cleaned_data)):
        return redirect("network:school", school.pk)
    context = {"form": form, "school": school, "held": held, "leaders": leaders}
    return render(request, "network/mandate.html", context, status=422 if form.errors else 200)


def _standing(held: RoleAssignment | None) -> dict[str, Any]:
    return {"leader": held.pk, "first": held.mandate_from, "last": held.mandate_to} if held else {}


def _give(request: HttpRequest, leaders: dict[int, RoleAssignment], facts: dict[str, Any]) -> None:
    role = actions.give_mandate(
        role=leaders[facts["leader"]], first=facts["first"], last=facts["last"], by=request.user
    )
    messages.success(request, _("%(name)s has the mandate.") % {"name": leaders[role.pk].person.name})


@require_POST
@guard(queries.school_in_sight, rules.give_mandate)
def end_mandate(request: HttpRequest, school: School) -> HttpResponse:
    """Take the mandate back at once; pressed twice it is taken back once."""
    held = queries.mandate_at(school)
    if held is not None:
        actions.end_mandate(role=held, by=request.user)
    messages.success(request, _("The mandate is over. Only the principal does this now."))
    return redirect("network:school", school.pk)
