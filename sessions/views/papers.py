"""Papers to the agenda: adding, fetching, taking away."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.access.guard import guard
from sessions import queries, rules
from sessions.actions import papers as actions
from sessions.forms.agenda import AddPaper
from sessions.models import Attachment, NetworkSession
from sessions.queries.agenda import attachment_ever, attachment_for
from sessions.views.agenda import agenda_with_paper_form


@require_POST
@guard(queries.session_for, rules.lead_session)
def add_paper(request: HttpRequest, session: NetworkSession) -> HttpResponse:
    """Take in a paper whose content is what it says."""
    form = AddPaper(request.POST, request.FILES, prefix="paper")
    if not form.is_valid():
        return agenda_with_paper_form(request, session, form)
    actions.add_paper(
        session=session,
        file=form.cleaned_data["file"],
        kind=form.kind,
        title=form.cleaned_data["title"],
        by=request.user,
    )
    return redirect("sessions:agenda", pk=session.pk)


@guard(attachment_for, rules.see_paper)
def paper(request: HttpRequest, paper: Attachment) -> HttpResponseBase:
    """The file as a download: never shown inside our own pages, never guessed at by the browser."""
    answer = FileResponse(
        paper.file.open("rb"), as_attachment=True, filename=paper.filename, content_type=paper.mimetype
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
@guard(attachment_ever, rules.remove_paper)
def remove_paper(request: HttpRequest, paper: Attachment) -> HttpResponse:
    """Take a paper away, with undo."""
    actions.remove_paper(paper=paper, by=request.user)
    messages.success(request, _("%(paper)s is taken away.") % {"paper": paper.title})
    return _to_papers(paper)


@require_POST
@guard(attachment_ever, rules.remove_paper)
def bring_paper_back(request: HttpRequest, paper: Attachment) -> HttpResponse:
    """Undo."""
    back = actions.bring_paper_back(paper=paper, by=request.user)
    messages.success(request, _("%(paper)s is back with the agenda.") % {"paper": back.title})
    return _to_papers(paper)


def _to_papers(paper: Attachment) -> HttpResponse:
    return redirect(f"{reverse('sessions:agenda', args=[paper.session_id])}#papers")
