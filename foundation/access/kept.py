"""What was typed on a form that cannot be taken now: shown again, to be sent once more."""

from django.http import HttpRequest

from foundation.access.way_back import page_before

NEVER_SHOWN = ("password", "code", "csrfmiddlewaretoken")


def typed_on(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields that were sent from a page of ours; empty when nobody wrote anything or a secret is among them.

    A lone value without a space is a button that was pressed, not something written.
    """
    names = {name.lower() for name in request.POST} - {"csrfmiddlewaretoken"}
    if not _is_from_here(request) or any(word in name for name in names for word in NEVER_SHOWN):
        return []
    fields = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    sent = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    values = [value for _name, value in sent if value.strip()]
    return sent if len(values) > 1 or any(" " in value for value in values) else []


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the form stood on a page of ours: nobody else's words are ever offered for sending."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == f"{request.scheme}://{request.get_host()}"
    return bool(page_before(request))
