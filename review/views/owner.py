"""The school owner's page and the owner's four questions."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.guard import guard
from foundation.documents.document import Document
from foundation.documents.http import pdf_response, preview_response
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from network.models import Network
from network.queries import network_for, programme_year
from review import actions, queries, rules
from review.documents import owner_document
from review.forms import OwnerAnswersForm
from review.models import OwnerYear
from review.queries.owner import questions_of, shared_answers


@require_safe
@guard(lambda actor, network: network_for(actor, network), rules.see_owner_page)
def owner(request: HttpRequest, network: Network) -> HttpResponse:
    """Sessions and their state, published minutes, anchoring, the four questions, the summary; nothing else."""
    context = {"network": network, "page": queries.owner_page(network), "today": timezone.localdate()}
    return render(request, "review/owner.html", context)


@require_POST
@guard(lambda actor, network: network_for(actor, network), rules.see_owner_page)
def begin_owner(request: HttpRequest, network: Network) -> HttpResponse:
    """Begin this year's answers; begun before, they are opened."""
    year = programme_year(network)
    if year is None:
        raise Http404
    owner_year = actions.begin_owner_year(network=network, year=year, by=request.user)
    return redirect("review:owner_questions", owner_year.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.owner_year_for, rules.see_owner_year)
def owner_questions(request: HttpRequest, owner_year: OwnerYear) -> HttpResponse:
    """The owner writes; members read what is shared."""
    if not rules.share_owner_year(request.actor, owner_year):
        context = {
            "owner_year": owner_year,
            "answers": shared_answers(owner_year),
            "network": owner_year.network,
        }
        return render(request, "review/owner_shared.html", context)
    form = _form(request, owner_year)
    if request.method == "POST" and form.is_valid():
        return _save(request, owner_year, form)
    context = {"owner_year": owner_year, "form": form, "network": owner_year.network}
    return render(request, "review/owner_questions.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, owner_year: OwnerYear) -> OwnerAnswersForm:
    titles = {question.key: question.title for question in questions_of(owner_year)}
    return OwnerAnswersForm(request.POST or None, answers=list(owner_year.answers.all()), titles=titles)


def _save(request: HttpRequest, owner_year: OwnerYear, form: OwnerAnswersForm) -> HttpResponse:
    back = reverse("review:owner_questions", args=[owner_year.pk])
    for answer in owner_year.answers.all():
        saved = save_texts(
            kind="review.owner_answer",
            obj=answer,
            texts={"text": form.text_of(answer)},
            bases=form.bases_of(answer),
            by=request.user,
        )
        if not saved:
            return clash_page(
                request, target_kind="review.owner_answer", obj=answer, outcome=saved, back=back
            )
    messages.success(request, _("Saved."))
    return redirect(back)


@require_POST
@guard(queries.owner_year_for, rules.share_owner_year)
def share_owner(request: HttpRequest, owner_year: OwnerYear) -> HttpResponse:
    """Let the network read the answers."""
    actions.share_owner_year(owner_year=owner_year, by=request.user)
    messages.success(request, _("Shared with the network."))
    return redirect("review:owner_questions", owner_year.pk)


@require_safe
@guard(queries.owner_year_for, rules.see_owner_year)
def owner_paper(request: HttpRequest, owner_year: OwnerYear) -> HttpResponse:
    """The shared answers as they are printed."""
    pdf = reverse("review:owner_pdf", args=[owner_year.pk])
    back = reverse("review:owner_questions", args=[owner_year.pk])
    return preview_response(request, _document(owner_year), pdf=pdf, back=back)


@require_safe
@guard(queries.owner_year_for, rules.see_owner_year)
def owner_pdf(request: HttpRequest, owner_year: OwnerYear) -> HttpResponse:
    """The shared answers as PDF."""
    return pdf_response(request, _document(owner_year))


def _document(owner_year: OwnerYear) -> Document:
    document = owner_document(owner_year)
    if document is None:
        raise Http404
    return document
