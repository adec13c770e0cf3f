"""The pieces of a paste: what waits, where each can go, and what hinders."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from foundation.numbers import whole_number
from plans.domain.parts import PARTS, TEXTS
from plans.domain.pasting import NOWHERE, OUT, PLACES, UNDER_A_GOAL, fields_of, text_place
from plans.kinds import KINDS
from plans.models import Goal, Piece, Plan
from plans.wording import kind_words
from plans.wording.help import PART_HELP

MOST_PIECES = 300  # waiting in one plan
TEXT = "text."
DESCRIBE = "describe"


def waiting_pieces(plan: Plan) -> list[Piece]:
    """What waits for an answer, in the order of the text."""
    return list(plan.pieces.waiting())


def done_pieces(plan: Plan) -> list[Piece]:
    """What has been taken in or laid aside, the latest first."""
    return list(plan.pieces.filter(done_at__isnull=False).order_by("-done_at", "position"))


def room_for_pieces(plan: Plan) -> int:
    """How many more pieces there is room for."""
    return MOST_PIECES - plan.pieces.waiting().count()


Options = list[tuple[str, str]]


def place_groups() -> list[tuple[str, Options]]:
    """Every place of a plan, part by part: its running texts and its rows."""
    return [(str(PART_HELP[part].title), _places_of(part)) for part in PARTS]


def _places_of(part: str) -> Options:
    texts = [(text_place(name), str(_field(Plan, name).verbose_name)) for name in TEXTS[part]]
    rows = [(kind.name, _("New: %(kind)s") % {"kind": kind_words(kind.name)}) for kind in _kinds(part)]
    more = [(DESCRIBE, _("More about a goal"))] if part == "goals" else []
    return [*rows, *more, *texts]


def _field(model: type[Model], name: str) -> Any:
    return model._meta.get_field(name)


def _kinds(part: str) -> list[Any]:
    return [kind for kind in KINDS.values() if kind.part == part]


def goal_options(plan: Plan, pieces: Iterable[Piece]) -> Options:
    """The goals that a piece can go under: the plan's own, and the pieces that are to become one."""
    own = [(f"g{goal.pk}", _title(goal.title)) for goal in Goal.objects.there().filter(plan=plan)]
    return [*own, *((f"p{piece.pk}", _title(str(piece))) for piece in pieces if piece.place == "goal")]


def _title(text: str) -> str:
    return Truncator(text or _("(no title)")).chars(60)


# ---- what hinders ------------------------------------------------------------------------------


@dataclass
class Checking:
    """The chosen pieces of a plan, with how long the texts become as they are added up."""

    plan: Plan
    chosen: dict[int, Piece]
    goals: dict[int, Goal]
    done_goals: set[int]
    lengths: dict[tuple[str, str], int] = field(default_factory=dict)


def hindrances(plan: Plan, chosen: list[Piece]) -> dict[int, str]:
    """Why each of the chosen pieces cannot be taken in as it stands; empty when all can. Three queries."""
    done = plan.pieces.filter(done_at__isnull=False, goal__removed_at__isnull=True, goal__isnull=False)
    checking = Checking(
        plan,
        {piece.pk: piece for piece in chosen},
        {goal.pk: goal for goal in Goal.objects.there().filter(plan=plan)},
        set(done.values_list("pk", flat=True)),
    )
    found = {piece.pk: _hindrance(checking, piece) for piece in chosen}
    return {pk: reason for pk, reason in found.items() if reason}


def _hindrance(checking: Checking, piece: Piece) -> str:
    if piece.place == OUT:
        return ""
    if piece.place == NOWHERE or piece.place not in PLACES:
        return _("Choose where this goes, or “Leave it out”.")
    if not piece.text.strip():
        return _("There is nothing written here. Choose “Leave it out”.")
    if piece.place in UNDER_A_GOAL:
        reason = _without_goal(checking, piece)
        if reason:
            return reason
    if piece.place.startswith(TEXT):
        return _too_long(checking, piece, Plan, piece.place.removeprefix(TEXT), checking.plan, "")
    if piece.place == DESCRIBE:
        goal = checking.goals.get(int(piece.under[1:])) if piece.under.startswith("g") else None
        return _too_long(checking, piece, Goal, "description", goal, piece.under)
    return _row_refuses(piece)


def _without_goal(checking: Checking, piece: Piece) -> str:
    which, key = piece.under[:1], whole_number(piece.under[1:]) or 0
    if (which == "g" and key in checking.goals) or (which == "p" and key in checking.done_goals):
        return ""
    if which != "p":
        return _("Choose which goal this goes under.")
    goal = checking.chosen.get(key)
    if goal is None or goal.place != "goal":
        return _("The goal that this goes under is not ticked as a goal.")
    return ""


def _too_long(checking: Checking, piece: Piece, model: Any, name: str, holder: Any, under: str) -> str:
    """A text may be added to until it is full."""
    known = _field(model, name)
    standing = len(getattr(holder, name)) if holder is not None else 0
    before = checking.lengths.get((under, name), standing)
    length = before + len(piece.text.strip()) + (2 if before else 0)
    if length > known.max_length:
        words = {"field": known.verbose_name, "limit": known.max_length, "length": length}
        return _("“%(field)s” has room for %(limit)s characters. With this it would have %(length)s.") % words
    checking.lengths[under, name] = length
    return ""


def _row_refuses(piece: Piece) -> str:
    model = KINDS[piece.place].model
    for name, value in fields_of(piece.place, piece.text).items():
        known = _field(model, name)
        try:
            known.clean(value, None)
        except ValidationError as refusal:
            return f"{known.verbose_name}: {' '.join(refusal.messages)}"
    return ""
