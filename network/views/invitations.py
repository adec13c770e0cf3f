"""The page behind a mailed link; only its button changes anything."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.invited import enter, enter_by_code
from foundation.access.guard import public
from foundation.access.verdict import Refused
from network import actions, forms, queries
from network.domain.invitation import State
from network.models import Invitation

STATUS = {State.OPEN: 200, State.ACCEPTED: 410, State.WITHDRAWN: 410, State.EXPIRED: 410, State.PREPARED: 404}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what, and a button; every other state has its own words and a way on."""
    found = queries.invitation_by_token(token)
    with translation.override(_language(request, found)):
        if found is None or found.state is not State.OPEN:
            response = _closed(request, found)
        elif request.method == "POST":
            response = _answer(request, found)
        else:
            response = _page(request, found, _password_form(None, found))
        # Not no-referrer: browsers then post with «Origin: null», which the form protection refuses.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Content-Language"] = translation.get_language()
        return response


def _language(request: HttpRequest, found: Invitation | None) -> str:
    """What the person has chosen here, else the invitation's."""
    chosen = request.user.is_authenticated or settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    return request.LANGUAGE_CODE if chosen or found is None else found.language


def _closed(request: HttpRequest, found: Invitation | None) -> HttpResponse:
    state = found.state if found else State.PREPARED
    context = {"invitation": found, "state": state}
    return render(request, "network/invitation_closed.html", context, status=STATUS[state])


def _password_form(data: object, found: Invitation) -> forms.AcceptForm:
    return forms.AcceptForm(data, email=found.email, person_name=found.name)


def _page(request: HttpRequest, found: Invitation, form: forms.AcceptForm) -> HttpResponse:
    signed_in = request.user if request.user.is_authenticated else None
    asked = queries.invitations_of_mailbox(found.email)
    context = {
        "invitation": found,
        "invitations": asked,
        "giving_way": queries.giving_way(asked),
        "form": form,
        "is_known": queries.is_known(found.email),
        "is_mine": bool(signed_in and signed_in.email == found.email),
        "is_anothers": bool(signed_in and signed_in.email != found.email),
    }
    return render(request, "network/invitation.html", context, status=422 if form.errors else 200)


def _answered_meanwhile(request: HttpRequest, found: Invitation) -> HttpResponse:
    """The other press of a double click has said yes: on, as that one goes. Withdrawn or run out: its closed page."""
    found.refresh_from_db()
    if found.accepted_by is None:
        return _closed(request, found)
    if request.user.is_authenticated:
        return redirect("/")
    return enter_by_code(request, found.accepted_by)


def _answer(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Yes: with the account one is signed in to, with a code, or with a password for a new account."""
    if request.user.is_authenticated and request.user.email != found.email:
        return _page(request, found, _password_form(None, found))
    wants_password = request.POST.get("way") == "password" and not queries.is_known(found.email)
    form = _password_form(request.POST if wants_password else None, found)
    if wants_password and not form.is_valid():
        return _page(request, found, form)
    try:
        accepted = actions.accept_invitations(
            email=found.email,
            name=found.name,
            language=translation.get_language(),
            password=form.cleaned_data["password"] if wants_password else None,
            by=request.user if request.user.is_authenticated else None,
        )
    except Refused:
        return _answered_meanwhile(request, found)
    if request.user.is_authenticated:
        return redirect("/")
    if accepted.is_new and wants_password:
        return enter(request, accepted.person, to="/")
    return enter_by_code(request, accepted.person)
