"""Every write of content versions and films."""

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from foundation.audit.actions import record
from programme.domain.content import Content
from programme.models import ContentVersion, Film
from programme.models.versions import Origin, State
from programme.reading import CONTENT_FILE, body_of, digests_of, read_file


@transaction.atomic
def load_file(*, path: Path = CONTENT_FILE, by: Person | None = None) -> tuple[ContentVersion, bool]:
    """Take a content file in; the same content twice is one version. Says whether it was new.

    The first version is published at once; a later one arrives as a draft, never active by itself.
    """
    content = read_file(path)
    known = ContentVersion.objects.filter(digest=digests_of(content)["digest"]).first()
    if known:
        return known, False
    newest = ContentVersion.objects.published().first()
    version = _create(content=content, origin=Origin.FILE, parent=newest, by=by)
    if newest is None:
        _publish(version, by)
    record(by=by, action="programme.loaded", obj=version, detail={"digest": version.digest})
    return version, True


def _create(
    *, content: Content, origin: Origin, parent: ContentVersion | None, by: Person | None
) -> ContentVersion:
    return ContentVersion.objects.create(
        origin=origin, parent=parent, body=body_of(content), created_by=by, **digests_of(content)
    )


def _publish(version: ContentVersion, by: Person | None) -> None:
    version.state = State.PUBLISHED
    version.published_at = timezone.now()
    version.published_by = by
    version.save(update_fields=["state", "published_at", "published_by"])


@transaction.atomic
def publish_version(*, version: ContentVersion, by: Person) -> ContentVersion:
    """Make a draft the newest published version; pressing twice changes nothing."""
    version = ContentVersion.objects.select_for_update().get(pk=version.pk)
    if version.is_draft:
        _publish(version, by)
        record(by=by, action="programme.published", obj=version)
    return version


@transaction.atomic
def set_film(*, key: str, by: Person, **facts: object) -> Film:
    """Keep where a film is seen and how long it is (address, captions_address, minutes, files)."""
    film, _new = Film.objects.select_for_update().get_or_create(key=key)
    for name, value in facts.items():
        setattr(film, name, value)
    film.save()
    record(by=by, action="programme.film_set", obj=film, detail={"key": key})
    return film
