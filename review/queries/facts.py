"""The facts of a network's schools: read from shared versions, published minutes and closed rounds only."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from network.models import Anchoring, Network, ProgrammeYear, School
from network.queries import schools_by_name
from plans.models import Share
from plans.queries.versions import contents_of_versions
from plc_survey.domain.life import State as RoundState
from plc_survey.models import JointRubric, Round
from review.domain.facts import NetworkFacts, PlanFacts, SchoolFacts, plan_facts
from sessions.models import Attendance, Kind, NetworkSession, Presence, State, Task, TaskState
from sessions.queries import standing_sessions

PUBLISHED = (State.PUBLISHED, State.APPROVED)
CAME = (Presence.PRESENT, Presence.DEPUTY)


@dataclass(frozen=True)
class Gathered:
    """The facts of a network in a programme year; `versions` are the shared plans' frozen versions by school."""

    schools: tuple[School, ...]
    facts: Mapping[int, SchoolFacts]
    network: NetworkFacts
    versions: Mapping[int, int]

    def of(self, school: School) -> SchoolFacts:
        """One school's."""
        return self.facts.get(school.pk, SchoolFacts())


def gather(network: Network, year: ProgrammeYear, now: datetime | None = None) -> Gathered:
    """Everything a review of the network starts from, as it stood then; as many queries for any number of schools."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    sessions = [each for each in standing_sessions(network, year) if each.is_open or each.starts_at <= now]
    shares = _shares(network, now)
    plans = _plans(shares, year, today)
    seats = _attendances(sessions)
    tasks = _tasks(network, year, now)
    rounds, running = _rounds(network, year, now)
    members = schools_by_name(network, today)
    facts = {
        school.pk: _school_facts(school, sessions, plans, seats, tasks, rounds, running, now)
        for school in members
    }
    versions = {school: share.version_id for school, share in shares.items()}
    own = _network_facts(network, sessions, list(facts.values()), seats, tasks, now)
    return Gathered(tuple(members), facts, own, versions)


def _shares(network: Network, now: datetime) -> dict[int, Share]:
    """The open share with RKBU of each school that has one."""
    found = Share.objects.filter(
        plan__network=network, audience=Share.RKBU, withdrawn_at__isnull=True, shared_at__lte=now
    ).select_related("plan", "version")
    return {share.plan.school_id: share for share in found}


def _plans(shares: Mapping[int, Share], year: ProgrammeYear, today: date) -> dict[int, PlanFacts]:
    contents = contents_of_versions([share.version for share in shares.values()])
    return {
        school: plan_facts(
            one,
            version=share.version.number,
            shared_on=timezone.localdate(share.shared_at),
            year=year.year,
            today=today,
        )
        for (school, share), one in zip(shares.items(), contents, strict=True)
    }


def _attendances(sessions: list[NetworkSession]) -> list[Attendance]:
    """Attendance at sessions whose minutes are published."""
    published = [session.pk for session in sessions if session.state in PUBLISHED]
    return list(Attendance.objects.filter(session__in=published))


def _tasks(network: Network, year: ProgrammeYear, now: datetime) -> list[Task]:
    given = Q(session__programme_year=year, created_at__lte=now) & ~Q(state=TaskState.DROPPED)
    return list(Task.objects.filter(given, network=network))


def _rounds(network: Network, year: ProgrammeYear, now: datetime) -> tuple[Counter[int], Counter[int]]:
    """How many rounds (joint judgements too) each school has closed in the year, and how many are open now."""
    begins, ends = date(year.year, 5, 1), date(year.year + 1, 4, 30)
    held = Round.objects.filter(network=network, opens_on__range=(begins, ends), opened_at__lte=now)
    joint = JointRubric.objects.filter(
        network=network, held_on__range=(begins, ends), finished_at__lte=now
    ).values_list("school_id", flat=True)
    closed, running = Counter(joint), Counter[int]()
    for one in held:
        state = one.state(timezone.localdate(now))
        closed[one.school_id] += state in (RoundState.CLOSED, RoundState.OVER)
        running[one.school_id] += state == RoundState.OPEN
    return closed, running


def _school_facts(
    school: School,
    sessions: list[NetworkSession],
    plans: Mapping[int, PlanFacts],
    seats: list[Attendance],
    tasks: list[Task],
    rounds: Mapping[int, int],
    running: Mapping[int, int],
    now: datetime,
) -> SchoolFacts:
    published = [session for session in sessions if session.state in PUBLISHED]
    came = _came(school, seats)
    mine = [task for task in tasks if task.school_id == school.pk]
    return SchoolFacts(
        plan=plans.get(school.pk),
        sessions=len(published),
        middle_sessions=sum(session.kind == Kind.MIDDLE for session in published),
        attended=sum(any(came[session.pk]) for session in published),
        fully_attended=sum(bool(came[session.pk]) and all(came[session.pk]) for session in published),
        tasks=len(mine),
        tasks_done=_done(mine, now),
        tasks_late=_late(mine, now),
        rounds=rounds.get(school.pk, 0),
        running=running.get(school.pk, 0),
    )


def _done(tasks: list[Task], now: datetime) -> int:
    """How many are done by then."""
    done = [task for task in tasks if task.state == TaskState.DONE]
    return sum(task.closed_at is None or task.closed_at <= now for task in done)


def _late(tasks: list[Task], now: datetime) -> int:
    """How many are open past their date."""
    today = timezone.localdate(now)
    return sum(task.state == TaskState.OPEN and task.due_on < today for task in tasks)


def _came(school: School, seats: list[Attendance]) -> dict[int, list[bool]]:
    """Per session whether each of the school's listed leaders came, in person or by deputy."""
    came: dict[int, list[bool]] = defaultdict(list)
    for seat in seats:
        if seat.school_id == school.pk:
            came[seat.session_id].append(seat.presence in CAME)
    return came


def _network_facts(
    network: Network,
    sessions: list[NetworkSession],
    schools: list[SchoolFacts],
    seats: list[Attendance],
    tasks: list[Task],
    now: datetime,
) -> NetworkFacts:
    listed = [seat for seat in seats if seat.school_id is not None]
    anchoring = Anchoring.objects.filter(network=network).order_by("-decided_on", "-pk").first()
    return NetworkFacts(
        schools=tuple(schools),
        sessions_held=sum(session.is_held for session in sessions),
        sessions_due=sum(session.ends_at < now for session in sessions),
        present=sum(seat.presence in CAME for seat in listed),
        listed=len(listed),
        tasks=len(tasks),
        tasks_done=_done(tasks, now),
        tasks_late=_late(tasks, now),
        anchored_by=anchoring.body if anchoring else "",
        anchored_on=anchoring.decided_on if anchoring else None,
    )
