"""A person's page about themself: name, language, the way to the password."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from desk import actions
from desk.forms import ProfileForm
from desk.rules import own_desk
from foundation.access.guard import guard


@require_http_methods(["GET", "POST"])
@guard(rule=own_desk)
def page(request: HttpRequest) -> HttpResponse:
    """Name, language and the way to the password."""
    person = request.user
    form = ProfileForm(request.POST or None, initial={"name": person.name, "language": person.language})
    if form.is_valid():
        person = actions.save_profile(person=person, by=person, **form.cleaned_data)
        with override(person.language):
            messages.success(request, _("Saved."))
        return redirect("desk:profile")
    return render(request, "desk/profile.html", {"form": form}, status=422 if form.errors else 200)
