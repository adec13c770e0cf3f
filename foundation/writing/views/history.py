"""What a field has held."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.access.guard import guard
from foundation.access.verdict import Refused
from foundation.numbers import whole_number
from foundation.writing import queries, rules
from foundation.writing.actions import restore
from foundation.writing.queries import Target

PAGE = 20  # revisions on a page


@require_safe
@guard(queries.history_for, rules.see_history)
def history(request: HttpRequest, target: Target) -> HttpResponse:
    """Every text of the field, newest first, the words marked that differ from the one before."""
    before = request.GET.get("before", "")
    steps = queries.steps(target, before=whole_number(before), limit=PAGE)
    older = steps[-1].revision.number if len(steps) == PAGE else None
    context = {"target": target, "steps": steps, "older": older}
    return render(request, "writing/history.html", context)


@require_POST
@guard(queries.target_for, rules.write)
def bring_back(request: HttpRequest, target: Target) -> HttpResponse:
    """Put an earlier text back; what stands now stays in the history."""
    number = whole_number(request.POST.get("number", ""))
    revision = queries.revision(target, number) if number is not None else None
    if revision is None:
        raise Refused(_("That text is no longer in the history."))
    try:
        restore(
            kind=target.writable.kind, obj=target.obj, field=target.field, revision=revision, by=request.user
        )
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    return redirect("writing:history", kind=target.writable.kind, pk=target.obj.pk, field=target.field)
