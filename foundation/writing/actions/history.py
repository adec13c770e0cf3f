"""Keeping the history of one field."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from accounts.models import Person
from foundation.writing.models import Revision
from foundation.writing.models.revision import RevisionQuerySet
from foundation.writing.texts import base_of

MUCH_LOST = 0.5  # a text cut to less than half its length starts a revision of its own
WORTH_KEEPING = 40  # characters


@dataclass(frozen=True)
class History:
    """The revisions of one field; its methods belong inside the saving's transaction."""

    kind: str
    row: models.Model
    field: str

    @property
    def rows(self) -> RevisionQuerySet:
        """Newest first, with their writers."""
        return Revision.objects.of(self.kind, self.row.pk, self.field).select_related("by")

    def standing(self, digest: str) -> Revision | None:
        """The newest text that was the field's own with this digest."""
        return self.rows.filter(stands=True, digest=digest).first()

    def with_digest(self, digest: str) -> Revision | None:
        """The newest text with this digest, set aside or not."""
        return self.rows.filter(digest=digest).first()

    def keep(self, before: str, text: str, by: Person, now: datetime, *, join: bool = True) -> None:
        """Enter the text that the field now gets, and first the one it had where that is not entered yet."""
        last = self.begin(before, now)
        if last and join and last.goes_on(by.pk, now, stands=True) and not _loses_much(before, text):
            _go_on(last, text, now)
        else:
            self._add(text, by, now, stands=True)
        self.rows.filter(stands=False, by=by, digest=base_of(text)).delete()

    def begin(self, stands: str, now: datetime) -> Revision | None:
        """The newest text that was the field's own: what stands is entered where it is not yet."""
        last = self.rows.filter(stands=True).first()
        if stands and (last is None or last.digest != base_of(stands)):
            last = self._add(stands, None, now, stands=True)
        return last

    def set_aside(self, text: str, by: Person, now: datetime, *, join: bool = True) -> None:
        """Enter a text that met somebody else's, so that neither is lost."""
        mine = self.rows.filter(stands=False, by=by).first()
        if mine and mine.value == text:
            return
        if mine and join and mine.goes_on(by.pk, now, stands=False) and not _loses_much(mine.value, text):
            _go_on(mine, text, now)
        else:
            self._add(text, by, now, stands=False)

    def _add(self, text: str, by: Person | None, now: datetime, *, stands: bool) -> Revision:
        newest = self.rows.first()
        return Revision.objects.create(
            kind=self.kind,
            model=self.row._meta.label_lower,
            object_id=self.row.pk,
            field=self.field,
            number=newest.number + 1 if newest else 1,
            value=text,
            digest=base_of(text),
            stands=stands,
            by=by,
            first_saved=now,
            last_saved=now,
        )


def _loses_much(before: str, text: str) -> bool:
    return len(before) > WORTH_KEEPING and len(text) < MUCH_LOST * len(before)


def _go_on(revision: Revision, text: str, now: datetime) -> None:
    revision.value, revision.digest, revision.last_saved = text, base_of(text), now
    revision.save(update_fields=["value", "digest", "last_saved"])
