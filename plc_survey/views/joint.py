"""The joint judgement: made in one room, on screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from foundation.access.guard import guard
from foundation.access.verdict import Refused
from plc_survey import actions, forms, queries, rules
from plc_survey.models import JointRubric
from plc_survey.pages import next_phase, rubric_page, who_sees
from plc_survey.place import Place


@require_http_methods(["GET", "POST"])
@guard(queries.place_for, rules.keep)
def new(request: HttpRequest, place: Place) -> HttpResponse:
    """Begin a joint judgement."""
    today = timezone.localdate()
    initial = {"phase": next_phase(place, today), "held_on": today, "present": place.school.staff_count}
    return _write(request, place, None, initial)


@require_http_methods(["GET", "POST"])
@guard(queries.rubric_for, rules.keep)
def edit(request: HttpRequest, rubric: JointRubric) -> HttpResponse:
    """Go on with a joint judgement."""
    known = {"phase": rubric.phase, "held_on": rubric.held_on, "present": rubric.present}
    for each in rubric.judgements.all():
        known |= {f"level-{each.dimension}": str(each.level), f"reason-{each.dimension}": each.reason}
    return _write(request, Place(rubric.school, rubric.network), rubric, known)


def _write(
    request: HttpRequest, place: Place, rubric: JointRubric | None, initial: dict[str, object]
) -> HttpResponse:
    instrument = queries.content_of_round(rubric) if rubric else queries.instrument_for(place.network)
    form = forms.RubricForm(
        request.POST or None,
        initial=initial,
        instrument=instrument,
        language=request.LANGUAGE_CODE,
        today=timezone.localdate(),
    )
    if form.is_valid():
        try:
            saved = actions.save_rubric(place=place, rubric=rubric, by=request.user, **form.facts())
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("Saved."))
            return redirect("plc_survey:rubric", saved.pk)
    sees = who_sees(rubric or JointRubric(school=place.school, network=place.network))
    page = {"form": form, "place": place, "rubric": rubric, "who_sees": sees}
    return render(request, "plc_survey/edit_rubric.html", page, status=422 if form.errors else 200)


@require_safe
@guard(queries.rubric_for, rules.see_results)
def rubric(request: HttpRequest, thing: JointRubric) -> HttpResponse:
    """What was agreed."""
    return render(request, "plc_survey/rubric.html", rubric_page(thing, request.actor))


@require_http_methods(["GET", "POST"])
@guard(queries.rubric_for, rules.answer_for)
def share(request: HttpRequest, thing: JointRubric) -> HttpResponse:
    """Choose who outside the school sees it."""
    form = forms.ShareJointForm(request.POST or None, initial={"share": thing.share})
    form.cancel = reverse("plc_survey:rubric", args=[thing.pk])
    if form.is_valid():
        actions.share_rubric(rubric=thing, share=form.cleaned_data["share"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect("plc_survey:rubric", thing.pk)
    return render(request, "plc_survey/share_rubric.html", {"form": form, "rubric": thing})
