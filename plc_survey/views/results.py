"""The results of a closed round, and what the leadership does with them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.access.trying import tried
from foundation.writing.actions import save_texts
from plans.kinds import address_of
from plc_survey import actions, forms, queries, rules
from plc_survey.answering.form import Form
from plc_survey.models import Idea, Round
from plc_survey.pages import (
    dimension_choices,
    goal_facts,
    leadership_page,
    protection_page,
    results_context,
    who_sees,
)


def results_page(request: HttpRequest, round_: Round) -> HttpResponse:
    """Figures, pictures and words; below the threshold, why there are none. The caller has asked the rule."""
    page = results_context(round_, request.actor)
    template = "plc_survey/hidden.html" if page["told"].shown.is_hidden else "plc_survey/results.html"
    return render(request, template, page)


@require_http_methods(["GET", "POST"])
@guard(queries.round_for, rules.answer_for)
def share(request: HttpRequest, thing: Round) -> HttpResponse:
    """The two choices: in the network's figures, and who sees the school's own."""
    form = forms.ShareForm(
        request.POST or None, initial={"in_aggregate": thing.in_aggregate, "share": thing.share}
    )
    form.cancel = reverse("plc_survey:round", args=[thing.pk])
    if form.is_valid() and tried(
        form, lambda: actions.share_round(round_=thing, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("plc_survey:round", thing.pk)
    page = {"form": form, "round": thing, "who_sees": who_sees(thing)}
    return render(request, "plc_survey/share.html", page)


@require_http_methods(["GET", "POST"])
@guard(queries.round_for, rules.lead)
def leadership(request: HttpRequest, thing: Round) -> HttpResponse:
    """The leadership's own judgement: the same statements, kept apart."""
    language = request.LANGUAGE_CODE
    if request.method != "POST":
        return render(request, "plc_survey/leadership.html", leadership_page(thing, language))
    sent = Form.sent(thing, language, request.POST)
    if not sent.is_valid:
        return render(
            request, "plc_survey/leadership.html", leadership_page(thing, language, sent), status=422
        )
    actions.save_leadership(round_=thing, answers=sent.answers, by=request.user)
    messages.success(request, _("Saved. You can change it until the round closes."))
    return redirect("plc_survey:round", thing.pk)


@require_POST
@guard(queries.idea_for, rules.lead)
def idea(request: HttpRequest, thing: Idea) -> HttpResponse:
    """Save an idea, and make it a measure in the plan when that was pressed."""
    back = redirect(f"{reverse('plc_survey:round', args=[thing.round_id])}#tre")
    form = forms.IdeaForm(request.POST, dimensions=dimension_choices(thing.round))
    if not form.is_valid():
        for problems in form.errors.values():
            messages.error(request, " ".join(problems))
        return back
    bases = {"text": request.POST.get("text-base")}
    try:
        save_texts(
            kind="survey.idea", obj=thing, texts={"text": form.cleaned_data["text"]},
            bases={key: value for key, value in bases.items() if value is not None}, by=request.user,
        )  # fmt: skip
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return back
    actions.write_idea(idea=thing, dimension=form.cleaned_data["dimension"], by=request.user)
    if request.POST.get("act") == "measure":
        actions.idea_to_measure(idea=thing, by=request.user)
        messages.success(request, _("The idea is a measure in the plan now."))
    return back


@require_POST
@guard(queries.round_for, rules.lead)
def goal(request: HttpRequest, thing: Round) -> HttpResponse:
    """Draft a goal in the plan from a characteristic, and open it where the rest is written."""
    facts = goal_facts(thing, request.POST.get("dimension", ""))
    if facts is None:
        messages.error(request, _("Choose a characteristic that has a figure."))
        return redirect(f"{reverse('plc_survey:round', args=[thing.pk])}#mal")
    drafted = actions.dimension_to_goal(round_=thing, by=request.user, **facts)
    messages.success(
        request,
        _("Here is the draft, with baseline and target from the survey. The next round measures it."),
    )
    return redirect(address_of(drafted))


@require_safe
@guard(queries.round_for, rules.see_results)
def protection(request: HttpRequest, thing: Round) -> HttpResponse:
    """How the answers are protected: for staff and their representatives."""
    return render(request, "plc_survey/protection.html", protection_page(thing, request.LANGUAGE_CODE))
