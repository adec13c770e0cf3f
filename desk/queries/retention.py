"""The retention file, read once."""

import tomllib
from functools import cache
from pathlib import Path

from desk.domain.retention import Do, Table, read_tables

FILE = Path(__file__).resolve().parent.parent / "retention.toml"


@cache
def tables() -> dict[str, Table]:
    """Every table of desk/retention.toml, by the model's label."""
    return read_tables(tomllib.loads(FILE.read_text()))


def account_days() -> int:
    """How long an account is kept after the last role ended, in days."""
    return next(t.after.days for t in tables().values() if t.after and t.after.do is Do.ERASE)


def days_of(label: str) -> int:
    """How long rows of the model are kept, in days."""
    after = tables()[label].after
    return after.days if after else 0
