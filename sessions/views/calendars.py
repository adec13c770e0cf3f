"""The sessions in one's own calendar."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from foundation.access.guard import guard, public
from network.roles import actor_for
from sessions import rules
from sessions.actions import calendars as actions
from sessions.calendar_entries import feed as calendar_feed
from sessions.queries.sessions import called_sessions, feed_for


@guard(rule=rules.have_a_calendar)
def calendar_page(request: HttpRequest) -> HttpResponse:
    """The private address, and how to make or revoke it."""
    feed = feed_for(request.actor)
    address = ""
    if feed is not None:
        address = settings.SITE_ADDRESS + reverse("sessions:feed", args=[actions.token_of(feed)])
    return render(request, "sessions/calendar.html", {"feed": feed, "address": address})


@require_POST
@guard(rule=rules.have_a_calendar)
def change_calendar(request: HttpRequest) -> HttpResponse:
    """Make, renew or revoke."""
    if request.POST.get("act") == "revoke":
        actions.revoke_feed(by=request.user)
    else:
        actions.make_feed(by=request.user)
    return redirect("sessions:calendar")


@require_safe
@public
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar itself, for the person's calendar program; what they may see today, no more."""
    found = actions.feed_of(token)
    if found is None:
        raise Http404
    sessions = called_sessions(actor_for(found.person).networks())
    with translation.override(found.person.language):
        name = _("Lederprogrammet: sessions")
    answer = HttpResponse(
        calendar_feed(sessions, name=name, language=found.person.language), "text/calendar; charset=utf-8"
    )
    answer["Cache-Control"] = "private, max-age=900"
    answer["Content-Disposition"] = 'inline; filename="samlinger.ics"'
    return answer
