"""The year wheel (*årshjul*): sessions, plan deadlines, survey rounds and reviews of a programme year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.documents.charts import PAPER, Look, WheelSession, Year, wheel
from network.models import Network, ProgrammeYear
from network.queries import content_of_network
from plc_survey.models import Round
from programme.domain.content import Content
from sessions.domain import days
from sessions.models import ClosedRange, Kind, NetworkSession
from sessions.queries.schedule import plan_of
from sessions.queries.sessions import ThreadStep, year_thread
from sessions.year_events import YearEvent, events_in


@dataclass(frozen=True)
class Deadline:
    """A date when the schools' plans are due for something; `letter` marks it on the wheel."""

    letter: str
    day: date
    what: str


@dataclass(frozen=True)
class Line:
    """A session with the films it shows, for the list beside the wheel."""

    step: ThreadStep
    films: tuple[str, ...]

    @property
    def session(self) -> NetworkSession:
        """The session itself."""
        return self.step.session


@dataclass(frozen=True)
class WheelYear:
    """Everything on the wheel, and the list that says the same."""

    network: Network
    year: ProgrammeYear
    years: list[ProgrammeYear]
    lines: list[Line]
    deadlines: list[Deadline]
    rounds: list[tuple[date, date]]
    closed: list[ClosedRange]
    reviews: list[YearEvent]

    @property
    def number(self) -> int:
        """Which year of the network's it is, from 1."""
        return self.year.year - self.network.first_year + 1

    @property
    def with_rkbu(self) -> list[int]:
        """The numbers of the sessions RKBU takes part in."""
        return [line.session.number for line in self.lines if line.session.rkbu_takes_part]

    @property
    def held(self) -> int:
        """How many sessions have been held."""
        return sum(line.session.is_held for line in self.lines)

    @property
    def next(self) -> NetworkSession | None:
        """The next session to be held."""
        return next((line.session for line in self.lines if line.step.is_next), None)


def wheel_of(network: Network, year: int | None = None, now: datetime | None = None) -> WheelYear | None:
    """The programme year that begins in May `year` (the running one); None for a network without any."""
    plan = plan_of(network, year)
    if plan is None:
        return None
    language = network.language
    content = content_of_network(network)
    steps = year_thread(plan.sessions, now)
    return WheelYear(
        network=network,
        year=plan.year,
        years=plan.years,
        lines=[Line(step, _films(content, step.session, language)) for step in steps],
        deadlines=_deadlines(plan.sessions),
        rounds=_rounds(network, plan.year),
        closed=plan.closed,
        reviews=_reviews(network, plan.year),
    )


def _films(content: Content, session: NetworkSession, language: str) -> tuple[str, ...]:
    known = {video.key: video for video in content.videos}
    return tuple(known[key].title.in_language(language) for key in session.films if key in known)


def _deadlines(sessions: Sequence[NetworkSession]) -> list[Deadline]:
    """Sketch for the first session, final for the second, readings at the midpoint, revised for the last."""
    first = next((s for s in sessions if s.kind == Kind.FIRST), None)
    second = next((s for s in sessions if s.kind == Kind.SECOND), None)
    middle = next((s for s in sessions if s.kind == Kind.MIDDLE and s.rkbu_takes_part), None)
    last = next((s for s in sessions if s.kind == Kind.LAST), None)
    due = [
        (first, _("Sketch")),
        (second, _("Finished and handed out")),
        (middle, _("Readings up to date")),
        (last, _("Revised")),
    ]
    known = [(timezone.localdate(session.starts_at), what) for session, what in due if session]
    return [Deadline(letter, day, what) for letter, (day, what) in zip("ABCD", known, strict=False)]


def _reviews(network: Network, year: ProgrammeYear) -> list[YearEvent]:
    span = days.programme_year(year.year)
    return events_in(network, span.start, span.end)


def _rounds(network: Network, year: ProgrammeYear) -> list[tuple[date, date]]:
    """When staff are asked, whatever the school: the dates only, once each, those that touch each other as one."""
    span = days.programme_year(year.year)
    found = Round.objects.filter(network=network, opens_on__lte=span.end, closes_on__gte=span.start)
    joined: list[tuple[date, date]] = []
    for opens, closes in sorted(set(found.values_list("opens_on", "closes_on"))):
        if joined and opens <= joined[-1][1] + timedelta(days=7):
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return joined


def picture(shown: WheelYear, *, look: Look = PAPER, today: date | None = None) -> str:
    """The wheel as SVG in the active language."""
    title = _("Year wheel for %(network)s, %(year)s") % {
        "network": shown.network.name,
        "year": shown.year.school_year,
    }
    count = _("year %(number)d of %(whole)d") % {
        "number": shown.number,
        "whole": shown.network.year_count,
    }
    if look is not PAPER:
        count = _("%(held)d of %(all)d held") % {"held": shown.held, "all": len(shown.lines)}
    year = Year(
        start=days.programme_year(shown.year.year).start,
        sessions=[_on_wheel(line.step) for line in shown.lines],
        rounds=shown.rounds,
        deadlines=[
            *((deadline.day, deadline.letter) for deadline in shown.deadlines),
            *((review.day, "R") for review in shown.reviews),
        ],
        closed=_closed(shown),
        centre=(_("Programme year"), shown.year.school_year, count),
        today=today if today and today in days.programme_year(shown.year.year) else None,
    )
    return wheel(title, year, look=look)


def _on_wheel(step: ThreadStep) -> WheelSession:
    session = step.session
    return WheelSession(
        day=timezone.localdate(session.starts_at),
        number=session.number,
        with_reviewer=session.rkbu_takes_part,
        held=session.is_held,
        next_=step.is_next,
    )


def _closed(shown: WheelYear) -> list[tuple[date, date]]:
    """Holidays that are always closed, and the convenor's own closed days."""
    year = shown.year.year
    easter = days.easter_sunday(year + 1)
    always = [
        (date(year, 6, 21), date(year, 8, 9)),
        (date(year, 12, 20), date(year + 1, 1, 3)),
        (easter - timedelta(days=7), easter + timedelta(days=1)),
    ]
    own = [(one.starts_on, one.ends_on) for one in shown.closed]
    return [*always, *own]
