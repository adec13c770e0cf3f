"""How the views of this lowest floor say who opens them (the guard lives a floor above)."""

from collections.abc import Callable

from django.http import HttpResponse

View = Callable[..., HttpResponse]


def own(view: View) -> View:
    """A page about the signed-in person alone: sign-in is the only condition."""
    view.guarded_by = (None, None)  # type: ignore[attr-defined]
    return view
