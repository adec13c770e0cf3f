"""A person's page about themself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from accounts.forms import ProfileForm
from accounts.views.access import own


@require_http_methods(["GET", "POST"])
@own
def profile(request: HttpRequest) -> HttpResponse:
    """Name, language and the way to the password."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        person = form.save()
        with override(person.language):
            messages.success(request, _("Saved."))
        return redirect("profile")
    return render(request, "account/profile.html", {"form": form})
