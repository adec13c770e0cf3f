"""The binder of a programme year: asked for, waited for, fetched."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from desk.actions.binder import ask_for_binder
from desk.models import BinderVolume
from desk.queries.binder import Shelf, shelf_for, volume_for
from desk.rules import fetch_volume, read_binder
from foundation.access.guard import guard
from foundation.documents.http import pdf_file


@require_safe
@guard(shelf_for, read_binder)
def page(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """Where the making stands, and what can be fetched."""
    return render(request, "desk/binder.html", {"shelf": shelf, "network": shelf.network})


@require_POST
@guard(shelf_for, read_binder)
def ask(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """Have it made."""
    ask_for_binder(year=shelf.year, by=request.user)
    return redirect("desk:binder", network=shelf.network.pk, year=shelf.year.year)


@require_safe
@guard(volume_for, fetch_volume)
def volume(request: HttpRequest, found: BinderVolume) -> HttpResponse:
    """A finished volume."""
    return pdf_file(bytes(found.content), found.filename, tag=f'"{found.sha256[:32]}"')
