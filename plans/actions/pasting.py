"""Taking pasted text into a plan, piece by piece, as the school confirms it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record, record_daily
from foundation.writing.actions import save_text
from plans.actions.rows import add_row
from plans.domain.pasting import NOWHERE, OUT, UNDER_A_GOAL, Proposal, fields_of
from plans.models import Goal, Piece, Plan
from plans.queries.pasting import DESCRIBE, MOST_PIECES, TEXT, hindrances

SORTED = "plans.pieces_sorted"


@dataclass(frozen=True)
class Choice:
    """What the school says of one piece."""

    place: str
    under: str
    chosen: bool


@transaction.atomic
def paste(*, plan: Plan, proposals: Sequence[Proposal], by: Person) -> list[Piece]:
    """Lay the proposals of a paste beside the plan, after what waits there already; nothing of the plan changes."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.pieces.waiting().count() + len(proposals) > MOST_PIECES:
        raise Refused(_("Too much is waiting already. Take that in first, or throw it away."))
    last = plan.pieces.aggregate(last=Max("position"))["last"] or 0
    pieces = Piece.objects.bulk_create(
        _piece(plan, each, last + at, by) for at, each in enumerate(proposals, 1)
    )
    only = list(Goal.objects.there().filter(plan=plan)[:2])
    for piece, proposal in zip(pieces, proposals, strict=True):
        if proposal.under is not None:
            piece.under = f"p{pieces[proposal.under].pk}"
        elif proposal.place in UNDER_A_GOAL and len(only) == 1:
            piece.under = f"g{only[0].pk}"
    Piece.objects.bulk_update(pieces, ["under"])
    record(by=by, action="plans.pasted", obj=plan, network=plan.network_id, detail={"pieces": len(pieces)})
    return pieces


def _piece(plan: Plan, each: Proposal, position: int, by: Person) -> Piece:
    return Piece(
        plan=plan,
        position=position,
        text=each.text,
        is_heading=each.is_heading,
        place=each.place,
        pasted_by=by,
    )


@transaction.atomic
def sort_pieces(*, plan: Plan, choices: Mapping[int, Choice], by: Person) -> None:
    """Keep where the pieces are to go and which are ticked; done ones are not touched."""
    held = {piece.pk: piece for piece in plan.pieces.waiting().select_for_update()}
    changed = []
    for pk, choice in choices.items():
        piece = held.get(pk)
        if piece and Choice(piece.place, piece.under, piece.chosen) != choice:
            piece.place, piece.under, piece.chosen = choice.place, choice.under, choice.chosen
            changed.append(piece)
    if changed:
        Piece.objects.bulk_update(changed, ["place", "under", "chosen"])
        record_daily(by=by, action=SORTED, obj=plan, network=plan.network_id)


@transaction.atomic
def spread(*, heading: Piece, place: str, under: str, by: Person) -> None:
    """Give everything below a heading the heading's place, and the heading itself where it is a line of text."""
    below = _below(heading)
    if place.startswith(TEXT) or place in (OUT, NOWHERE):
        below.append(heading)
    else:
        sort_pieces(plan=heading.plan, choices={heading.pk: Choice(OUT, "", heading.chosen)}, by=by)
    choices = {piece.pk: Choice(place, under, piece.chosen) for piece in below}
    sort_pieces(plan=heading.plan, choices=choices, by=by)


@transaction.atomic
def tick_below(*, heading: Piece, by: Person) -> None:
    """Tick the heading and everything below it that has a place."""
    pieces = [piece for piece in (heading, *_below(heading)) if piece.place != NOWHERE]
    choices = {piece.pk: Choice(piece.place, piece.under, True) for piece in pieces}
    sort_pieces(plan=heading.plan, choices=choices, by=by)


def _below(heading: Piece) -> list[Piece]:
    """The waiting pieces after a heading, as far as the next one."""
    found = []
    for piece in heading.plan.pieces.waiting().filter(position__gt=heading.position):
        if piece.is_heading:
            break
        found.append(piece)
    return found


@transaction.atomic
def lay_aside(*, plan: Plan, by: Person) -> int:
    """Lay everything that waits aside; it can be brought back."""
    number = plan.pieces.waiting().update(done_at=timezone.now(), chosen=False)
    if number:
        record(
            by=by, action="plans.pieces_aside", obj=plan, network=plan.network_id, detail={"pieces": number}
        )
    return number


@transaction.atomic
def bring_piece_back(*, piece: Piece, by: Person) -> None:
    """Let a done piece wait again; what it became in the plan stays there."""
    if Piece.objects.filter(pk=piece.pk, done_at__isnull=False).update(done_at=None, chosen=False):
        record_daily(by=by, action=SORTED, obj=piece.plan, network=piece.plan.network_id)


# ---- into the plan -----------------------------------------------------------------------------


@dataclass
class _Taking:
    """What has come of the pieces so far, while they are taken in one by one."""

    plan: Plan
    by: Person
    goals: dict[str, Goal]
    strategies: dict[int, Any] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    described: dict[int, list[str]] = field(default_factory=dict)


@transaction.atomic
def take_in(*, plan: Plan, by: Person) -> int:
    """Write every ticked piece into the plan, each where it was said to go, after what stands there.

    Refused, nothing is written. Pressed twice, everything is written once. Returns how many were taken.
    """
    row = Plan.objects.select_for_update().select_related("school", "network").get(pk=plan.pk)
    pieces = list(row.pieces.waiting().filter(chosen=True).select_for_update())
    hindered = hindrances(row, pieces)
    if hindered:
        raise Refused(next(iter(hindered.values())))
    taking = _Taking(row, by, _goals(row))
    for piece in sorted(pieces, key=lambda piece: piece.position):
        _take(taking, piece)
    _write_texts(taking)
    done = [*(piece.pk for piece in pieces), *_left_alone(row, pieces)]
    Piece.objects.filter(pk__in=done).update(done_at=timezone.now(), chosen=False)
    if pieces:
        detail = {"pieces": len(pieces)}
        record(by=by, action="plans.pieces_taken", obj=row, network=row.network_id, detail=detail)
    return len([piece for piece in pieces if piece.place != OUT])


def _left_alone(plan: Plan, taken: list[Piece]) -> list[int]:
    """Headings that are nothing but the way to what stood below them, once all of that is taken."""
    gone = {piece.pk for piece in taken}
    left = [piece for piece in plan.pieces.waiting() if piece.pk not in gone] if taken else []
    return [
        piece.pk
        for piece, after in zip(left, [*left[1:], None], strict=False)
        if piece.is_heading and piece.place == OUT and (after is None or after.is_heading)
    ]


def _goals(plan: Plan) -> dict[str, Goal]:
    own = {f"g{goal.pk}": goal for goal in Goal.objects.there().filter(plan=plan)}
    done = plan.pieces.filter(goal__removed_at__isnull=True, goal__isnull=False).select_related("goal")
    return {**own, **{f"p{piece.pk}": piece.goal for piece in done if piece.goal}}


def _take(taking: _Taking, piece: Piece) -> None:
    place = piece.place
    if place == OUT:
        return
    if place.startswith(TEXT):
        taking.texts.setdefault(place.removeprefix(TEXT), []).append(piece.text)
    elif place == DESCRIBE:
        taking.described.setdefault(taking.goals[piece.under].pk, []).append(piece.text)
    elif place == "goal":
        goal = _row(taking, piece, taking.plan)
        taking.goals[f"p{piece.pk}"] = goal
        Piece.objects.filter(pk=piece.pk).update(goal=goal)
    elif place == "measure":
        _row(taking, piece, _strategy(taking, taking.goals[piece.under]))
    elif place in UNDER_A_GOAL:
        made = _row(taking, piece, taking.goals[piece.under])
        if place == "strategy":
            taking.strategies[made.goal_id] = made
    else:
        _row(taking, piece, taking.plan)


def _row(taking: _Taking, piece: Piece, parent: Any) -> Any:
    return add_row(kind=piece.place, parent=parent, by=taking.by, **fields_of(piece.place, piece.text))


def _strategy(taking: _Taking, goal: Goal) -> Any:
    """The strategy that was taken in last under the goal, else the goal's last one, else a new one without a name."""
    if goal.pk not in taking.strategies:
        standing = goal.strategies.filter(removed_at__isnull=True).order_by("position", "pk").last()
        taking.strategies[goal.pk] = standing or add_row(kind="strategy", parent=goal, by=taking.by)
    return taking.strategies[goal.pk]


def _write_texts(taking: _Taking) -> None:
    """Running texts are added to, through the room that keeps their history."""
    for name, added in taking.texts.items():
        _add_to(taking, "plans.plan", taking.plan, name, added)
    for pk, added in taking.described.items():
        _add_to(taking, "plans.goal", Goal.objects.get(pk=pk), "description", added)


def _add_to(taking: _Taking, kind: str, row: Any, name: str, added: list[str]) -> None:
    whole = "\n\n".join(text for text in (getattr(row, name), *added) if text)
    save_text(kind=kind, obj=row, field=name, value=whole, base=None, by=taking.by)
