"""Schools: page, facts, joining, leaving."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.access.trying import tried
from foundation.access.verdict import Refused
from network import actions, forms, queries, rules, sections
from network.actions import SchoolFacts
from network.models import Membership, Network, School


@require_safe
@guard(queries.school_in_sight, rules.see_school)
def school(request: HttpRequest, school: School) -> HttpResponse:
    """The school's page: who leads it, and what the others need to find it."""
    context = {
        "school": school,
        "leaders": queries.leaders_of(school),
        "mandate": queries.mandate_at(school),
        "coming": queries.coming_leaders(school),
        "invited": queries.invitations_to_school(school),
        "networks": queries.joined_networks(school.pk),
        "changes": queries.changes_of_leadership(request.actor, school),
        "sections": sections.school_sections_for(request.actor, school),
    }
    return render(request, "network/school.html", context)


@require_http_methods(["GET", "POST"])
@guard(queries.school_in_sight, rules.edit_school)
def edit(request: HttpRequest, school: School) -> HttpResponse:
    """The school's facts."""
    facts = {name: getattr(school, name) for name in forms.SchoolForm.base_fields}
    form = forms.SchoolForm(request.POST or None, initial=facts)
    if form.is_valid() and tried(
        form,
        lambda: actions.edit_school(school=school, facts=SchoolFacts(**form.cleaned_data), by=request.user),
    ):
        messages.success(request, _("Saved."))
        return redirect("network:school", school.pk)
    return render(request, "network/edit_school.html", {"form": form, "school": school})


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.add_schools)
def add(request: HttpRequest, network: Network) -> HttpResponse:
    """One more school, its principal's invitation made ready."""
    form = forms.NewSchoolForm(request.POST or None, initial={"language": network.language})
    if form.is_valid() and tried(
        form,
        lambda: actions.add_school_with_principal(network=network, by=request.user, **form.cleaned_data),
    ):
        messages.success(request, _("%(school)s is in the network.") % {"school": form.cleaned_data["name"]})
        return redirect("network:set_up", network.pk)
    return render(request, "network/add_school.html", {"form": form, "network": network})


@require_http_methods(["GET", "POST"])
@guard(queries.membership_for, rules.remove_school)
def leave(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Let a school leave from a day on."""
    form = forms.LeaveForm(
        request.POST or None, joined_on=membership.joined_on, initial={"last_day": timezone.localdate()}
    )
    if form.is_valid():
        actions.remove_school(membership=membership, by=request.user, **form.cleaned_data)
        messages.success(request, _("%(school)s leaves the network.") % {"school": membership.school.name})
        return redirect("network:set_up", membership.network_id)
    context = {"form": form, "membership": membership, "network": membership.network}
    return render(request, "network/leave.html", context)


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.add_schools)
def paste(request: HttpRequest, network: Network) -> HttpResponse:
    """Paste a table; the rows are shown for confirming, nothing is saved yet."""
    form = forms.TableForm(request.POST or None)
    form.cancel = f"/networks/{network.pk}/set-up/"
    if not form.is_valid():
        return render(request, "network/paste.html", {"form": form, "network": network})
    preview = queries.preview_of(network, form.cleaned_data["table"])
    if not preview.table.rows:
        form.add_error("table", _("No school was found in this. Copy the cells of the table and paste them."))
        return render(request, "network/paste.html", {"form": form, "network": network})
    rows = forms.row_set(forms.as_posted(preview.table.rows, preview.left_out))
    return _show_preview(request, network, rows, {"table": preview.table})


@require_POST
@guard(queries.network_to_run, rules.add_schools)
def confirm(request: HttpRequest, network: Network) -> HttpResponse:
    """Save the ticked rows, once every one of them can be saved."""
    rows = forms.row_set(request.POST)
    if not rows.is_valid():
        return _show_preview(request, network, rows, {}, status=422)
    try:
        added = actions.add_table(network=network, rows=rows.wanted_rows(), by=request.user)
    except Refused as refusal:
        return _show_preview(request, network, rows, {"refusal": refusal.reason}, status=409)
    messages.success(request, _("Schools added: %(number)s.") % {"number": len(added)})
    return redirect("network:set_up", network.pk)


def _show_preview(
    request: HttpRequest,
    network: Network,
    rows: forms.BaseRowSet,
    more: dict[str, object],
    status: int = 200,
) -> HttpResponse:
    notes = queries.notes_on_schools(network, [form.row() for form in rows.forms])
    for form, note in zip(rows.forms, notes, strict=True):
        form.note = note
    sent_back = not rows.is_valid()
    context = {"network": network, "rows": rows, "sent_back": sent_back, **more}
    return render(request, "network/preview.html", context, status=status)
