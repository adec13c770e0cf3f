"""The year is laid by the programme's rules: examples, and properties against a brute-force oracle."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.reading import CONTENT_FILE, read_file
from sessions.domain.days import ClosedRange, Rule, easter_sunday, never
from sessions.domain.rotation import Member, Turn, counts
from sessions.domain.schedule import Proposal, Request, StandingSession, propose, slots, window_of
from tests.domain.sessions import oracle

CONTENT = read_file(CONTENT_FILE)


LONG_AGO = date(2020, 1, 1)


def schools(count: int) -> tuple[Member, ...]:
    """That many schools, members for as long as it takes."""
    return tuple(Member(school=100 + n, position=n, joined=LONG_AGO) for n in range(1, count + 1))


def request(**changes: object) -> Request:
    """Year one of 2026/27 on Tuesdays with five schools and four middle sessions, changed as told."""
    plain = Request(2026, True, 4, 1, time(13), schools(5))
    return replace(plain, **changes)  # type: ignore[arg-type]


@st.composite
def closed_ranges(draw: st.DrawFn, year: int) -> tuple[ClosedRange, ...]:
    """Up to twelve closed ranges of one day to six weeks, anywhere in the programme year."""
    starts = draw(st.lists(st.integers(0, 364), max_size=12))
    spans = [(date(year, 5, 1) + timedelta(days=n), draw(st.integers(0, 42))) for n in starts]
    return tuple(ClosedRange(start, start + timedelta(days=length), "stengt") for start, length in spans)


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Any year, number of sessions, weekday and size that the programme allows."""
    year = draw(st.integers(2024, 2040))
    first = draw(st.booleans())
    middle = draw(st.integers(3, 5) if first else st.integers(2, 7))
    members = schools(draw(st.integers(1, 20)))
    earlier = [
        tuple(Turn(date(year, 4, 1), m.school) for m in members for _n in range(draw(st.integers(0, 3))))
        for _count in ("hosted", "featured")
    ]
    return Request(
        year, first, middle, draw(st.integers(0, 4)), time(13), members, *earlier, draw(closed_ranges(year))
    )


@settings(max_examples=300, deadline=None)
@given(requests())
def test_the_dates_are_those_of_the_brute_force_search(asked: Request) -> None:
    assert [session.date for session in propose(CONTENT, asked).sessions] == oracle.dates(asked)


@settings(max_examples=150, deadline=None)
@given(requests())
def test_what_holds_for_every_proposal(asked: Request) -> None:
    proposal = propose(CONTENT, asked)
    days = [session.date for session in proposal.sessions if session.date]
    assert all(not never(day, asked.closed) for day in days)
    assert all((later - earlier).days >= 14 for earlier, later in pairwise(days))
    assert [session.number for session in proposal.sessions] == [*range(1, len(proposal.sessions) + 1)]
    for session in proposal.sessions:
        assert (session.date is None) == bool(session.trouble and session.trouble.no_day)
        if session.date:
            assert session.date in session.window
            assert (session.date.weekday() != asked.weekday) == bool(session.trouble)


@settings(max_examples=100, deadline=None)
@given(requests())
def test_where_no_day_fits_the_nearest_are_those_of_the_brute_force_search(asked: Request) -> None:
    found: list[date] = []
    places = oracle.places(asked)
    for session, (_kind, (start, end), number, many) in zip(
        propose(CONTENT, asked).sessions, places, strict=True
    ):
        if session.date:
            found.append(session.date)
        elif session.trouble:
            aim = start + timedelta(days=(number - 0.5) / many * (end - start).days)
            assert session.trouble.nearest == oracle.nearest(asked, max(found, default=None), aim)
            assert oracle.every_day_is_shut(asked, start, end, {o.rule for o in session.trouble.obstacles})


@settings(max_examples=150, deadline=None)
@given(requests())
def test_hosts_and_extra_time_go_round_fairly(asked: Request) -> None:
    proposal = propose(CONTENT, asked)
    hosted = counts(asked.schools, asked.hosted, date(asked.year, 5, 1))
    featured = counts(asked.schools, asked.featured, date(asked.year, 5, 1))
    for session in proposal.sessions:
        assert session.host is not None
        assert hosted[session.host] == min(hosted.values())
        hosted[session.host] += 1
        if session.kind == "middle":
            assert session.extra_time is not None
            others = [number for school, number in featured.items() if school != session.host]
            left_behind = not others or featured[session.host] <= min(others) - 2
            assert (session.extra_time == session.host) == left_behind
            featured[session.extra_time] += 1
        else:
            assert session.extra_time is None


@settings(max_examples=100, deadline=None)
@given(requests(), st.data())
def test_generating_again_moves_nothing_that_stands(asked: Request, data: st.DataObject) -> None:
    laid = [session for session in propose(CONTENT, asked).sessions if session.date]
    kept = data.draw(st.lists(st.sampled_from(laid), unique=True)) if laid else []
    standing = tuple(
        StandingSession(n, s.kind, s.date, s.host, s.extra_time, s.films, s.rkbu)
        for n, s in enumerate(kept)
        if s.date
    )
    again = propose(CONTENT, replace(asked, standing=standing, closed=()))
    for session in standing:
        same = next(s for s in again.sessions if s.standing == session.key)
        assert (same.date, same.host, same.extra_time, same.films) == (
            session.date,
            session.host,
            session.extra_time,
            session.films,
        )
    days = sorted(s.date for s in again.sessions if s.date)
    assert all((later - earlier).days >= 14 for earlier, later in pairwise(days))
    shown = [film for session in again.sessions for film in session.films]
    assert len(shown) == len(set(shown))


def by_kind(proposal: Proposal, kind: str) -> list[date | None]:
    """The days of the sessions of one kind."""
    return [session.date for session in proposal.sessions if session.kind == kind]


def test_an_ordinary_year() -> None:
    proposal = propose(CONTENT, request())
    assert [session.minutes for session in proposal.sessions] == [180, 90, 90, 90, 90, 90, 120]
    assert [session.host for session in proposal.sessions] == [101, 102, 103, 104, 105, 101, 102]
    assert [session.rkbu for session in proposal.sessions] == [True, False, False, True, False, False, True]
    assert [len(session.films) for session in proposal.sessions] == [2, 1, 1, 1, 1, 0, 0]
    assert [session.extra_time for session in proposal.sessions] == [None, None, 101, 102, 103, 104, None]


@pytest.mark.parametrize(("middle", "with_rkbu"), [(3, 2), (4, 2), (5, 3)])
def test_rkbu_comes_to_the_middle_of_the_middle_sessions(middle: int, with_rkbu: int) -> None:
    sessions = propose(CONTENT, request(middle_sessions=middle)).sessions
    assert [n for n, s in enumerate((s for s in sessions if s.kind == "middle"), 1) if s.rkbu] == [with_rkbu]


def test_a_closed_weekday_gives_another_and_says_why() -> None:
    tuesdays = tuple(
        ClosedRange(day, day, "Kommunestyret møtes")
        for day in (date(2026, 8, 11) + timedelta(days=7 * n) for n in range(3))
    )
    second = propose(CONTENT, request(closed=tuesdays)).sessions[1]
    assert second.date == date(2026, 8, 20)
    assert second.trouble
    assert not second.trouble.no_day
    assert second.trouble.obstacles[0].rule is Rule.CLOSED
    assert second.trouble.obstacles[0].why == ("Kommunestyret møtes",)


def test_where_no_day_fits_the_rule_and_the_nearest_days_are_named() -> None:
    august = (ClosedRange(date(2026, 8, 10), date(2026, 8, 31), "Flytting"),)
    proposal = propose(CONTENT, request(closed=august))
    second = proposal.sessions[1]
    assert second.date is None
    assert not proposal.is_whole
    assert second.trouble
    assert second.trouble.obstacles[0] == replace(
        second.trouble.obstacles[0], rule=Rule.CLOSED, days=16, alone=True
    )
    assert second.trouble.nearest == (date(2026, 6, 19), date(2026, 9, 1))


def test_the_rest_of_the_year_is_laid_around_session_one() -> None:
    one = StandingSession(
        7, "first", date(2026, 6, 16), host=103, films=("public-sector-in-change",), rkbu=True
    )
    sessions = propose(CONTENT, request(standing=(one,))).sessions
    assert (sessions[0].date, sessions[0].standing) == (date(2026, 6, 16), 7)
    assert [session.host for session in sessions[1:4]] == [101, 102, 104]


def test_a_session_added_by_hand_is_kept_and_kept_away_from() -> None:
    added = (
        StandingSession(1, "second", date(2026, 8, 18)),
        StandingSession(2, "second", date(2026, 10, 26)),
    )
    sessions = propose(CONTENT, request(standing=added)).sessions
    assert [s.kind for s in sessions].count("second") == 2
    days = sorted(s.date for s in sessions if s.date)
    assert all((later - earlier).days >= 14 for earlier, later in pairwise(days))
    assert [s.number for s in sessions] == list(range(1, 9))


def test_nothing_is_laid_in_the_past() -> None:
    sessions = propose(CONTENT, request(earliest=date(2026, 9, 1))).sessions
    assert by_kind(Proposal(sessions), "first") == [None]
    assert sessions[0].trouble
    assert {obstacle.rule for obstacle in sessions[0].trouble.obstacles} >= {Rule.PAST}
    assert by_kind(Proposal(sessions), "last") != [None]


def test_later_years_use_the_middle_agenda_and_the_unseen_films() -> None:
    seen = frozenset(video.key for video in CONTENT.videos[:5])
    sessions = propose(CONTENT, request(is_first_year=False, middle_sessions=2, shown=seen)).sessions
    assert [session.kind for session in sessions] == ["middle", "middle", "last"]
    assert [session.films for session in sessions] == [("organisational-culture",), (), ()]
    assert sessions[-1].date
    assert sessions[-1].date.month == 4


@pytest.mark.parametrize(("first", "middle"), [(True, 2), (True, 6), (False, 1), (False, 8)])
def test_a_number_of_sessions_that_the_programme_does_not_have(first: bool, middle: int) -> None:
    with pytest.raises(ValueError, match="middle sessions"):
        slots(2026, is_first_year=first, middle_sessions=middle)


@pytest.mark.parametrize(
    ("kind", "day", "inside"),
    [
        ("first", date(2026, 5, 1), True),
        ("first", date(2026, 6, 21), False),
        ("second", date(2026, 8, 31), True),
        ("second", date(2026, 9, 1), False),
        ("middle", date(2027, 3, 31), True),
        ("last", date(2027, 4, 30), True),
        ("last", date(2026, 4, 30), False),
    ],
)
def test_the_programmes_windows(kind: str, day: date, inside: bool) -> None:
    assert (day in window_of(kind, 2026, is_first_year=True)) is inside


def test_later_years_begin_in_august_and_have_no_first_session() -> None:
    assert window_of("middle", 2027, is_first_year=False).start == date(2027, 8, 10)
    assert window_of("first", 2027, is_first_year=False).start == date(2027, 5, 1)


@given(st.integers(1900, 2200))
def test_easter(year: int) -> None:
    from dateutil.easter import easter

    assert easter_sunday(year) == easter(year)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2027, 5, 17), Rule.HOLIDAY),
        (date(2027, 5, 6), Rule.HOLIDAY),
        (date(2027, 3, 22), Rule.EASTER),
        (date(2026, 12, 21), Rule.CHRISTMAS),
        (date(2028, 1, 3), Rule.CHRISTMAS),
        (date(2027, 8, 9), Rule.SUMMER),
        (date(2027, 6, 21), Rule.SUMMER),
        (date(2027, 2, 6), Rule.WEEKEND),
    ],
)
def test_days_never_taken(day: date, rule: Rule) -> None:
    assert rule in never(day)
