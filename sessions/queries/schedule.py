"""Reads for laying the year: what stands, whose turn it is, what a proposal would change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from hashlib import sha256

from django.utils import timezone

from network.models import Network, ProgrammeYear, School
from network.queries import content_of_network
from programme.domain.content import Content, Video
from sessions.domain import days, rotation
from sessions.domain.schedule import ProposedSession, Request, StandingSession, propose
from sessions.models import ClosedRange, Kind, NetworkSession, State
from sessions.queries.next_year import running_year

MIDDLE_USUAL = 4


@dataclass(frozen=True)
class YearPlan:
    """A programme year as it stands, for the page where it is laid."""

    network: Network
    year: ProgrammeYear
    years: list[ProgrammeYear]
    sessions: list[NetworkSession]
    closed: list[ClosedRange]

    @property
    def is_first_year(self) -> bool:
        """Year one follows the manual's four kinds of sessions."""
        return self.year.year == self.network.first_year

    @property
    def first(self) -> NetworkSession | None:
        """The session where the network is constituted, if it is planned."""
        return next((session for session in self.sessions if session.kind == Kind.FIRST), None)

    @property
    def open(self) -> list[NetworkSession]:
        """Those still to be held."""
        return [session for session in self.sessions if session.is_open]

    @property
    def may_be_laid(self) -> bool:
        """Year one is laid around its first session; later years at any time."""
        return self.first is not None or not self.is_first_year


def plan_of(network: Network, year: int | None = None) -> YearPlan | None:
    """The network's programme year that begins in May `year` (the one people are in); None when it has none."""
    years = list(network.programme_years.all())
    chosen = next((known for known in years if known.year == year), None) or running_year(network)
    if chosen is None:
        return None
    return YearPlan(network, chosen, years, standing_of(chosen), closed_in(network, chosen))


def standing_of(year: ProgrammeYear) -> list[NetworkSession]:
    """The year's sessions in time order, cancelled ones left out."""
    found = NetworkSession.objects.standing().filter(programme_year=year).in_time_order()
    return list(found.select_related("host", "extra_time_school", "network"))


def closed_in(network: Network, year: ProgrammeYear) -> list[ClosedRange]:
    """The closed days that touch the programme year."""
    span = days.programme_year(year.year)
    return list(network.closed_ranges.filter(starts_on__lte=span.end, ends_on__gte=span.start))


def closed_for(actor: object, pk: int) -> ClosedRange | None:
    """A closed range of one of the actor's networks."""
    networks = actor.networks()  # type: ignore[attr-defined]
    return ClosedRange.objects.select_related("network").filter(pk=pk, network__in=networks).first()


def spans(closed: Sequence[ClosedRange]) -> tuple[days.ClosedRange, ...]:
    """Closed days as the domain knows them."""
    return tuple(days.ClosedRange(one.starts_on, one.ends_on, one.reason) for one in closed)


# ---- what a proposal is made from ------------------------------------------------------------


def stays(session: NetworkSession) -> bool:
    """Whether generating leaves it alone: called or held, or the session the year is laid around."""
    return session.state != State.PLANNED or session.kind == Kind.FIRST


def request_of(
    plan: YearPlan, *, middle_sessions: int, weekday: int, starts_at: time, today: date
) -> Request:
    """Everything the schedule's rules need to know about the year."""
    standing = tuple(_standing(session) for session in plan.sessions if stays(session))
    earlier = _earlier(plan)
    return Request(
        year=plan.year.year,
        is_first_year=plan.is_first_year,
        middle_sessions=middle_sessions,
        weekday=weekday,
        starts_at=starts_at,
        schools=members_of(plan.network),
        hosted=_as_turns(earlier, "host"),
        featured=_as_turns(earlier, "extra_time"),
        closed=spans(plan.closed),
        standing=standing,
        shown=_shown(plan),
        earliest=today + timedelta(days=1),
    )


def _standing(session: NetworkSession) -> StandingSession:
    return StandingSession(
        key=session.pk,
        kind=session.kind,
        date=timezone.localdate(session.starts_at),
        host=session.host_id,
        extra_time=session.extra_time_school_id,
        films=tuple(session.films),
        rkbu=session.rkbu_takes_part,
    )


def members_of(network: Network) -> tuple[rotation.Member, ...]:
    """Every school's time in the network, past and future ones too."""
    return tuple(
        rotation.Member(one.school_id, one.position, one.joined_on, one.left_on)
        for one in network.memberships.all()
    )


def _earlier(plan: YearPlan) -> list[StandingSession]:
    found = NetworkSession.objects.standing().filter(
        network=plan.network, programme_year__year__lt=plan.year.year
    )
    return [_standing(session) for session in found]


def _as_turns(sessions: Sequence[StandingSession], what: str) -> tuple[rotation.Turn, ...]:
    named = [(one.date, getattr(one, what)) for one in sessions]
    return tuple(rotation.Turn(day, school) for day, school in named if school is not None)


def _shown(plan: YearPlan) -> frozenset[str]:
    other = NetworkSession.objects.standing().filter(network=plan.network).exclude(programme_year=plan.year)
    return frozenset(key for films in other.values_list("films", flat=True) for key in films)


# ---- a proposal beside what stands -----------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A session of the proposal, and the planned or standing one (`now`) that it is or changes."""

    proposed: ProposedSession
    now: NetworkSession | None
    host: School | None
    extra_time: School | None
    films: tuple[Video, ...]

    @property
    def stays(self) -> bool:
        """Whether it is left alone."""
        return self.proposed.standing is not None

    @property
    def is_new(self) -> bool:
        """Whether it does not exist yet."""
        return self.now is None

    @property
    def old_start(self) -> object:
        """When it stands now; None for a new one."""
        return self.now.local_start if self.now else None

    @property
    def moves(self) -> bool:
        """Whether its day or time is another than now."""
        proposed = self.proposed
        return bool(
            self.now
            and not self.stays
            and (self.now.local_start.date(), self.now.local_start.time()) != (proposed.date, proposed.start)
        )

    @property
    def changes_host(self) -> bool:
        """Whether another school hosts than now."""
        return bool(self.now and not self.stays and self.now.host_id != self.proposed.host)

    @property
    def changes_extra_time(self) -> bool:
        """Whether another school has extra time than now; the question it has written goes with it."""
        extra = self.now.extra_time_school_id if self.now else None
        return bool(extra and not self.stays and extra != self.proposed.extra_time)


@dataclass(frozen=True)
class YearProposal:
    """The whole proposal: rows in order, planned sessions that would go, and what it was made from (`seen`)."""

    plan: YearPlan
    rows: list[Row]
    gone: list[NetworkSession]
    schools: list[School]
    members: tuple[rotation.Member, ...]
    seen: str

    @property
    def is_whole(self) -> bool:
        """Whether every session has a day."""
        return all(row.proposed.date for row in self.rows)

    @property
    def closed(self) -> tuple[days.ClosedRange, ...]:
        """Closed days as the domain knows them."""
        return spans(self.plan.closed)


def proposal_of(plan: YearPlan, request: Request, content: Content | None = None) -> YearProposal:
    """The proposal beside what stands; planned sessions are taken over kind by kind in order of date."""
    content = content or content_of_network(plan.year.network)
    waiting = [session for session in plan.sessions if not stays(session)]
    standing = {session.pk: session for session in plan.sessions if stays(session)}
    keys = _may_host(request)
    schools = {school.pk: school for school in School.objects.filter(pk__in=keys)}
    known = schools | {s.host_id: s.host for s in standing.values() if s.host_id and s.host}
    rows = []
    as_many = _middles(plan) == request.middle_sessions
    for proposed in propose(content, request).sessions:
        now = standing[proposed.standing] if proposed.standing else _taken(waiting, proposed.kind)
        if now and as_many:  # the reviewer may have moved a visit
            proposed = replace(proposed, rkbu=now.rkbu_takes_part)
        rows.append(_row(content, proposed, now, known))
    in_order = [schools[key] for key in keys if key in schools]
    return YearProposal(plan, rows, waiting, in_order, request.schools, fingerprint(plan))


def _may_host(request: Request) -> list[int]:
    """The schools that have not left by then, in the agreed order; those who join later too."""
    begins = request.earliest or days.programme_year(request.year).start
    there = [member for member in request.schools if member.left is None or member.left >= begins]
    return [member.school for member in sorted(there, key=lambda one: (one.position, one.school))]


def _middles(plan: YearPlan) -> int:
    return sum(session.kind == Kind.MIDDLE for session in plan.sessions)


def _taken(waiting: list[NetworkSession], kind: str) -> NetworkSession | None:
    found = next((session for session in waiting if session.kind == kind), None)
    if found:
        waiting.remove(found)
    return found


def _row(
    content: Content, proposed: ProposedSession, now: NetworkSession | None, schools: dict[int, School]
) -> Row:
    films = tuple(content.video(key) for key in proposed.films)
    host = now.host if now and proposed.standing else schools.get(proposed.host or 0)
    return Row(proposed, now, host, schools.get(proposed.extra_time or 0), films)


def fingerprint(plan: YearPlan) -> str:
    """What a proposal was made from, so that a save sees when it has changed meanwhile."""
    facts = [
        (s.pk, s.state, s.starts_at.isoformat(), s.host_id, s.extra_time_school_id) for s in plan.sessions
    ]
    closed = [(one.starts_on.isoformat(), one.ends_on.isoformat()) for one in plan.closed]
    return sha256(repr((facts, closed)).encode()).hexdigest()[:20]


def sessions_beside(found: YearProposal) -> list[NetworkSession]:
    """The network's sessions that the proposal does not move: those it must not overlap."""
    moved = {row.now.pk for row in found.rows if row.now and not row.stays}
    gone = {session.pk for session in found.gone}
    standing = NetworkSession.objects.standing().filter(network=found.plan.network)
    return list(standing.exclude(pk__in=moved | gone))
