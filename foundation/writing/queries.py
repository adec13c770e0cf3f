"""Reads of the writing room."""

from dataclasses import dataclass
from typing import Any

from foundation.access.actor import Actor
from foundation.writing import frozen, registry
from foundation.writing.models import ArchiveCopy, FrozenPart, FrozenVersion, Revision


@dataclass(frozen=True)
class Target:
    """One field of one object that the actor may see."""

    writable: registry.Writable
    obj: Any
    field: str

    @property
    def label(self) -> str:
        """The field's name as its form shows it."""
        return str(self.obj._meta.get_field(self.field).verbose_name)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return str(getattr(self.obj, self.field))


def target_for(actor: Actor, kind: str, pk: int, field: str) -> Target | None:
    """The field, if its kind is written in and its app shows the actor the object."""
    writable = registry.find(kind)
    if writable is None or field not in writable.fields:
        return None
    obj = writable.load(actor, pk)
    return None if obj is None else Target(writable, obj, field)


def revisions(kind: str, object_id: int, field: str) -> list[Revision]:
    """The history of a field, newest first, with their writers."""
    return list(Revision.objects.of(kind, object_id, field).select_related("by"))


def versions(kind: str, object_id: int) -> list[FrozenVersion]:
    """The frozen versions of an object, newest first."""
    return list(FrozenVersion.objects.filter(kind=kind, object_id=object_id).order_by("-number"))


def latest_version(kind: str, object_id: int) -> FrozenVersion | None:
    """The newest frozen version of an object."""
    return FrozenVersion.objects.filter(kind=kind, object_id=object_id).order_by("-number").first()


def read(version: FrozenVersion) -> frozen.Frozen:
    """What the version holds, brought up to the newest schema of its kind; one query."""
    return read_many([version])[0]


def read_many(held: list[FrozenVersion]) -> list[frozen.Frozen]:
    """What the versions hold, in the same order; one query for all of them."""
    digests = {digest for version in held for _name, digest in version.parts}
    stored = FrozenPart.objects.in_bulk(list(digests))
    return [
        frozen.opened(
            kind=version.kind,
            schema=version.schema,
            language=version.language,
            parts={name: stored[digest].content for name, digest in version.parts},
        )
        for version in held
    ]


def archive_copies(version: FrozenVersion) -> list[ArchiveCopy]:
    """The copies kept of a version, newest first, without their bytes."""
    return list(version.archive_copies.defer("content"))
