"""What is kept for the archive, byte by byte."""

from typing import Any

from django.db import models

from foundation.writing.models.version import FrozenVersion


class ArchiveCopy(models.Model):
    """The PDF of a published version as it was, its SHA-256, and the metadata an archive asks for."""

    version = models.ForeignKey(FrozenVersion, on_delete=models.PROTECT, related_name="archive_copies")
    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    metadata = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["version", "sha256"], name="archive_copy_once")]

    def __str__(self) -> str:
        return self.filename

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once; raises TypeError on any later change."""
        if not self._state.adding:
            raise TypeError("an archive copy is never changed")
        super().save(*args, **kwargs)
