"""The only way of a view to its object: load what the actor may see, ask the rule, then the view."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from foundation.access.actor import Actor
from foundation.access.verdict import Refused, Verdict
from foundation.access.views import refused, said_no

View = Callable[..., HttpResponse]
Load = Callable[..., Any]
Rule = Callable[..., Verdict]


def guard(load: Load | None = None, rule: Rule | None = None) -> Callable[[View], View]:
    """Guard a view: `load(actor, **url_kwargs)` (None is a 404), then `rule(actor, object)` (no is a 403).

    With `load` the view gets `(request, object)`, without it `(request)`; a Refused becomes a 409 page.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            found = _load(load, request.actor, kwargs)
            verdict = _ask(rule, request.actor, found)
            if not verdict:
                return said_no(request, verdict.reason)
            try:
                return view(request, *found)
            except Refused as refusal:
                return refused(request, refusal.reason)

        guarded.guarded_by = (load, rule)  # type: ignore[attr-defined]
        return guarded

    return decorate


def _load(load: Load | None, actor: Actor, kwargs: dict[str, Any]) -> tuple[Any, ...]:
    if load is None:
        return ()
    found = load(actor, **kwargs)
    if found is None:
        raise Http404
    return (found,)


def _ask(rule: Rule | None, actor: Actor, found: tuple[Any, ...]) -> Verdict:
    return rule(actor, *found) if rule else Verdict(True)


def public(view: View) -> View:
    """A route that needs no sign-in; it must stand in tests/access/public_views.txt."""
    view.is_public = True  # type: ignore[attr-defined]
    return login_not_required(view)
