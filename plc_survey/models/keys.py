"""A key that tells nothing: neither by its size nor by where the database puts the row."""

import secrets
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def random_key() -> int:
    """63 random bits."""
    return secrets.randbits(63)


class RandomKeyField(models.BigIntegerField):
    """A random primary key. In SQLite its type must be «integer»: only then it *is* the row's rowid.

    With any other type SQLite would count a hidden rowid up from 1, and that would tell the order of the sheets.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "primary_key": True, "default": random_key, "editable": False})

    def deconstruct(self) -> Any:
        """Without what is always so."""
        name, path, args, kwargs = super().deconstruct()
        return (
            name,
            path,
            args,
            {k: v for k, v in kwargs.items() if k not in {"primary_key", "default", "editable"}},
        )

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """«integer» in SQLite, bigint elsewhere."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)
