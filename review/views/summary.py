"""The network's summary of the year, for the owner and the municipal council."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.access.guard import guard
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from review import queries, rules
from review.forms import SummaryForm
from review.models import NetworkSummary
from review.queries.owner import shared_summary
from review.wording import who_sees_summary_draft

KIND = "review.network_summary"


@require_http_methods(["GET", "HEAD", "POST"])
@guard(queries.summary_for, rules.see_summary)
def summary(request: HttpRequest, summary: NetworkSummary) -> HttpResponse:
    """The convenor writes; owner, members and reviewers read what is shared."""
    context = {"summary": summary, "network": summary.network, "text": shared_summary(summary)}
    if not rules.write_summary(request.actor, summary):
        return render(request, "review/summary_shared.html", context)
    form = SummaryForm(request.POST or None, instance=summary)
    if request.method == "POST" and form.is_valid():
        outcome = save_texts(kind=KIND, obj=summary, texts=form.texts, bases=form.bases, by=request.user)
        back = reverse("review:summary", args=[summary.pk])
        if not outcome:
            return clash_page(request, target_kind=KIND, obj=summary, outcome=outcome, back=back)
        messages.success(request, _("Saved."))
        return redirect(back)
    context |= {"form": form, "who_sees": who_sees_summary_draft()}
    return render(request, "review/summary.html", context, status=422 if form.errors else 200)
