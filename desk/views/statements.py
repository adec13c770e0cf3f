"""Privacy, accessibility and help."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from desk.queries.help import contacts_for
from desk.queries.retention import account_days, days_of
from desk.rules import own_desk
from foundation.access.guard import guard, public
from network.context import frame_of
from plc_survey.actions.closing import SHEETS_KEPT_DAYS

CONTACT = {"contact_name": settings.CONTACT_NAME, "contact_email": settings.CONTACT_EMAIL}


@require_safe
@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, with figures out of the retention file."""
    context = {
        **CONTACT,
        "account_months": round(account_days() / 30.44),
        "mail_months": round(days_of("post.Message") / 30.44),
        "audit_years": round(days_of("audit.Entry") / 365.25),
        "invitation_months": round(days_of("network.Invitation") / 30.44),
        "sheet_days": SHEETS_KEPT_DAYS,
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
    }
    return render(request, "desk/privacy.html", context)


@require_safe
@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far the pages can be used by everyone, and what is known to be missing."""
    return render(request, "desk/accessibility.html", CONTACT)


@require_safe
@guard(rule=own_desk)
def help_page(request: HttpRequest) -> HttpResponse:
    """What each part is for, by hat, and who to ask."""
    hat = frame_of(request).hat
    context = {
        **CONTACT,
        "hat": hat,
        "role": hat.role if hat else "",
        "people": contacts_for(request.actor, hat),
    }
    return render(request, "desk/help.html", context)
