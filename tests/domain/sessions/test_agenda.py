"""An agenda is filled in with what is known: films, round, shares, clock."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.agenda import (
    Film,
    Refitted,
    Template,
    balance,
    clock_times,
    draw_groups,
    fill,
    refit,
    share_round,
)

MIDDLE = (
    Template("approval", "Godkjenning", "", 5),
    Template("round", "Siden sist", "Hva er gjort?", 30),
    Template("films", "Film", "Vi ser {films} og snakker om den.", 15),
    Template("values", "Verdier", "", 20),
    Template("challenges", "Utfordringer", "", 12),
    Template("tasks", "Oppgaver", "", 8),
)
CULTURE = Film("culture", "Organisasjonskultur", proposed=15, minutes=15)
LEADING = Film("leading", "Ledelse", proposed=15, minutes=23)


def _named(items, key):
    return next(item for item in items if item.key == key)


def test_the_programmes_own_agenda_adds_up() -> None:
    items = fill(MIDDLE, films=(CULTURE,), length=90, approve_last=True, join="og")
    assert sum(item.minutes for item in items) == 90
    assert items[0].key == "approval"
    assert _named(items, "films").title == "Film: Organisasjonskultur"
    assert _named(items, "films").text == "Vi ser «Organisasjonskultur» og snakker om den."


def test_a_longer_film_takes_its_minutes_from_the_round() -> None:
    items = fill(MIDDLE, films=(LEADING,), length=90, approve_last=True, join="og")
    assert _named(items, "films").minutes == 23
    assert _named(items, "round").minutes == 22


def test_without_a_film_its_minutes_go_to_the_round() -> None:
    items = fill(MIDDLE, films=(), length=90, approve_last=True, join="og")
    assert "films" not in [item.key for item in items]
    assert _named(items, "round").minutes == 45


def test_without_last_minutes_nothing_is_approved() -> None:
    items = fill(MIDDLE, films=(CULTURE,), length=90, approve_last=False, join="og")
    assert "approval" not in [item.key for item in items]
    assert _named(items, "round").minutes == 35


def test_two_films_keep_the_talk_after_them_and_are_joined_by_and() -> None:
    first = (
        Template("preliminary-plans", "Skolenes planer", "", 45),
        Template("films", "Film", "Vi ser {films} og snakker om dem.", 40),
    )
    items = fill(first, films=(CULTURE, LEADING), length=100, approve_last=False, join="og")
    films = _named(items, "films")
    assert films.minutes == 15 + 23 + 10
    assert films.text == "Vi ser «Organisasjonskultur» og «Ledelse» og snakker om dem."
    assert _named(items, "preliminary-plans").minutes == 52


def test_the_round_never_shrinks_to_nothing_the_sum_then_says_so() -> None:
    long_film = Film("long", "Lang", proposed=15, minutes=80)
    items = fill(MIDDLE, films=(long_film,), length=90, approve_last=True, join="og")
    assert _named(items, "round").minutes == 10
    assert balance(items, 90).over == 45


def _middle(*films: Film):
    return fill(MIDDLE, films=films, length=90, approve_last=True, join="og")


@pytest.mark.parametrize(
    ("changed", "round_minutes", "own_words", "film", "round_after"),
    [
        ({}, 30, False, None, 45),
        ({"minutes": 10}, 35, False, None, 45),  # five minutes moved from the film to the round
        ({}, 20, False, None, 20),  # the round's minutes set by hand
        ({"title": "Film og kaffe"}, 30, False, ("Film og kaffe", 15), 30),
        ({}, 30, True, ("Film: Organisasjonskultur", 15), 30),
    ],
)
def test_without_its_film_the_round_takes_the_minutes_and_what_was_set_by_hand_stays(
    changed: dict, round_minutes: int, own_words: bool, film: tuple[str, int] | None, round_after: int
) -> None:
    was = _middle(CULTURE)
    found = replace(_named(was, "films"), **changed)
    after = refit(films=found, round_minutes=round_minutes, own_words=own_words, was=[was], now=_middle())
    assert (after.films and (after.films.title, after.films.minutes)) == film
    assert after.round_minutes == round_after


def test_a_film_comes_in_again_and_another_one_takes_its_own_minutes() -> None:
    back = refit(films=None, round_minutes=45, own_words=False, was=[_middle()], now=_middle(CULTURE))
    assert (back.films, back.round_minutes) == (_named(_middle(CULTURE), "films"), 30)
    other = refit(
        films=back.films, round_minutes=30, own_words=False, was=[_middle(CULTURE)], now=_middle(LEADING)
    )
    assert (other.films, other.round_minutes) == (_named(_middle(LEADING), "films"), 22)
    by_hand = replace(_named(_middle(CULTURE), "films"), text="Vi ser den sammen", minutes=18)
    kept = refit(
        films=by_hand, round_minutes=27, own_words=False, was=[_middle(CULTURE)], now=_middle(LEADING)
    )
    assert kept.films
    assert (kept.films.title, kept.films.text) == ("Film: Ledelse", "Vi ser den sammen")
    assert (kept.films.minutes, kept.round_minutes) == (18, 27)


def test_a_films_item_taken_off_by_hand_stays_off() -> None:
    after = refit(films=None, round_minutes=30, own_words=False, was=[_middle(CULTURE)], now=_middle(LEADING))
    assert after == Refitted(None, 30)


@given(
    length=st.integers(60, 240),
    films=st.lists(st.integers(1, 40), max_size=2),
    approve=st.booleans(),
)
def test_the_sum_is_the_length_unless_the_round_is_at_its_least(
    length: int, films: list[int], approve: bool
) -> None:
    shown = tuple(Film(str(i), str(i), proposed=15, minutes=m) for i, m in enumerate(films))
    items = fill(MIDDLE, films=shown, length=length, approve_last=approve, join="og")
    total = sum(item.minutes for item in items)
    assert total == length or (total > length and _named(items, "round").minutes == 10)


def test_a_round_as_people_say_it() -> None:
    shares = share_round(35, ["Fjordvik", "Lia", "Nesset", "Solbakken", "Havna"], extra="Nesset", seed="a")
    assert [(turn.school, turn.minutes) for turn in shares.turns] == [
        ("Fjordvik", 6),
        ("Lia", 6),
        ("Nesset", 11),
        ("Solbakken", 6),
        ("Havna", 6),
    ]
    assert not shares.groups


def test_six_schools_in_35_minutes_five_each_and_ten_for_the_one() -> None:
    shares = share_round(35, list("abcdef"), extra="c", seed="a")
    assert [turn.minutes for turn in shares.turns] == [5, 5, 10, 5, 5, 5]


def test_up_to_five_schools_are_one_group_so_each_has_its_own_time_however_short() -> None:
    five, six = (share_round(20, list(schools), extra=None, seed="a") for schools in ("abcde", "abcdef"))
    assert [turn.minutes for turn in five.turns] == [4, 4, 4, 4, 4]
    assert not five.groups
    assert [len(group) for group in six.groups] == [3, 3]
    assert not six.turns


def test_too_many_schools_meet_in_groups_with_five_minutes_together() -> None:
    shares = share_round(30, [f"s{i}" for i in range(11)], extra="s4", seed="a")
    assert shares.plenary == 5
    assert sorted(name for group in shares.groups for name in group) == sorted(f"s{i}" for i in range(11))
    assert all(3 <= len(group) <= 5 for group in shares.groups)


@given(minutes=st.integers(10, 120), count=st.integers(1, 20), featured=st.booleans())
def test_shares_use_the_round_and_never_more(minutes: int, count: int, featured: bool) -> None:
    schools = [f"s{i}" for i in range(count)]
    extra = schools[-1] if featured else None
    shares = share_round(minutes, schools, extra=extra, seed="x")
    if shares.groups:
        assert all(3 <= len(group) <= 5 for group in shares.groups)
        assert sorted(name for group in shares.groups for name in group) == sorted(schools)
        return
    assert sum(turn.minutes for turn in shares.turns) <= minutes
    ordinary = {turn.minutes for turn in shares.turns if not turn.extra}
    assert len(ordinary) <= 1
    if extra and count > 1 and minutes >= 10 + 5 * (count - 1):
        most = next(turn.minutes for turn in shares.turns if turn.extra)
        assert most >= 10
        assert sum(turn.minutes for turn in shares.turns) == minutes


@given(minutes=st.integers(10, 200), count=st.integers(2, 20))
def test_extra_time_is_the_nearest_to_twice_a_share(minutes: int, count: int) -> None:
    shares = share_round(minutes, [str(i) for i in range(count)], extra="0", seed="x")
    if shares.groups or not shares.turns or shares.turns[1].minutes < 5:
        return
    possible = [share for share in range(minutes + 1) if minutes - share * (count - 1) >= 10]
    nearest = min(possible, key=lambda share: (abs(minutes - share * (count + 1)), share))
    assert shares.turns[1].minutes == nearest
    assert shares.turns[0].minutes == minutes - nearest * (count - 1)


@given(count=st.integers(6, 60), seed=st.text(max_size=8))
def test_groups_are_of_three_to_five_whatever_the_number(count: int, seed: str) -> None:
    groups = draw_groups([str(i) for i in range(count)], seed)
    assert all(3 <= len(group) <= 5 for group in groups)
    assert sum(len(group) for group in groups) == count


def test_groups_are_drawn_anew_each_time_and_the_same_when_asked_again() -> None:
    schools = [str(i) for i in range(15)]
    assert draw_groups(schools, "one") == draw_groups(schools, "one")
    assert draw_groups(schools, "one") != draw_groups(schools, "two")


@given(st.lists(st.integers(0, 120), min_size=1, max_size=12))
def test_each_item_begins_when_the_one_before_ends(minutes: list[int]) -> None:
    start = datetime(2027, 1, 19, 13, 0)
    times = clock_times(start, minutes)
    assert times[0][0] == start
    assert all(a[1] == b[0] for a, b in pairwise(times))
    assert times[-1][1] == start + timedelta(minutes=sum(minutes))


@pytest.mark.parametrize(("minutes", "over", "under"), [(90, 0, 0), (102, 12, 0), (80, 0, 10)])
def test_the_sum_against_the_length(minutes: int, over: int, under: int) -> None:
    found = balance((Template("a", "A", "", minutes),), 90)
    assert (found.total, found.over, found.under) == (minutes, over, under)
