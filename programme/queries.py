"""Every read of the programme's content, its versions and films."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from foundation.access.actor import Actor
from foundation.numbers import whole_number
from programme.domain.content import Content, Video
from programme.domain.differences import Difference, differences
from programme.models import ContentVersion, Film
from programme.reading import read_json


@lru_cache(maxsize=16)
def _read(body: str) -> Content:
    return read_json(body)


def content_of(version: ContentVersion) -> Content:
    """The content of a version, read once per process."""
    return _read(version.body)


def newest_version() -> ContentVersion | None:
    """The newest published version; None before `manage.py load_programme` has run."""
    return ContentVersion.objects.published().first()


def active_version() -> ContentVersion:
    """The newest published version; raises DoesNotExist before `manage.py load_programme` has run."""
    found = newest_version()
    if found is None:
        raise ContentVersion.DoesNotExist("no programme content yet: run manage.py load_programme")
    return found


def active_content() -> Content:
    """The content of the newest published version: one query."""
    return content_of(active_version())


def version_for(actor: Actor, pk: int) -> ContentVersion | None:
    """A version by its number, for editors and operators."""
    return ContentVersion.objects.select_related("parent").filter(pk=pk).first()


def published_version(number: str) -> ContentVersion | None:
    """A published version by its number as a form sends it."""
    return ContentVersion.objects.published().filter(pk=whole_number(number) or 0).first()


def versions() -> QuerySet[ContentVersion]:
    """Every version without its body, newest first."""
    return ContentVersion.objects.defer("body").select_related("created_by", "published_by")


def differences_from_parent(version: ContentVersion) -> list[Difference]:
    """What a version says differently from the one it was made from; nothing for the first."""
    if version.parent is None:
        return []
    return differences_between(version.parent, version)


def differences_between(old: ContentVersion, new: ContentVersion) -> list[Difference]:
    """What the one says differently from the other."""
    return differences(content_of(old), content_of(new))


def reading_list(content: Content) -> dict[str, Any]:
    """The works before the first session, the topics with their works, and what the sources cite beside them."""
    listed = {key for topic in content.topics for key in topic.literature}
    first = [work for work in content.literature if work.before_session]
    cited = [work for work in content.literature if work.key not in listed and not work.before_session]
    topics = [(topic, content.works(topic.literature)) for topic in content.topics]
    return {"first": first, "topics": topics, "cited": cited}


@dataclass(frozen=True)
class FilmHere:
    """A film of the programme as it can be seen in this installation; `minutes` is the best length known."""

    video: Video
    film: Film | None

    @property
    def key(self) -> str:
        """The film's key in the content."""
        return self.video.key

    @property
    def minutes(self) -> int:
        """Real length in minutes where the installation knows it, else the content's proposal."""
        return (self.film.minutes if self.film else None) or self.video.minutes

    @property
    def address(self) -> str:
        """Where to see it on the net; empty when not set."""
        return self.film.address if self.film else ""

    @property
    def can_be_seen(self) -> bool:
        """Whether there is an address or a file to play."""
        return bool(self.film and self.film.can_be_seen)

    @property
    def media_type(self) -> str:
        """Of the file: WebM by its name, else MP4."""
        name = self.film.file.name if self.film and self.film.file else ""
        return "video/webm" if name.lower().endswith(".webm") else "video/mp4"


def films(content: Content | None = None) -> list[FilmHere]:
    """Every film of the content with what this installation knows of it, in the programme's order."""
    content = content or active_content()
    here = {film.key: film for film in Film.objects.all()}
    return [FilmHere(video, here.get(video.key)) for video in content.videos]


def film_minutes() -> dict[str, int]:
    """Real lengths in minutes by film key, where the installation knows them."""
    return {film.key: film.minutes for film in Film.objects.all() if film.minutes}


def film_for(actor: Actor, key: str) -> FilmHere | None:
    """One film of the active content by its key."""
    return next((film for film in films() if film.key == key), None)
