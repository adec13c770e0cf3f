"""Inviting, naming, handing over, ending."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foundation import spelling
from foundation.access.guard import guard
from foundation.access.trying import tried
from network import actions, forms, queries, rules, takeover
from network.models import Invitation, Network, Role, RoleAssignment, School
from network.models.roles import SCHOOL_ROLES
from network.views.back import to_people, to_place

BY_THE_CONVENOR = (*SCHOOL_ROLES, Role.CONVENOR, Role.MINUTE_TAKER, Role.OWNER)


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.invite_to_network)
def invite(request: HttpRequest, network: Network) -> HttpResponse:
    """Invite one person to a role in the network or at one of its schools."""
    schools = {school.pk: school for school in queries.schools_by_name(network)}
    form = forms.InviteForm(
        request.POST or None,
        roles=BY_THE_CONVENOR,
        schools=[(key, school.name) for key, school in schools.items()],
        initial={"role": request.GET.get("role"), "school": request.GET.get("school")},
    )
    if form.is_valid() and tried(form, lambda: _invite(request, network, schools, form)):
        messages.success(request, _on_its_way(form.cleaned_data["email"]))
        return redirect("network:set_up", network.pk)
    return render(request, "network/invite.html", {"form": form, "network": network})


def _invite(
    request: HttpRequest, network: Network, schools: dict[int, School], form: forms.InviteForm
) -> None:
    """To the school for a role there, else to the network."""
    facts = dict(form.cleaned_data)
    school = schools.get(facts.pop("school") or 0)
    place = {"school": school} if school else {"network": network}
    _send(request, **facts, **place)


def _send(request: HttpRequest, *, email: str, name: str, **office: Any) -> None:
    actions.invite(email=email, name=name, office=actions.Office(**office), by=request.user)


def _on_its_way(email: str) -> str:
    return _("The invitation is on its way to %(email)s.") % {"email": email}


@require_http_methods(["GET", "POST"])
@guard(queries.school_in_sight, rules.manage_leadership)
def invite_leader(request: HttpRequest, school: School) -> HttpResponse:
    """Invite one person to the school's leadership."""
    form = forms.InviteForm(request.POST or None, roles=SCHOOL_ROLES, initial={"role": Role.LEADER})
    if form.is_valid() and tried(form, lambda: _send(request, **form.cleaned_data, school=school)):
        messages.success(request, _on_its_way(form.cleaned_data["email"]))
        return redirect("network:school", school.pk)
    return render(request, "network/invite.html", {"form": form, "school": school})


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.set_up_network)
def name_convenor(request: HttpRequest, network: Network) -> HttpResponse:
    """Name an acting convenor, who dates, calls and minutes the first session."""
    form = forms.AppointForm(request.POST or None, candidates=queries.candidates_for_convenor(network))
    if form.is_valid() and tried(form, lambda: _name(request, network, Role.CONVENOR, form, acting=True)):
        return redirect("network:set_up", network.pk)
    held = queries.holders_of(network, Role.CONVENOR)
    return render(request, "network/name_convenor.html", {"form": form, "network": network, "held": held})


@require_http_methods(["GET", "POST"])
@guard(queries.network_to_run, rules.assign_reviewer)
def assign_reviewer(request: HttpRequest, network: Network) -> HttpResponse:
    """Assign who follows the network from RKBU."""
    form = forms.AppointForm(request.POST or None, candidates=queries.candidates_for_reviewer())
    if form.is_valid() and tried(form, lambda: _name(request, network, Role.REVIEWER, form)):
        return to_people(request, network)
    held = queries.holders_of(network, Role.REVIEWER)
    return render(request, "network/assign_reviewer.html", {"form": form, "network": network, "held": held})


def _name(
    request: HttpRequest, network: Network, role: str, form: forms.AppointForm, acting: bool = False
) -> None:
    """The role at once for who has an account; an invitation for others."""
    chosen = form.cleaned_data
    office = actions.Office(role, network=network, acting=acting)
    if chosen["person"]:
        actions.assign(person=chosen["person"], office=office, by=request.user)
        messages.success(request, _("%(name)s has the role from today.") % {"name": chosen["name"]})
        return
    invitation = actions.name_by_mail(
        name=chosen["name"], email=chosen["email"], office=office, by=request.user
    )
    said = (
        _("The invitation to %(email)s is ready to be sent.")
        if invitation.sent_at is None
        else _("The invitation is on its way to %(email)s.")
    )
    messages.success(request, said % {"email": invitation.email})


@require_http_methods(["GET", "POST"])
@guard(queries.role_for, rules.hand_over)
def hand_over(request: HttpRequest, role: RoleAssignment) -> HttpResponse:
    """Let another take the role over, with the open tasks that are to go along."""
    goes = takeover.what_goes(request.actor, role)
    form = forms.HandOverForm(
        request.POST or None,
        candidates=queries.candidates_for_role(role),
        today=timezone.localdate(),
        may_act=role.role in (Role.PRINCIPAL, Role.CONVENOR),
        tasks=[(thing.key, _told(thing)) for thing in goes or () if thing.may_stay],
        stays=_("Untick what %(name)s keeps.") % {"name": role.person.name},
    )
    if form.is_valid() and tried(form, lambda: _hand_over(request, role, form)):
        messages.success(request, _("%(name)s takes the role over.") % {"name": form.cleaned_data["name"]})
        return to_place(request, role)
    fixed = None if goes is None else [thing for thing in goes if not thing.may_stay]
    context = {"form": form, "role": role, "goes": goes, "fixed": fixed, "left": _left(role)}
    return render(request, "network/hand_over.html", context)


def _left(role: RoleAssignment) -> list[Invitation]:
    return queries.left_by(role, timezone.localdate())


def _told(thing: takeover.Goes) -> str:
    day = spelling.daymonth(thing.due_on, get_language() or "nb")
    return _("%(what)s (due %(day)s)") % {"what": thing.what, "day": day}


def _hand_over(request: HttpRequest, role: RoleAssignment, form: forms.HandOverForm) -> None:
    """At once to who has an account; by invitation to others."""
    chosen = form.cleaned_data
    more = {name: chosen[name] for name in ("on", "keeps")}
    more |= {"by": request.user, "acting": chosen.get("acting", False)}
    if chosen["person"]:
        actions.hand_over(role=role, to=chosen["person"], **more)
    else:
        actions.hand_over_by_mail(role=role, name=chosen["name"], email=chosen["email"], **more)


@require_http_methods(["GET", "POST"])
@guard(queries.role_for, rules.end_role)
def end_role(request: HttpRequest, role: RoleAssignment) -> HttpResponse:
    """End a role from a day on."""
    form = forms.EndForm(request.POST or None, today=timezone.localdate())
    if form.is_valid() and tried(
        form, lambda: actions.end_role(role=role, on=form.cleaned_data["on"], by=request.user)
    ):
        messages.success(request, _("The role ends."))
        return to_place(request, role)
    return render(request, "network/end_role.html", {"form": form, "role": role, "left": _left(role)})


@require_http_methods(["GET", "POST"])
@guard(queries.role_for, rules.note_leader)
def note_leader(request: HttpRequest, role: RoleAssignment) -> HttpResponse:
    """A leader's function and the day they had read the teacher module."""
    facts = {"function": role.function, "teacher_module_on": role.teacher_module_on}
    form = forms.LeaderForm(request.POST or None, today=timezone.localdate(), initial=facts)
    if form.is_valid():
        actions.note_leader(role=role, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("network:school", role.school_id)
    return render(request, "network/note_leader.html", {"form": form, "role": role})


@require_http_methods(["GET", "POST"])
@guard(rule=rules.manage_rkbu)
def rkbu(request: HttpRequest) -> HttpResponse:
    """RKBU's own people, and a colleague more."""
    form = forms.RkbuForm(request.POST or None)
    if form.is_valid() and tried(form, lambda: _send(request, **form.cleaned_data)):
        messages.success(request, _on_its_way(form.cleaned_data["email"]))
        return redirect("network:rkbu")
    context = {"form": form, "held": queries.rkbu_people(), "invited": queries.rkbu_invitations()}
    return render(request, "network/rkbu.html", context)


@require_POST
@guard(queries.network_to_run, rules.set_up_network)
def send_prepared(request: HttpRequest, network: Network) -> HttpResponse:
    """Send every prepared invitation."""
    number = actions.send_prepared(network=network, by=request.user)
    messages.success(request, _("Invitations on their way: %(number)s.") % {"number": number})
    return redirect("network:set_up", network.pk)


@require_POST
@guard(queries.invitation_for, rules.hand_over)
def resend(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Send an invitation, or send it anew with a new link."""
    actions.send_invitation(invitation=invitation, by=request.user)
    messages.success(request, _on_its_way(invitation.email))
    return to_place(request, invitation)


@require_POST
@guard(queries.invitation_for, rules.hand_over)
def withdraw(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """Take an invitation back."""
    actions.withdraw_invitation(invitation=invitation, by=request.user)
    messages.success(request, _("The invitation to %(email)s is withdrawn.") % {"email": invitation.email})
    return to_place(request, invitation)
