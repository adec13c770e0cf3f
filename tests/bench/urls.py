"""The program's addresses and the floor: full middleware, one indexed query, a page of about ten kilobytes."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.html import format_html_join

from accounts.models import Person
from config.urls import handler403, handler404, handler500
from config.urls import urlpatterns as ours

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


def floor(request: HttpRequest) -> HttpResponse:
    """As little as a page can do here: the signed-in person and a list."""
    person = Person.objects.get(pk=request.user.pk)
    rows = format_html_join(
        "", "<li>{} – {}, {}</li>\n", ((person.name, n, person.email) for n in range(200))
    )
    return HttpResponse(f"<!doctype html><html lang=en><title>Floor</title><ul>{rows}</ul></html>")


urlpatterns = [*ours, path("bench/floor/", floor, name="bench-floor")]
