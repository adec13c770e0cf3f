"""Whose turn it is: the host, and the school with extra time, by the same fairness and with separate counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

FALLS_BEHIND = 2  # turns


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


def not_a_member(members: Iterable[Member], school: int, day: date) -> bool:
    """Whether the school is known here, but has left by that day or has not joined yet."""
    known = [member for member in members if member.school == school]
    return bool(known) and not any(member.is_member(day) for member in known)


def in_order(members: Iterable[Member], day: date) -> list[int]:
    """The schools that are members on that day, in the agreed order."""
    present = [member for member in members if member.is_member(day)]
    return [member.school for member in sorted(present, key=lambda member: (member.position, member.school))]


def next_in_turn(
    held: Mapping[int, int], order: Sequence[int], avoid: frozenset[int] = frozenset()
) -> int | None:
    """The school with the fewest turns, then the first in the order.

    One to avoid comes only when there is no other, or when it would fall more than two turns behind the others: of two
    schools, one could host at most of the sessions in between of every year.
    """
    willing = [school for school in order if school not in avoid] or list(order)
    fewest = min((held[school] for school in willing), default=0)
    behind = [school for school in order if held[school] <= fewest - FALLS_BEHIND]
    return min(behind or willing, key=lambda school: (held[school], order.index(school)), default=None)


def swapped(hosts: Mapping[int, int | None], one: int, other: int) -> dict[int, int | None]:
    """The hosts by session after two sessions have exchanged theirs."""
    return {**hosts, one: hosts[other], other: hosts[one]}
