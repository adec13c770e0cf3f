"""Two people wrote in the same field: both texts side by side, and a choice."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.addresses import address_of_ours
from foundation.access.guard import guard
from foundation.writing import queries, rules
from foundation.writing.actions import Clash, Outcome, save_text
from foundation.writing.merge import compare
from foundation.writing.queries import Target


def clash_context(target: Target, clash: Clash) -> dict[str, Any]:
    """Both texts with the words marked that differ."""
    chunks = compare(clash.mine, clash.theirs)
    return {
        "target": target,
        "clash": clash,
        "mine": [chunk for chunk in chunks if chunk.kind != "added"],
        "theirs": [chunk for chunk in chunks if chunk.kind != "gone"],
    }


def clash_page(
    request: HttpRequest, *, target_kind: str, obj: Any, outcome: Outcome | Clash | Sequence[Clash], back: str
) -> HttpResponse:
    """The answer to a form sent without script that met other people's texts: nothing is lost, choose here.

    `back` is the page to go on with when everything is settled.
    """
    several = outcome.clashes if isinstance(outcome, Outcome) else outcome
    clashes = [several] if isinstance(several, Clash) else several
    targets = [queries.target_of(target_kind, obj, clash.field) for clash in clashes]
    panels = [clash_context(target, clash) for target, clash in zip(targets, clashes, strict=True)]
    return render(request, "writing/clashes.html", {"panels": panels, "back": back}, status=409)


@require_POST
@guard(queries.target_for, rules.write)
def settle(request: HttpRequest, target: Target) -> HttpResponse:
    """Save the text that was chosen; if yet another has come in between, ask again."""
    back = _back(request, target)
    kind, value = target.writable.kind, request.POST.get("value", "")
    try:
        result = save_text(
            kind=kind,
            obj=target.obj,
            field=target.field,
            value=value,
            base=request.POST.get("base", ""),
            by=request.user,
        )
    except ValidationError as error:
        context = {"target": target, "value": value, "errors": error.messages, "back": back}
        return render(request, "writing/refused.html", context, status=422)
    if isinstance(result, Clash):
        return clash_page(request, target_kind=kind, obj=target.obj, outcome=result, back=back)
    return redirect(back)


def _back(request: HttpRequest, target: Target) -> str:
    return address_of_ours(request, request.POST.get("back", "")) or target.writable.address(target.obj)
