"""Reads of the writing room."""

from dataclasses import dataclass
from typing import Any

from foundation.access.actor import Actor
from foundation.writing import frozen, registry
from foundation.writing.merge import Chunk, compare
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
    def title(self) -> str:
        """The name of the thing that the field belongs to."""
        return str(self.writable.title(self.obj))

    @property
    def address(self) -> str:
        """The page where the field is written."""
        return self.writable.address(self.obj)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.writable.words(self.obj, self.field)

    @property
    def is_text(self) -> bool:
        """Whether it is written in here; a figure or a choice only has its history here."""
        return self.field in self.writable.fields


def target_for(actor: Actor, kind: str, pk: int, field: str) -> Target | None:
    """The field, if its kind is written in and its app shows the actor the object."""
    target = history_for(actor, kind, pk, field)
    return target if target and target.is_text else None


def history_for(actor: Actor, kind: str, pk: int, field: str) -> Target | None:
    """The same, also for a figure or a choice, of which only the history lies here."""
    writable = registry.find(kind)
    if writable is None or field not in (*writable.fields, *writable.plain):
        return None
    obj = writable.load(actor, pk)
    return None if obj is None else Target(writable, obj, field)


def target_of(kind: str, obj: Any, field: str) -> Target:
    """The field of an object that the caller's own guard has let through."""
    return Target(registry.writable(kind), obj, field)


@dataclass(frozen=True)
class Step:
    """A revision and the words that differ from the one before it; `is_now` when it is what stands."""

    revision: Revision
    chunks: list[Chunk]
    is_now: bool


def steps(target: Target, *, before: int | None, limit: int) -> list[Step]:
    """The newest revisions (older than number `before`), each compared with the text that stood before it."""
    held = Revision.objects.of(target.writable.kind, target.obj.pk, target.field).select_related("by")
    if before is not None:
        held = held.filter(number__lt=before)
    rows = list(held[: limit + 1])
    return [_step(row, rows[place + 1 :], target.value) for place, row in enumerate(rows[:limit])]


def _step(revision: Revision, older: list[Revision], value: str) -> Step:
    previous = next((row.value for row in older if row.stands), "")
    return Step(revision, compare(previous, revision.value), revision.stands and revision.value == value)


def revision(target: Target, number: int) -> Revision | None:
    """One revision of the field."""
    return (
        Revision.objects.of(target.writable.kind, target.obj.pk, target.field).filter(number=number).first()
    )


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
