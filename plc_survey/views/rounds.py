"""A school's rounds: the list, opening, the page while open, moving the end, closing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.access.trying import tried
from foundation.access.verdict import Refused
from plc_survey import actions, forms, queries, rules
from plc_survey.domain.life import State
from plc_survey.models import Round
from plc_survey.pages import close_text, first_answers, list_page, running_page
from plc_survey.place import Place
from plc_survey.views.results import results_page


@require_safe
@guard(queries.place_for, rules.lead)
def rounds(request: HttpRequest, place: Place) -> HttpResponse:
    """The school's rounds and joint judgements, with what waits."""
    return render(request, "plc_survey/rounds.html", list_page(place))


@require_http_methods(["GET", "POST"])
@guard(queries.place_for, rules.keep)
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """Open a round."""
    today = timezone.localdate()
    form = forms.OpenRoundForm(request.POST or None, today=today, initial=first_answers(place, today))
    form.cancel = reverse("plc_survey:rounds", args=[place.network.pk, place.school.pk])
    if form.is_valid():
        try:
            round_ = actions.open_new_round(place=place, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("The round is set. Now give the staff the way in."))
            return redirect("plc_survey:round", round_.pk)
    return render(request, "plc_survey/open.html", {"form": form, "place": place})


@require_safe
@guard(queries.round_for, rules.see_results)
def round_(request: HttpRequest, thing: Round) -> HttpResponse:
    """The page of a round: prepared, running, over, or its results."""
    state = thing.state(timezone.localdate())
    if state is State.CLOSED:
        return results_page(request, thing)
    if state is State.OVER:
        return render(request, "plc_survey/over.html", {"round": thing})
    if state is State.PREPARED:
        return render(request, "plc_survey/prepared.html", {"round": thing})
    return render(request, "plc_survey/running.html", running_page(thing))


@require_http_methods(["GET", "POST"])
@guard(queries.round_for, rules.keep)
def open_(request: HttpRequest, thing: Round) -> HttpResponse:
    """Open a round that the network has prepared."""
    if thing.opened_at:
        return redirect("plc_survey:round", thing.pk)
    today, place = timezone.localdate(), Place(thing.school, thing.network)
    known = {"phase": thing.phase, "opens_on": max(thing.opens_on, today), "closes_on": thing.closes_on}
    form = forms.OpenRoundForm(
        request.POST or None, today=today, initial={**first_answers(place, today), **known}
    )
    form.cancel = reverse("plc_survey:round", args=[thing.pk])
    if form.is_valid() and tried(
        form, lambda: actions.open_round(round_=thing, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The round is set. Now give the staff the way in."))
        return redirect("plc_survey:round", thing.pk)
    return render(request, "plc_survey/open.html", {"form": form, "place": place, "round": thing})


@require_POST
@guard(queries.round_for, rules.keep)
def end(request: HttpRequest, thing: Round) -> HttpResponse:
    """Move the last day."""
    form = forms.EndForm(request.POST)
    if form.is_valid():
        actions.change_end(round_=thing, closes_on=form.cleaned_data["closes_on"], by=request.user)
        messages.success(request, _("The last day is moved."))
        return redirect("plc_survey:round", thing.pk)
    return render(request, "plc_survey/running.html", running_page(thing, end=form), status=422)


@require_http_methods(["GET", "POST"])
@guard(queries.round_for, rules.keep)
def close(request: HttpRequest, thing: Round) -> HttpResponse:
    """Close the round for good; asks once."""
    if request.method == "POST":
        actions.close_round(round_=thing, by=request.user)
        return redirect("plc_survey:round", thing.pk)
    if thing.closed_at or not thing.opened_at:
        return redirect("plc_survey:round", thing.pk)
    page = {
        "heading": _("Close the round now?"),
        "text": close_text(thing),
        "button": _("Close for good"),
        "back": reverse("plc_survey:round", args=[thing.pk]),
        "danger": True,
    }
    return render(request, "components/confirm.html", page)


@require_http_methods(["GET", "POST"])
@guard(queries.round_for, rules.keep)
def give_up(request: HttpRequest, thing: Round) -> HttpResponse:
    """Take a prepared round away; asks once."""
    if request.method == "POST":
        actions.give_up_round(round_=thing, by=request.user)
        messages.success(request, _("The prepared round is taken away."))
        return redirect("plc_survey:rounds", thing.network_id, thing.school_id)
    page = {
        "heading": _("Take the prepared round away?"),
        "text": _("Nobody has answered it. You can open another one whenever you like."),
        "button": _("Take it away"),
        "back": reverse("plc_survey:round", args=[thing.pk]),
    }
    return render(request, "components/confirm.html", page)
