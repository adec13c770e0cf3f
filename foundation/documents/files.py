"""Where a document's style sheet, fonts and pictures come from: our own static files, nothing else."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from weasyprint.urls import URLFetcher, URLFetcherResponse

BASE = "file:///static/"
"""The address that documents believe they stand at; it is never opened as a file."""


def static_file(name: str) -> Path | None:
    """The file behind a static name («css/print.css»), hashed or not; None when there is none."""
    found = finders.find(name)
    if found:
        return Path(found)
    return Path(staticfiles_storage.path(name)) if staticfiles_storage.exists(name) else None


class OwnFilesOnly(URLFetcher):
    """Answers `data:` and our static files; every other address is refused."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file, or ValueError: the document is then drawn without it."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(BASE):
            raise ValueError(f"a document may not fetch {url}")
        path = static_file(unquote(urlsplit(url).path).removeprefix("/static/"))
        if path is None:
            raise ValueError(f"no such static file: {url}")
        return URLFetcherResponse(url, path.read_bytes())
