"""A school's archive: asked for, waited for, fetched."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from desk.actions.archive import ask_for_archive
from desk.models import SchoolArchive
from desk.queries.archive import archive_for, pieces_of, shelf_of
from desk.rules import fetch_archive, read_archive
from foundation.access.guard import guard
from network.models import School
from network.queries import school_for


@require_safe
@guard(school_for, read_archive)
def page(request: HttpRequest, school: School) -> HttpResponse:
    """What is in it, where the making stands, and what can be fetched."""
    who_sees = _("the leadership of %(school)s") % {"school": school.name}
    return render(request, "desk/archive.html", {"shelf": shelf_of(school), "who_sees": who_sees})


@require_POST
@guard(school_for, read_archive)
def ask(request: HttpRequest, school: School) -> HttpResponse:
    """Have it made."""
    ask_for_archive(school=school, by=request.user)
    return redirect("desk:archive", pk=school.pk)


@require_safe
@guard(archive_for, fetch_archive)
def fetch(request: HttpRequest, archive: SchoolArchive) -> HttpResponseBase:
    """The finished ZIP, piece by piece."""
    headers = {
        "Content-Disposition": content_disposition_header(True, archive.filename),
        "Content-Length": str(archive.size),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingHttpResponse(pieces_of(archive), content_type="application/zip", headers=headers)
