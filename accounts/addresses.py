"""Addresses that a form or a link carries along, as anybody may have typed them."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def address_of_ours(request: HttpRequest, wanted: str) -> str:
    """The address to go on to, when it is a path of this very site; else empty."""
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else ""
