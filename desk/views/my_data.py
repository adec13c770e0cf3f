"""*Mine data*: what is kept about the one who is signed in, and the way out."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from desk import actions
from desk.documents import my_data_document
from desk.forms import EraseForm
from desk.queries.archive import schools_led
from desk.queries.home.shape import spelling_language
from desk.queries.my_data import account_of, as_file, my_data
from desk.queries.retention import account_days
from desk.rules import own_desk
from foundation.access.guard import guard
from foundation.access.trying import tried
from foundation.documents.http import pdf_response, preview_response


@require_safe
@never_cache
@guard(rule=own_desk)
def page(request: HttpRequest) -> HttpResponse:
    """Everything, table by table."""
    context = {
        "account": account_of(request.user),
        "kept": my_data(request.user, spelling_language()),
        "schools": schools_led(request.actor),
        "months": round(account_days() / 30.44),
    }
    return render(request, "desk/my_data.html", context)


@require_safe
@never_cache
@guard(rule=own_desk)
def as_json(request: HttpRequest) -> HttpResponse:
    """The same as a file for machines."""
    found = as_file(request.user, my_data(request.user, spelling_language()))
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="mine-data.json"'
    return answer


@require_safe
@never_cache
@guard(rule=own_desk)
def paper(request: HttpRequest) -> HttpResponse:
    """The same as it prints."""
    document = my_data_document(request.user, spelling_language())
    return preview_response(request, document, pdf=reverse("desk:my_data_pdf"), back=reverse("desk:my_data"))


@require_safe
@never_cache
@guard(rule=own_desk)
def pdf(request: HttpRequest) -> HttpResponse:
    """The same as a PDF."""
    return pdf_response(request, my_data_document(request.user, spelling_language()))


@require_http_methods(["GET", "POST"])
@guard(rule=own_desk)
def erase(request: HttpRequest) -> HttpResponse:
    """Be erased: says what goes and what stays, then does it and signs out."""
    form = EraseForm(request.POST or None, own=request.user.email)
    if form.is_valid() and tried(form, lambda: actions.erase_person(person=request.user, by=request.user)):
        logout(request)
        messages.success(request, _("You are erased and signed out."))
        return redirect("account_login")
    return render(request, "desk/erase.html", {"form": form, "hats": request.actor.grants})
