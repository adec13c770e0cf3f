"""What the preview of a pasted table needs to know about schools that are there already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from network.domain.table import Column, Table, fold_name, read_table
from network.models import Membership, Network, School


@dataclass(frozen=True)
class Preview:
    """A parsed table and the names of the schools that are members already."""

    table: Table
    left_out: frozenset[str]


def preview_of(network: Network, text: str) -> Preview:
    """The table in the text; schools that are members already are left out of the first ticking."""
    table = read_table(text)
    members = {fold_name(name) for name in _member_names(network)}
    names = (row[Column.NAME] for row in table.rows)
    return Preview(table, frozenset(name for name in names if fold_name(name) in members))


def notes_on_schools(network: Network, rows: Sequence[Mapping[Column, str]]) -> list[str]:
    """For each row what is known of the school already, in a sentence; empty for a new one."""
    members = {fold_name(name) for name in _member_names(network)}
    known = School.objects.filter(municipality=network.municipality_id).values_list("name", flat=True)
    names = {fold_name(name) for name in known}
    return [_note(fold_name(row[Column.NAME]), members, names) for row in rows]


def _note(name: str, members: set[str], known: set[str]) -> str:
    if name in members:
        return _("Is in the network already.")
    return _("Is known from before. What it has written about itself is kept.") if name in known else ""


def _member_names(network: Network) -> list[str]:
    held = Membership.objects.filter(network=network, left_on__isnull=True)
    return list(held.values_list("school__name", flat=True))
