"""The papers that sessions give out: agenda as PDF and on screen, calendar entry."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from foundation.access.guard import guard
from foundation.documents.http import pdf_file, pdf_response, preview_response
from sessions import queries, rules
from sessions.documents import agenda_document, called_document, minutes_document
from sessions.models import NetworkSession
from sessions.queries import minutes as minutes_queries
from sessions.queries.called import Called, called_for
from sessions.queries.minutes import record_of


def _is_member(request: HttpRequest, session: NetworkSession) -> bool:
    """Members and reviewers read the schools' tasks and the remarks too."""
    return bool(rules.see_tasks(request.actor, session.network))


@guard(queries.session_for, rules.see_agenda)
def agenda_pdf(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The agenda in full."""
    return pdf_response(request, agenda_document(session, members=_is_member(request, session)))


@guard(queries.session_for, rules.see_agenda)
def agenda_public_pdf(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The agenda as anyone may read it."""
    return pdf_response(request, agenda_document(session, public=True, members=_is_member(request, session)))


@guard(called_for, rules.see_called)
def called_pdf(request: HttpRequest, found: Called) -> HttpResponse:
    """The agenda as people were called with it, in full."""
    return pdf_response(request, called_document(found, members=_is_member(request, found.session)))


@guard(called_for, rules.see_called)
def called_public_pdf(request: HttpRequest, found: Called) -> HttpResponse:
    """The agenda as people were called with it, as anyone may read it."""
    members = _is_member(request, found.session)
    return pdf_response(request, called_document(found, public=True, members=members))


@guard(queries.session_for, rules.see_agenda)
def agenda_preview(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The agenda as paper on screen."""
    return preview_response(
        request,
        agenda_document(session, members=_is_member(request, session)),
        pdf=reverse("sessions:agenda_pdf", args=[session.pk]),
        back=reverse("sessions:session", args=[session.pk]),
    )


@guard(queries.session_for, rules.see_minutes)
def minutes_pdf(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The newest published minutes, the very bytes that lie in the archive."""
    return _archived(session, None)


@guard(minutes_queries.version_for, rules.see_version)
def minutes_version_pdf(request: HttpRequest, found: minutes_queries.Published) -> HttpResponse:
    """An earlier published version, the very bytes that lie in the archive."""
    return _archived(found.session, found.version.number)


@guard(minutes_queries.version_for, rules.fetch_for_archive)
def minutes_metadata(request: HttpRequest, found: minutes_queries.Published) -> HttpResponse:
    """What an archive asks for about a version, as JSON to lie beside its PDF: the SHA-256 is that file's."""
    copy = minutes_queries.archive_copy(found.version)
    if copy is None:
        raise Http404
    name = f"{copy.filename.removesuffix('.pdf')}.json"
    answer = JsonResponse(copy.metadata, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _archived(session: NetworkSession, number: int | None) -> HttpResponse:
    found = minutes_queries.published(session, number)
    copy = minutes_queries.archive_copy(found.version) if found else None
    if copy is None:
        raise Http404
    return pdf_file(bytes(copy.content), copy.filename, tag=f'"{copy.sha256[:32]}"')


@guard(queries.session_for, rules.see_minutes)
def minutes_public_pdf(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Published minutes as anyone may read them."""
    found = minutes_queries.published(session)
    if found is None:
        raise Http404
    return pdf_response(request, minutes_document(session, found.text, version=found.version, public=True))


@guard(queries.session_for, rules.write_minutes)
def draft_pdf(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The draft, for those who write it."""
    record = record_of(session)
    if record is None:
        raise Http404
    return pdf_response(request, minutes_document(session, minutes_queries.minutes_text(session, record)))


@guard(queries.session_for, rules.write_minutes)
def draft_preview(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """The draft as paper on screen."""
    record = record_of(session)
    if record is None:
        raise Http404
    return preview_response(
        request,
        minutes_document(session, minutes_queries.minutes_text(session, record)),
        pdf=reverse("sessions:draft_pdf", args=[session.pk]),
        back=reverse("sessions:publish", args=[session.pk]),
    )
