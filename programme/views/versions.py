"""Versions of the content, for editors and the operator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.access.guard import guard
from programme import actions, queries, rules
from programme.models import ContentVersion


@guard(rule=rules.see_versions)
def content(request: HttpRequest) -> HttpResponse:
    """The versions, which of them is the newest, and the films."""
    active = queries.active_version()
    films = queries.films(queries.content_of(active))
    context = {"versions": queries.versions(), "active": active, "films": films}
    return render(request, "programme/content.html", context)


@guard(queries.version_for, rules.see_version)
def version(request: HttpRequest, version: ContentVersion) -> HttpResponse:
    """One version: what it says differently from the one it was made from."""
    context = {"version": version, "differences": queries.differences_from_parent(version)}
    return render(request, "programme/version.html", context)


@require_POST
@guard(queries.version_for, rules.publish_version)
def publish(request: HttpRequest, version: ContentVersion) -> HttpResponse:
    """Make a draft the newest version: new networks begin with it, and the others can be moved to it."""
    actions.publish_version(version=version, by=request.user)
    said = _("Version %(number)s is published. Networks are moved to it by their convenor or reviewer.")
    messages.success(request, said % {"number": version.number})
    return redirect("programme:content")
