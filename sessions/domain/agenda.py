"""Filling an agenda in with what is known: films, minutes, shares of the round, clock times.

Minutes are whole minutes. Source of the rules: the programme's session templates; the minutes themselves are proposals.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

ROUND_KEYS = ("round", "preliminary-plans")
LEAST_ROUND = 10
LEAST_SHARE = 5
LEAST_EXTRA = 10
PLENARY = 5


@dataclass(frozen=True)
class Template:
    """An item as the programme has it; `{films}` in the text is filled in."""

    key: str
    title: str
    text: str
    minutes: int


@dataclass(frozen=True)
class Film:
    """A film to watch: `proposed` minutes in the programme, `minutes` its real length."""

    key: str
    title: str
    proposed: int
    minutes: int


@dataclass(frozen=True)
class Turn:
    """A school's time in the round."""

    school: str
    minutes: int
    extra: bool = False


@dataclass(frozen=True)
class Shares:
    """How the round is divided: turns for all, or groups with `plenary` minutes together at the end."""

    turns: tuple[Turn, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    group_minutes: int = 0
    plenary: int = 0


@dataclass(frozen=True)
class Balance:
    """The agenda's sum against the session's length."""

    total: int
    length: int

    @property
    def over(self) -> int:
        """Minutes too many, 0 when it fits."""
        return max(0, self.total - self.length)

    @property
    def under(self) -> int:
        """Minutes left, 0 when it fills the session."""
        return max(0, self.length - self.total)


class Timed(Protocol):
    """Anything that takes minutes."""

    @property
    def minutes(self) -> int:
        """How many."""
        ...


def fill(
    template: Sequence[Template], *, films: Sequence[Film], length: int, approve_last: bool, join: str
) -> tuple[Template, ...]:
    """The agenda of a session: films in their real lengths, the round takes or gives the rest (at least 10 minutes).

    `join` is the word between two titles; without films, or last minutes to approve, those items go.
    """
    kept = [item for item in template if _belongs(item.key, bool(films), approve_last)]
    filled = [_with_films(item, films, join) if item.key == "films" else item for item in kept]
    rest = length - sum(item.minutes for item in filled if item.key not in ROUND_KEYS)
    return tuple(
        replace(item, minutes=max(LEAST_ROUND, rest)) if item.key in ROUND_KEYS else item for item in filled
    )


def _belongs(key: str, has_films: bool, approve_last: bool) -> bool:
    return (key != "films" or has_films) and (key != "approval" or approve_last)


def _with_films(item: Template, films: Sequence[Film], join: str) -> Template:
    talk = max(0, item.minutes - sum(film.proposed for film in films))
    return Template(
        key=item.key,
        title=f"{item.title}: {_joined([film.title for film in films], join)}",
        text=item.text.replace("{films}", _joined([f"«{film.title}»" for film in films], join)),
        minutes=sum(film.minutes for film in films) + talk,
    )


def _joined(words: Sequence[str], join: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {join} {words[-1]}"


@dataclass(frozen=True)
class Refitted:
    """An agenda after its films have changed: the films' item, None where there is none, and the round's minutes."""

    films: Template | None
    round_minutes: int


def refit(
    *,
    films: Template | None,
    round_minutes: int,
    own_words: bool,
    was: Sequence[Sequence[Template]],
    now: Sequence[Template],
) -> Refitted:
    """Fit the films' item and the round as they stand to other films; `own_words` stand elsewhere on the item.

    `was` are the agendas the program would have made before, `now` the one it would make. What is in none of the
    former was set by hand and stays; an item taken off by hand stays off.
    """
    item = _refit_item(films, own_words, [_films_in(items) for items in was], _films_in(now))
    set_by_hand = round_minutes + _minutes(films) not in {_for_films_and_round(items) for items in was}
    if set_by_hand:
        return Refitted(item, round_minutes)
    return Refitted(item, max(LEAST_ROUND, _for_films_and_round(now) - _minutes(item)))


def _refit_item(
    item: Template | None, own_words: bool, before: Sequence[Template | None], after: Template | None
) -> Template | None:
    had = [each for each in before if each]
    if item is None:
        return None if had else after
    theirs = own_words or (item.title, item.text) not in {(each.title, each.text) for each in had}
    if after is None:
        return item if theirs else None
    return Template(
        key=item.key,
        title=after.title if item.title in {each.title for each in had} else item.title,
        text=after.text if item.text in {each.text for each in had} else item.text,
        minutes=after.minutes if item.minutes in {each.minutes for each in had} else item.minutes,
    )


def _films_in(items: Sequence[Template]) -> Template | None:
    return next((item for item in items if item.key == "films"), None)


def _minutes(item: Template | None) -> int:
    return item.minutes if item else 0


def _for_films_and_round(items: Sequence[Template]) -> int:
    return sum(item.minutes for item in items if item.key == "films" or item.key in ROUND_KEYS)


def share_round(minutes: int, schools: Sequence[str], *, extra: str | None, seed: str) -> Shares:
    """The round divided among the schools in order.

    The school with extra time gets the whole number of minutes nearest to twice a share, at least 10. Under five
    minutes a school: groups of three to five, drawn by the seed, and five in plenary; up to five schools would be one
    group, so they keep the round as it is.
    """
    if not schools:
        return Shares()
    share = _share(minutes, len(schools), featured=extra in schools)
    if share < LEAST_SHARE and len(schools) > 5:
        groups = draw_groups(schools, seed)
        return Shares(groups=groups, group_minutes=max(0, minutes - PLENARY), plenary=PLENARY)
    most = minutes - share * (len(schools) - 1)
    return Shares(
        turns=tuple(Turn(name, most if name == extra else share, extra=name == extra) for name in schools)
    )


def _share(minutes: int, count: int, *, featured: bool) -> int:
    if not featured:
        return minutes // count
    if count == 1:
        return minutes
    most = max(0, minutes - LEAST_EXTRA) // (count - 1)
    return min(most, _nearest(minutes, count))


def _nearest(minutes: int, count: int) -> int:
    low = minutes // (count + 1)
    return min((low, low + 1), key=lambda share: (abs(minutes - share * (count + 1)), share))


def draw_groups(schools: Sequence[str], seed: str) -> tuple[tuple[str, ...], ...]:
    """Groups of three to five schools, drawn by the seed: the same seed gives the same groups. From six schools on."""
    drawn = list(schools)
    random.Random(seed).shuffle(drawn)
    count = max(1, -(-len(drawn) // 4))
    return tuple(tuple(drawn[i::count]) for i in range(count))


def clock_times(start: datetime, minutes: Sequence[int]) -> tuple[tuple[datetime, datetime], ...]:
    """When each item begins and ends, one after the other."""
    times: list[tuple[datetime, datetime]] = []
    for length in minutes:
        times.append((start, start + timedelta(minutes=length)))
        start = times[-1][1]
    return tuple(times)


def balance(items: Sequence[Timed], length: int) -> Balance:
    """The sum of the items against the session's length."""
    return Balance(total=sum(item.minutes for item in items), length=length)


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word where it is longer than `longest` characters.

    >>> shortened("Vi bruker samme skjema fra januar.", 20)
    'Vi bruker samme …'
    """
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rpartition(' ')[0] or line[: longest - 2]} …"[:longest]
