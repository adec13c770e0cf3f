"""Signing in as one of the demonstration's people; its address exists only in a demonstration."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts import demo
from accounts.models import Person
from accounts.views.language import way_back


@require_POST
@login_not_required
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """Sign in as that person, when the demonstration made them; 404 for anybody else."""
    email = request.POST.get("email", "")
    if email not in {account["email"] for account in demo.accounts()}:
        raise Http404
    person = get_object_or_404(Person, email=email, is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(way_back(request))
