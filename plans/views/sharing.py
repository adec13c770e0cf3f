"""Sharing with network, owner and RKBU, and handing out by a link."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.access.guard import guard, public
from foundation.numbers import whole_numbers
from network.queries import mandate_at
from plans import actions, queries, rules
from plans.domain.passing_on import Extras, hold_back, names_in, reduce
from plans.models import Handout, Plan, Share
from plans.queries.sharing import Figure, agreed_figures, figures_to_ask
from plans.queries.versions import handout_for_token, open_handout
from plans.views.plans import read_context
from plans.wording import audience_words, who_sees_plan


@require_safe
@guard(queries.plan_for, rules.edit_plan)
def sharing(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Who reads the plan now, and what can be shared, withdrawn, handed out."""
    held = {share.audience: share for share in plan.open_shares}  # type: ignore[attr-defined]
    audiences = [{"key": key, "words": words, "share": held.get(key)} for key, words in Share.AUDIENCES]
    context = {
        "plan": plan,
        "audiences": audiences,
        "is_shared": bool(held),
        "figures": figures_to_ask(plan),
        "handout": open_handout(plan),
        "log_count": plan.log.filter(shared=True).count(),
        "check_count": plan.value_checks.count(),
        "who_sees": who_sees_plan(plan),
        "mandate": mandate_at(plan.school),
    }
    return render(request, "plans/sharing.html", context)


@require_POST
@guard(queries.plan_for, rules.share_plan)
def share(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Freeze the plan and let the chosen audiences read it."""
    audiences = request.POST.getlist("audience")
    if not audiences:
        messages.error(request, _("Choose at least one to share with."))
        return redirect("plans:sharing", pk=plan.pk)
    version = actions.share_plan(
        plan=plan, audiences=audiences, figures=_figures(request, figures_to_ask(plan)), by=request.user
    )
    told = _("Version %(number)s is shared with %(others)s.")
    messages.success(request, told % {"number": version.number, "others": audience_words(audiences)})
    return redirect("plans:sharing", pk=plan.pk)


def _figures(request: HttpRequest, asked: list[Figure]) -> dict[int, bool]:
    ticked = request.POST.getlist("figure")
    return {figure.key: str(figure.key) in ticked for figure in asked}


@require_POST
@guard(queries.plan_for, rules.share_plan)
def withdraw(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Take the plan back from one audience."""
    audience = request.POST.get("audience", "")
    actions.withdraw_share(plan=plan, audience=audience, by=request.user)
    messages.success(
        request, _("The plan is withdrawn from %(others)s.") % {"others": audience_words([audience])}
    )
    return redirect("plans:sharing", pk=plan.pk)


# ---- handing out -----------------------------------------------------------------------------


@require_safe
@guard(queries.plan_for, rules.share_plan)
def hand_out_page(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What goes along when the plan is handed out: nothing personal unless it is ticked."""
    contents = queries.contents_of(plan)
    held = open_handout(plan)
    ticked = asdict(_extras(request.GET)) if "chosen" in request.GET else held.extras if held else {}
    context = {"plan": plan, "contents": contents, "names": names_in(contents), "ticked": ticked}
    return render(request, "plans/hand_out.html", context)


def _extras(asked: Any) -> Extras:
    """What is ticked in a form or an address."""
    keys = frozenset(whole_numbers(asked.getlist("stakeholder")))
    return Extras(bool(asked.get("challenges")), keys, frozenset(asked.getlist("name")))


@require_safe
@guard(queries.plan_for, rules.share_plan)
def hand_out_preview(request: HttpRequest, plan: Plan) -> HttpResponse:
    """«Slik ser andre planen»: the same template as behind the link, before anything is handed out."""
    contents = hold_back(queries.contents_of(plan), agreed_figures(plan))
    context = read_context(reduce(contents, _extras(request.GET)), plan)
    chosen = [(name, value) for name, values in request.GET.lists() for value in values]
    told = {"plan": plan, "preview": True, "chosen": chosen, "query": request.GET.urlencode()}
    return render(request, "plans/handed_out.html", {**context, **told})


@require_POST
@guard(queries.plan_for, rules.share_plan)
def hand_out(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Hand the plan out with what was ticked."""
    actions.hand_out(plan=plan, extras=_extras(request.POST), by=request.user)
    messages.success(
        request, _("The plan is handed out. Copy the link and send it to those who should have it.")
    )
    return redirect("plans:sharing", pk=plan.pk)


@require_POST
@guard(queries.plan_for, rules.share_plan)
def withdraw_handout(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Close the link."""
    actions.withdraw_handout(plan=plan, by=request.user)
    messages.success(request, _("The link is closed. Nobody can open it any more."))
    return redirect("plans:sharing", pk=plan.pk)


@public
@require_safe
@guard(handout_for_token)
def handed_out(request: HttpRequest, handout: Handout) -> HttpResponse:
    """A handed-out plan, for anyone who has the link."""
    contents = queries.contents_of_version(handout.version)
    context = {**read_context(contents, handout.plan), "handout": handout}
    response = render(request, "plans/handed_out.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
