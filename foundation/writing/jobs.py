"""The writing room's own work by the clock."""

import logging
from datetime import datetime
from functools import partial

from django.apps import apps
from django.db import models, transaction
from django.db.models import FileField, ProtectedError
from django.db.models.fields.files import FieldFile

from foundation.post import due
from foundation.writing.models import Revision, SoftRemoved
from foundation.writing.models.removal import KEPT_FOR

log = logging.getLogger(__name__)


def tidy(now: datetime) -> int:
    """Delete for good what was taken away thirty days ago, and the histories of what is no longer there."""
    return _removed(now) + _histories_left_over()


def _removed(now: datetime) -> int:
    gone = 0
    for model in apps.get_models():
        if issubclass(model, SoftRemoved):
            gone += sum(_delete(row) for row in model._base_manager.filter(removed_at__lt=now - KEPT_FOR))
    return gone


def _delete(row: models.Model) -> int:
    """The row and its files; a row that something else still holds on to stays taken away, and so do its files."""
    files = [getattr(row, field.name) for field in row._meta.concrete_fields if isinstance(field, FileField)]
    try:
        gone = row.delete()[0]
    except ProtectedError:
        log.info("%s %s is held by something else and stays", row._meta.label, row.pk)
        return 0
    for file in filter(None, files):
        transaction.on_commit(partial(_delete_file, file))
    return gone


def _delete_file(file: FieldFile) -> None:
    """Only once the row is surely gone: a row without its file would be worse than a file without its row."""
    file.storage.delete(file.name or "")


def _histories_left_over() -> int:
    gone = 0
    for label in Revision.objects.order_by().values_list("model", flat=True).distinct():
        there = apps.get_model(label)._base_manager.values("pk")
        gone += Revision.objects.filter(model=label).exclude(object_id__in=there).delete()[0]
    return gone


def register() -> None:
    """Enter the jobs of this room."""
    due.register("writing.tidy", tidy, daily=True)
