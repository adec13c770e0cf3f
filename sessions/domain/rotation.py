"""Whose turn it is: the host, and the school with extra time, by the same fairness and with separate counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SchoolTurn:
    """A school's place in the agreed order and how often it has been its turn since it joined.

    `hosted` and `featured` (extra time) begin at the lowest present count for one that joined later.
    """

    school: int
    position: int
    hosted: int = 0
    featured: int = 0


@dataclass(frozen=True)
class Member:
    """A school's time in the network: from `joined` to `left`, both included."""

    school: int
    position: int
    joined: date
    left: date | None = None

    def is_member(self, day: date) -> bool:
        """Whether it belongs to the network on that day."""
        return self.joined <= day and (self.left is None or day <= self.left)


@dataclass(frozen=True)
class Turn:
    """That it was (or stands as) a school's turn on a day."""

    day: date
    school: int


def counts(members: Sequence[Member], turns: Iterable[Turn], today: date) -> dict[int, int]:
    """How often it has been each present member's turn, turns already agreed on later included.

    A school that joins starts at the lowest count among those present then; what came before it joined, and
    the turns of schools that have left, count for nobody.
    """
    ordered = sorted(turns, key=lambda turn: turn.day)
    held: dict[int, int] = {}
    for day in sorted({member.joined for member in members if member.joined <= today}):
        _count(held, [turn for turn in ordered if turn.day < day])
        ordered = [turn for turn in ordered if turn.day >= day]
        _join(held, members, day)
    _count(held, ordered)
    return {member.school: held[member.school] for member in members if member.is_member(today)}


def _count(held: dict[int, int], turns: Iterable[Turn]) -> None:
    for turn in turns:
        if turn.school in held:
            held[turn.school] += 1


def _join(held: dict[int, int], members: Sequence[Member], day: date) -> None:
    present = {member.school for member in members if member.joined < day and member.is_member(day)}
    lowest = min((held[school] for school in present), default=0)
    held.update({member.school: lowest for member in members if member.joined == day})


def turns_of(
    members: Sequence[Member], hostings: Iterable[Turn], extras: Iterable[Turn], today: date
) -> tuple[SchoolTurn, ...]:
    """The present members in the agreed order with both counts."""
    hosted, featured = counts(members, hostings, today), counts(members, extras, today)
    present = sorted((m for m in members if m.is_member(today)), key=lambda m: (m.position, m.school))
    return tuple(SchoolTurn(m.school, m.position, hosted[m.school], featured[m.school]) for m in present)


def next_in_turn(
    held: Mapping[int, int], order: Sequence[int], avoid: frozenset[int] = frozenset()
) -> int | None:
    """The school with the fewest turns, then the first in the order; one to avoid only when there is no other."""
    willing = [school for school in order if school not in avoid] or list(order)
    return min(willing, key=lambda school: (held[school], order.index(school)), default=None)


def swapped(hosts: Mapping[int, int | None], one: int, other: int) -> dict[int, int | None]:
    """The hosts by session after two sessions have exchanged theirs."""
    return {**hosts, one: hosts[other], other: hosts[one]}
