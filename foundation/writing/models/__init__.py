from foundation.writing.models.archive import ArchiveCopy
from foundation.writing.models.removal import SoftRemoved, SoftRemovedQuerySet
from foundation.writing.models.revision import Revision
from foundation.writing.models.version import FrozenPart, FrozenVersion

__all__ = [
    "ArchiveCopy",
    "FrozenPart",
    "FrozenVersion",
    "Revision",
    "SoftRemoved",
    "SoftRemovedQuerySet",
]
