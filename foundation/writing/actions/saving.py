"""Saving a text against the one it was written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record_daily
from foundation.writing import registry
from foundation.writing.actions.history import History
from foundation.writing.merge import Region, joined, merge_paragraphs
from foundation.writing.models import Revision
from foundation.writing.texts import base_of

ACTION = "writing.saved"


@dataclass(frozen=True)
class Saved:
    """The text stands; `base` is what the next saving starts from."""

    field: str
    value: str
    base: str
    at: datetime


@dataclass(frozen=True)
class Clash:
    """Somebody else's text stands in the field; mine lies in the history. `base` belongs to theirs."""

    field: str
    mine: str
    theirs: str
    started_from: str
    their_name: str
    their_at: datetime | None
    base: str
    at: datetime

    @property
    def regions(self) -> list[Region]:
        """Both texts by paragraph."""
        return merge_paragraphs(self.started_from, self.mine, self.theirs)

    @property
    def together(self) -> str:
        """Both texts in one, to go on from."""
        return joined(self.regions)

    @property
    def their_first_name(self) -> str:
        """For the button that takes their text."""
        return self.their_name.split(" ")[0] if self.their_name else ""


@dataclass(frozen=True)
class Outcome:
    """What came of saving several fields of one object."""

    saved: tuple[Saved, ...]
    clashes: tuple[Clash, ...]

    def __bool__(self) -> bool:
        return not self.clashes


@transaction.atomic
def save_text(
    *, kind: str, obj: models.Model, field: str, value: str, base: str | None, by: Person
) -> Saved | Clash:
    """Save one field, if it still holds the text that was started from (`base`); else set mine aside.

    Without a base the text is taken to start from what stands.
    Raises ValidationError when the text cannot be kept, Refused when the object takes no more changes.
    """
    writable = registry.writable(kind)
    row = _locked(obj, writable, field)
    text, current = row._meta.get_field(field).clean(value, row), getattr(row, field)
    now = timezone.now()
    history = History(kind, row, field)
    if text != current and base is not None and base != base_of(current):
        history.set_aside(text, by, now)
        return _clash(history, text, current, base, by, now)
    if text != current:
        history.keep(current, text, by, now)
        _write(writable, row, field, text, by)
    setattr(obj, field, text)
    return Saved(field, text, base_of(text), now)


def save_texts(
    *, kind: str, obj: models.Model, texts: Mapping[str, str], bases: Mapping[str, str], by: Person
) -> Outcome:
    """Save several fields of one object; a field without a base is taken to start from what stands.

    Raises ValidationError or Refused, and then nothing is saved.
    """
    with transaction.atomic():
        results = [
            save_text(kind=kind, obj=obj, field=field, value=text, base=bases.get(field), by=by)
            for field, text in texts.items()
        ]
    return Outcome(
        saved=tuple(result for result in results if isinstance(result, Saved)),
        clashes=tuple(result for result in results if isinstance(result, Clash)),
    )


@transaction.atomic
def restore(*, kind: str, obj: models.Model, field: str, revision: Revision, by: Person) -> Saved:
    """Put an earlier text back as a new one; what stands now stays in the history."""
    writable = registry.writable(kind)
    row = _locked(obj, writable, field)
    now = timezone.now()
    if revision.value != getattr(row, field):
        text = row._meta.get_field(field).clean(revision.value, row)
        History(kind, row, field).keep(getattr(row, field), text, by, now, join=False)
        _write(writable, row, field, text, by)
    setattr(obj, field, getattr(row, field))
    return Saved(field, getattr(row, field), base_of(getattr(row, field)), now)


def _locked(obj: models.Model, writable: registry.Writable, field: str) -> Any:
    if field not in writable.fields:
        raise ValueError(f"{writable.kind}.{field} is not written in")
    row = type(obj)._base_manager.select_for_update().get(pk=obj.pk)
    verdict = writable.is_open(row)
    if not verdict:
        raise Refused(verdict.reason)
    return row


def _write(writable: registry.Writable, row: Any, field: str, text: str, by: Person) -> None:
    setattr(row, field, text)
    row.save(update_fields=[field, *writable.stamps])
    record_daily(by=by, action=ACTION, obj=row, network=writable.network(row))


def _clash(history: History, text: str, current: str, base: str, by: Person, now: datetime) -> Clash:
    theirs, start = history.standing(base_of(current)), history.with_digest(base)
    other = theirs.by if theirs and theirs.by != by else None  # one's own other window needs no name
    return Clash(
        field=history.field,
        mine=text,
        theirs=current,
        started_from=start.value if start else "",
        their_name=other.name if other else "",
        their_at=theirs.last_saved if theirs else None,
        base=base_of(current),
        at=now,
    )
