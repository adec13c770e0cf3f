"""A school's part of a review: written by the reviewers, read and answered by that school once it is shared."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.documents.document import Document
from foundation.documents.http import pdf_file, pdf_response, preview_response
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from review import actions, queries, rules
from review.documents import school_document
from review.forms import AnswerForm, SchoolWordsForm, StepForm
from review.models import SchoolPart
from review.queries.reading import archived_pdf, read_school_page
from review.queries.reviews import SCHOOL_KIND
from review.wording import who_sees_school_draft

KIND = "review.school_part"


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.part_for, rules.see_school_review)
def school_review(request: HttpRequest, part: SchoolPart) -> HttpResponse:
    """Reviewers write; the school reads what is shared and answers."""
    if not rules.write_review(request.actor, part):
        return _read(request, part)
    form = SchoolWordsForm(request.POST or None, instance=part)
    if request.method == "POST" and form.is_valid():
        return _save(request, part, form)
    return _write(request, part, form)


def _write(
    request: HttpRequest, part: SchoolPart, form: SchoolWordsForm, step: StepForm | None = None
) -> HttpResponse:
    chosen = {"step_becomes": part.step_becomes, "step_due": part.step_due}
    context = {
        "part": part,
        "page": queries.school_page(part),
        "form": form,
        "step": step or StepForm(initial=chosen),
        "network": part.network,
        "who_sees": who_sees_school_draft(),
    }
    wrong = bool(form.errors or (step and step.errors))
    return render(request, "review/school_review.html", context, status=422 if wrong else 200)


def _read(request: HttpRequest, part: SchoolPart, form: AnswerForm | None = None) -> HttpResponse:
    context = {
        "part": part,
        "page": read_school_page(part),
        "form": form or AnswerForm(instance=part),
        "network": part.network,
    }
    return render(request, "review/school_shared.html", context, status=422 if form else 200)


def _save(request: HttpRequest, part: SchoolPart, form: SchoolWordsForm) -> HttpResponse:
    back = _page(part)
    outcome = save_texts(kind=KIND, obj=part, texts=form.texts, bases=form.bases, by=request.user)
    if not outcome:
        return clash_page(request, target_kind=KIND, obj=part, outcome=outcome, back=back)
    messages.success(request, _("Saved."))
    return redirect(back)


@require_POST
@guard(queries.part_for, rules.write_review)
def step(request: HttpRequest, part: SchoolPart) -> HttpResponse:
    """What the agreed next step becomes when the part is shared."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return _write(request, part, SchoolWordsForm(instance=part), form)
    actions.choose_step(
        part=part,
        becomes=form.cleaned_data["step_becomes"],
        due=form.cleaned_data["step_due"],
        by=request.user,
    )
    messages.success(request, _("Saved."))
    return redirect(_page(part))


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.part_for, rules.write_review)
def share_school(request: HttpRequest, part: SchoolPart) -> HttpResponse:
    """Shows what the school will see, and asks once."""
    if request.method == "POST":
        actions.share_school(part=part, by=request.user)
        messages.success(request, _("Shared with %(school)s.") % {"school": part.school.name})
        return redirect(_page(part))
    context = {"part": part, "page": queries.school_page(part), "network": part.network}
    return render(request, "review/share_school.html", context)


@require_POST
@guard(queries.part_for, rules.answer_review)
def answer(request: HttpRequest, part: SchoolPart) -> HttpResponse:
    """The school's answer, sent."""
    form = AnswerForm(request.POST, instance=part)
    if not form.is_valid():
        return _read(request, part, form)
    fresh = queries.part_for(request.actor, part.review_id, part.school_id) or part
    text, base = form.cleaned_data["answer"], form.bases.get("answer", "")
    outcome = actions.answer(part=fresh, text=text, base=base, by=request.user)
    if not outcome:
        return clash_page(request, target_kind="review.answer", obj=fresh, outcome=outcome, back=_page(part))
    messages.success(request, _("The answer is sent to RKBU."))
    return redirect(_page(part))


@require_safe
@guard(queries.part_for, rules.see_school_review)
def school_paper(request: HttpRequest, part: SchoolPart) -> HttpResponse:
    """The school's part as it is printed."""
    pdf = reverse("review:school_pdf", args=[part.review_id, part.school_id])
    return preview_response(request, _document(part), pdf=pdf, back=_page(part))


@require_safe
@guard(queries.part_for, rules.see_school_review)
def school_pdf(request: HttpRequest, part: SchoolPart) -> HttpResponse:
    """The PDF as it was kept when it was shared."""
    copy = archived_pdf(SCHOOL_KIND, part.pk)
    return pdf_file(bytes(copy.content), copy.filename) if copy else pdf_response(request, _document(part))


def _document(part: SchoolPart) -> Document:
    shared = queries.read_school(part)
    if shared is None:
        raise Http404
    return school_document(shared, part.school.language)


def _page(part: SchoolPart) -> str:
    return reverse("review:school_review", args=[part.review_id, part.school_id])
