"""What the script of a page asks for: keep this text."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from foundation import spelling
from foundation.access.guard import guard
from foundation.writing import queries, rules
from foundation.writing.actions import Clash, save_text
from foundation.writing.queries import Target
from foundation.writing.views.clashes import clash_context


@require_POST
@guard(queries.target_for, rules.write)
def save(request: HttpRequest, target: Target) -> HttpResponse:
    """200 saved; 409 with theirs and both side by side; 422 why it cannot be kept; 401 somebody else is signed in."""
    if request.POST.get("person") != str(request.user.pk):
        return HttpResponse(status=401)
    try:
        result = save_text(
            kind=target.writable.kind,
            obj=target.obj,
            field=target.field,
            value=request.POST.get("value", ""),
            base=request.POST.get("base", ""),
            by=request.user,
        )
    except ValidationError as error:
        return JsonResponse({"message": " ".join(error.messages)}, status=422)
    if isinstance(result, Clash):
        return _clash(request, target, result)
    return JsonResponse(
        {
            "base": result.base,
            "at": spelling.clock(timezone.localtime(result.at).time(), get_language() or "nb"),
        }
    )


def _clash(request: HttpRequest, target: Target, clash: Clash) -> HttpResponse:
    panel = render_to_string("writing/panel.html", clash_context(target, clash), request)
    return JsonResponse(
        {"panel": panel, "theirs": clash.theirs, "together": clash.together, "base": clash.base}, status=409
    )
