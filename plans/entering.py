"""Which texts of the plan save themselves, and how its frozen versions are read."""

from functools import partial
from typing import Any

from django.urls import reverse

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from foundation.writing.frozen import register_schema
from foundation.writing.registry import Writable, register
from plans import queries, rules
from plans.domain.frozen import SCHEMA, UPGRADES
from plans.domain.parts import ALL_TEXTS, PARTS
from plans.kinds import KINDS, Kind, address_of, value_of
from plans.models import Piece, Plan
from plans.models.plans import Part
from plans.queries.plans import piece_for
from plans.queries.programme import words_of
from plans.queries.versions import HANDED_OUT, KIND
from plans.rules import DONE, REMOVED
from plans.wording import who_sees_draft


def enter() -> None:
    """Enter every kind of row, the plan's own texts, and the schema of its versions."""
    register(
        Writable(
            kind="plans.plan",
            load=queries.plan_for,
            may=rules.edit_plan,
            fields=ALL_TEXTS,
            who_sees=who_sees_draft,
            network=_network,
            address=_address,
        )
    )
    for kind in KINDS.values():
        register(_writable(kind))
    register(
        Writable(
            kind="plans.piece",
            load=piece_for,
            may=rules.edit_part,
            fields=("text",),
            is_open=_waits,
            who_sees=_who_sees,
            network=_network,
            address=_pieces_address,
        )
    )
    for name in (KIND, HANDED_OUT):
        register_schema(name, newest=SCHEMA, upgrades=UPGRADES)


def _writable(kind: Kind) -> Writable:
    return Writable(
        kind=kind.writing,
        load=partial(_load, kind.name),
        may=rules.edit_part,
        fields=kind.texts,
        plain=kind.plain,
        words=_words,
        is_open=_is_there,
        who_sees=_who_sees,
        network=_network,
        address=_address,
    )


def _load(name: str, actor: Actor, pk: int) -> Part | None:
    return queries.row_for(actor, name, pk)


def _words(row: Part, field: str) -> str:
    return words_of(row, field, value_of(row, field))


def _is_there(row: Part) -> Verdict:
    return yes() if row.removed_at is None else no(REMOVED)


def _waits(piece: Piece) -> Verdict:
    return yes() if piece.done_at is None else no(DONE)


def _pieces_address(piece: Piece) -> str:
    return f"{reverse('plans:pieces', args=[piece.plan_id])}#piece-{piece.pk}"


def _who_sees(row: Part | Piece) -> str:
    return who_sees_draft(row.plan)


def _network(row: Any) -> int:
    plan: Plan = row if isinstance(row, Plan) else row.plan
    return plan.network_id


def _address(row: Any) -> str:
    if isinstance(row, Plan):
        return reverse("plans:part", args=[row.pk, PARTS[0]])
    return address_of(row)
