"""The school owner's page and the owner's four questions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from foundation.access.guard import guard
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from network.models import Network
from network.queries import network_for
from review import queries, rules
from review.forms import OwnerAnswersForm
from review.models import OwnerYear
from review.queries.owner import questions_of, shared_answers


@require_safe
@guard(lambda actor, network: network_for(actor, network), rules.see_owner_page)
def owner(request: HttpRequest, network: Network) -> HttpResponse:
    """Sessions and their state, published minutes, anchoring, the four questions, the summary; nothing else."""
    context = {"network": network, "page": queries.owner_page(network), "today": timezone.localdate()}
    return render(request, "review/owner.html", context)


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
    questions = questions_of(owner_year.network, owner_year)
    titles = {question.key: question.title for question in questions}
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
