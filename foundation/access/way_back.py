"""Where a request came from, when that was one of our own pages."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def page_before(request: HttpRequest) -> str:
    """The address of the page that the link or form stood on; empty when it is unknown, foreign or this very one."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host():
        return ""
    address = came_from.path + (f"?{came_from.query}" if came_from.query else "")
    is_same_page = request.method in ("GET", "HEAD") and address == request.get_full_path()
    return "" if is_same_page else address
