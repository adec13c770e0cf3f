"""Hosts and extra time go round fairly over four years, with schools that join and leave, and hosts that swap."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from programme.reading import CONTENT_FILE, read_file
from sessions.domain.rotation import Member, Turn
from sessions.domain.schedule import ProposedSession, Request, propose

CONTENT = read_file(CONTENT_FILE)
BEFORE = date(2020, 1, 1)


@dataclass(frozen=True)
class Course:
    """A network over four years: its schools, sessions in between for each year, and which sessions swap hosts."""

    begins: int
    members: tuple[Member, ...]
    middle: tuple[int, ...]
    swaps: tuple[tuple[int, int], ...]

    @property
    def throughout(self) -> list[int]:
        """The schools that are there from the first day to the last."""
        return [m.school for m in self.members if m.joined == BEFORE and m.left is None]


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Two to twenty schools that stay, up to three that join on the way, up to three that leave."""
    begins = draw(st.integers(2024, 2037))
    somewhere = st.integers(1, 4 * 365).map(lambda n: date(begins, 5, 1) + timedelta(days=n))
    stay = [Member(n, n, BEFORE) for n in range(1, draw(st.integers(2, 20)) + 1)]
    join = [Member(100 + n, 100 + n, day) for n, day in enumerate(draw(st.lists(somewhere, max_size=3)))]
    leave = [Member(200 + n, n, BEFORE, day) for n, day in enumerate(draw(st.lists(somewhere, max_size=3)))]
    return Course(
        begins,
        (*stay, *join, *leave),
        tuple(draw(st.integers(3, 5) if n == 0 else st.integers(2, 7)) for n in range(4)),
        tuple(draw(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))),
    )


def held(course: Course) -> list[ProposedSession]:
    """Every session of the four years: each year laid by the rules, then some of its hosts swapped."""
    sessions: list[ProposedSession] = []
    for number, middle in enumerate(course.middle):
        asked = Request(
            course.begins + number, number == 0, middle, 1, time(13), course.members,
            hosted=turns(sessions, "host"), featured=turns(sessions, "extra_time"),
        )  # fmt: skip
        sessions += swapped(course, list(propose(CONTENT, asked).sessions))
    return sessions


def turns(sessions: list[ProposedSession], what: str) -> tuple[Turn, ...]:
    """Whose turn it was, by day."""
    return tuple(Turn(s.date, getattr(s, what)) for s in sessions if s.date and getattr(s, what) is not None)


def swapped(course: Course, year: list[ProposedSession]) -> list[ProposedSession]:
    """Two sessions exchange hosts where both schools are members on the other day."""
    for one, other in course.swaps:
        if max(one, other) < len(year):
            a, b = year[one], year[other]
            if is_member(course, a.host, b.date) and is_member(course, b.host, a.date):
                year[one], year[other] = replace(a, host=b.host), replace(b, host=a.host)
    return year


def is_member(course: Course, school: int | None, day: date | None) -> bool:
    """Asked plainly of the dates."""
    found = next(m for m in course.members if m.school == school)
    return day is not None and found.joined <= day and (found.left is None or found.left >= day)


def spread(course: Course, schools: list[int | None]) -> int:
    """How far the school with the most turns is ahead of the one with the fewest, of those there throughout."""
    numbers = [schools.count(school) for school in course.throughout]
    return max(numbers) - min(numbers)


@settings(max_examples=60, deadline=None)
@example(Course(2024, (Member(1, 1, BEFORE), Member(2, 2, BEFORE)), (3, 3, 3, 2), ()))
@given(courses())
def test_nobody_who_was_there_throughout_is_two_ahead(course: Course) -> None:
    sessions = held(course)
    for session in sessions:
        assert is_member(course, session.host, session.date)
        assert session.extra_time is None or is_member(course, session.extra_time, session.date)
    assert spread(course, [session.host for session in sessions]) <= 1
    # a school is passed over for extra time when it hosts, so that one can be two ahead until it comes to it
    assert spread(course, [session.extra_time for session in sessions]) <= 2


@settings(max_examples=60, deadline=None)
@given(courses())
def test_a_joiner_never_makes_up_for_the_time_before(course: Course) -> None:
    sessions = held(course)
    for joiner in (m for m in course.members if m.joined > BEFORE):
        after = [s for s in sessions if s.date and s.date >= joiner.joined]
        others = [sum(s.host == school for s in after) for school in course.throughout]
        if not any(m.left or m.joined > BEFORE for m in course.members if m != joiner) and not course.swaps:
            assert sum(s.host == joiner.school for s in after) <= max(others) + 1


def test_a_school_that_is_to_leave_hosts_until_then_and_not_after() -> None:
    members = (Member(1, 1, BEFORE, date(2026, 12, 31)), Member(2, 2, BEFORE), Member(3, 3, BEFORE))
    sessions = propose(CONTENT, Request(2026, True, 4, 1, time(13), members)).sessions
    assert [session.host for session in sessions] == [1, 2, 3, 1, 2, 3, 2]


def test_a_school_that_joins_later_is_last_in_order_and_hosts_from_then_on() -> None:
    members = (Member(1, 1, BEFORE), Member(2, 2, BEFORE), Member(3, 3, date(2026, 12, 1)))
    sessions = propose(CONTENT, Request(2026, True, 4, 1, time(13), members)).sessions
    assert [session.host for session in sessions][:3] == [1, 2, 1]
    assert 3 in [session.host for session in sessions[4:]]
    assert 3 not in [session.host for session in sessions[:4]]
