"""The library: what everyone who is signed in reads about the programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation.access.actor import Actor
from foundation.access.guard import guard
from programme import queries, rules
from programme.domain.content import Background, SessionTemplate


@guard(rule=rules.read_library)
def library(request: HttpRequest) -> HttpResponse:
    """The programme at a glance."""
    content = queries.active_content()
    return render(request, "programme/library.html", {"content": content, "films": queries.films(content)})


def session_template(actor: Actor, kind: str) -> SessionTemplate | None:
    """The programme's template of a kind of session."""
    found = [template for template in queries.active_content().sessions if template.kind == kind]
    return found[0] if found and actor.person is not None else None


@guard(session_template)
def session(request: HttpRequest, template: SessionTemplate) -> HttpResponse:
    """What a session of one kind is about."""
    content = queries.active_content()
    films = [film for film in queries.films(content) if film.key in template.videos]
    works = [work for work in content.literature if work.before_session == template.kind]
    context = {"content": content, "template": template, "films": films, "works": works}
    return render(request, "programme/session.html", context)


@guard(rule=rules.read_library)
def reading(request: HttpRequest) -> HttpResponse:
    """The reading list: topics with questions and works."""
    content = queries.active_content()
    return render(request, "programme/reading.html", queries.reading_list(content))


@guard(rule=rules.read_library)
def exercises(request: HttpRequest) -> HttpResponse:
    """Reflection exercises."""
    return render(request, "programme/exercises.html", {"exercises": queries.active_content().exercises})


def background_page(actor: Actor, key: str) -> Background | None:
    """A page of background by its key."""
    found = [page for page in queries.active_content().background if page.key == key]
    return found[0] if found and actor.person is not None else None


@guard(background_page)
def background(request: HttpRequest, page: Background) -> HttpResponse:
    """The theory in the programme's own words, with its sources."""
    content = queries.active_content()
    context = {"content": content, "page": page, "works": content.works(page.sources)}
    return render(request, "programme/background.html", context)
