"""Watching the films, and setting where they are seen."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.access.guard import guard
from programme import actions, queries, rules
from programme.forms import FilmForm
from programme.queries import FilmHere

PIECE = 256 * 1024
PART = re.compile(r"bytes=(\d{1,15})-(\d{0,15})", re.ASCII)


@guard(rule=rules.read_library)
def films(request: HttpRequest) -> HttpResponse:
    """Every film of the programme, with links where they are set."""
    content = queries.active_content()
    return render(request, "programme/films.html", {"content": content, "films": queries.films(content)})


@csp_update({"media-src": [SELF]})
@guard(queries.film_for, rules.watch_film)
def film(request: HttpRequest, film: FilmHere) -> HttpResponse:
    """One film: played here, or the way to where it lies."""
    return render(request, "programme/film.html", {"film": film})


@guard(queries.film_for, rules.watch_film)
def film_file(request: HttpRequest, film: FilmHere) -> HttpResponse | StreamingHttpResponse:
    """The film itself; a player may ask for a part of it."""
    if not (film.film and film.film.file):
        raise Http404
    wanted = PART.fullmatch(request.headers.get("Range", ""))
    size = film.film.file.size
    first, last = _asked_for(wanted, size)
    if first > last:
        answer = FileResponse(film.film.file.open(), content_type=film.media_type)
        answer["Accept-Ranges"] = "bytes"
        return answer
    part = StreamingHttpResponse(
        _piece_by_piece(film.film.file.open(), first, last), status=206, content_type=film.media_type
    )
    part["Content-Range"] = f"bytes {first}-{last}/{size}"
    part["Content-Length"] = str(last - first + 1)
    return part


def _asked_for(wanted: re.Match[str] | None, size: int) -> tuple[int, int]:
    """The first and the last byte; nothing that can be given is (0, -1)."""
    if not wanted or int(wanted[1]) >= size:
        return 0, -1
    return int(wanted[1]), min(int(wanted[2] or size - 1), size - 1)


def _piece_by_piece(file: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


@guard(queries.film_for, rules.watch_film)
def captions_file(request: HttpRequest, film: FilmHere) -> FileResponse:
    """The captions as WebVTT."""
    if not (film.film and film.film.captions_file):
        raise Http404
    return FileResponse(film.film.captions_file.open(), content_type="text/vtt; charset=utf-8")


@require_http_methods(["GET", "POST"])
@guard(queries.film_for, rules.set_film)
def set_film(request: HttpRequest, film: FilmHere) -> HttpResponse:
    """Where the film is seen, its captions and real length."""
    form = FilmForm(request.POST or None, request.FILES or None, instance=film.film)
    if request.method == "POST" and form.is_valid():
        actions.set_film(key=film.key, by=request.user, **form.cleaned_data)
        messages.success(request, _("The film is saved."))
        return redirect("programme:content")
    status = 422 if form.errors else 200
    return render(request, "programme/film_form.html", {"film": film, "form": form}, status=status)
