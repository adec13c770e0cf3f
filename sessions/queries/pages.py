"""What whole pages show: everything read once, whatever the number of rows."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from foundation.access.actor import Actor
from foundation.post.models import Delivery
from foundation.post.models import State as MailState
from foundation.post.queries import deliveries
from foundation.writing.models import FrozenVersion
from network.models import Network, ProgrammeYear
from sessions import rules
from sessions.domain import life
from sessions.domain.called import Change
from sessions.models import Attachment, CallAnswer, Minutes, NetworkSession, Proposal, ProposalState, State
from sessions.queries.agenda import Agenda, agenda_of, attachments_of, proposals_of
from sessions.queries.approval import LastMinutes, last_minutes, waiting_for_approval
from sessions.queries.called import calls_of, changed_since_call
from sessions.queries.next_year import running_year
from sessions.queries.people import Seat, Turnout, seats_of, turnout
from sessions.queries.sessions import (
    ThreadStep,
    place_of,
    session_before,
    sessions_of,
    standing_sessions,
    year_thread,
)
from sessions.queries.tasks import TaskLine, tasks_before, tasks_from

RELATED = "session"


@dataclass(frozen=True)
class SessionPage:
    """A session as one actor sees it; what they may not see is empty."""

    session: NetworkSession
    step: life.Step | None
    agenda: Agenda | None
    of_year: int
    seats: list[Seat]
    turnout: Turnout
    mine: CallAnswer | None
    tasks: list[TaskLine]
    given: list[TaskLine]
    papers: list[Attachment]
    proposals: list[Proposal]
    stuck: list[Delivery]
    next_with_rkbu: NetworkSession | None
    call_is_stale: bool
    changes: tuple[Change, ...]
    calls: list[FrozenVersion]
    host_has_left: bool
    asks: bool
    to_approve: Minutes | None
    last_minutes: LastMinutes | None

    @property
    def done_tasks(self) -> int:
        """How many of the tasks from before are done."""
        return sum(not line.is_open and not line.is_dropped for line in self.tasks)

    @property
    def is_today(self) -> bool:
        """It is the session's day."""
        return self.session.local_start.date() == timezone.localdate()

    @property
    def open_proposals(self) -> list[Proposal]:
        """Those that wait for an answer."""
        return [proposal for proposal in self.proposals if proposal.state == ProposalState.OPEN]


def page_of(session: NetworkSession, actor: Actor, now: datetime | None = None) -> SessionPage:
    """Everything the session's page shows to the actor."""
    now = timezone.localtime(now or timezone.now())
    sees = bool(rules.see_agenda(actor, session))
    member = bool(rules.see_tasks(actor, session.network))
    leads = bool(rules.lead_session(actor, session))
    siblings = standing_sessions(session.network, session.programme_year)
    seats = seats_of(session) if sees else []
    previous = session_before(session) if member else None
    agenda = agenda_of(session) if sees else None
    papers = attachments_of(session) if sees else []
    waits = waiting_for_approval(session, previous) if previous and session.is_open else None
    return SessionPage(
        session=session,
        step=step_of(session, now),
        agenda=agenda,
        of_year=len(siblings),
        seats=seats,
        turnout=turnout(seats),
        mine=next((seat.answer for seat in seats if seat.person.pk == actor.person), None),
        tasks=tasks_before(session, previous) if member and session.is_open else [],
        given=tasks_from(session) if member and session.is_held else [],
        papers=papers,
        proposals=proposals_of(session) if member and session.is_open else [],
        stuck=_stuck(session) if leads else [],
        next_with_rkbu=next(
            (s for s in siblings if s.rkbu_takes_part and s.starts_at > session.starts_at), None
        ),
        call_is_stale=leads and call_is_stale(session),
        changes=changed_since_call(session, agenda, papers) if agenda else (),
        calls=calls_of(session) if sees and session.called_at else [],
        host_has_left=_host_has_left(session, agenda),
        to_approve=waits,
        last_minutes=last_minutes(session, previous) if previous and session.is_open and not waits else None,
        asks=session.is_open
        and bool(rules.ask_the_network(actor, session))
        and bool(session.extra_time_school),
    )


def step_of(session: NetworkSession, now: datetime) -> life.Step | None:
    """What waits for whoever leads the session."""
    return life.next_step(
        state=session.state,
        starts_at=session.local_start,
        ends_at=session.ends_at,
        now=now,
        begun=hasattr(session, "holding") and session.state == State.CALLED,
    )


def _stuck(session: NetworkSession) -> list[Delivery]:
    """Mails about the session that failed or are uncertain, only the newest to each address."""
    newest: dict[str, Delivery] = {}
    for delivery in deliveries(related=(RELATED, session.pk)):
        newest.setdefault(delivery.email, delivery)
    return [d for d in newest.values() if d.state in (MailState.FAILED, MailState.UNCERTAIN)]


def _host_has_left(session: NetworkSession, agenda: Agenda | None) -> bool:
    if agenda is None or session.host is None or not session.is_open:
        return False
    return session.host not in agenda.schools


def call_is_stale(session: NetworkSession) -> bool:
    """Called, and time or place is no longer what the last call said."""
    if session.state != State.CALLED:
        return False
    last = session.calls.last()
    return last is not None and list(last.facts) != list(facts(session))


def facts(session: NetworkSession) -> list[str]:
    """What a calendar entry says of when and where; when these change, a new entry is due."""
    return [
        session.starts_at.astimezone(timezone.get_default_timezone()).isoformat(),
        str(session.minutes),
        session.mode,
        place_of(session),
        session.online_link,
    ]


@dataclass(frozen=True)
class ListPage:
    """The sessions of a network in one programme year."""

    network: Network
    year: ProgrammeYear | None
    years: list[ProgrammeYear]
    steps: list[ThreadStep]
    cancelled: list[NetworkSession]

    @property
    def next(self) -> NetworkSession | None:
        """The first that is still to be held."""
        return next((step.session for step in self.steps if step.is_next), None)

    @property
    def held(self) -> int:
        """How many have been held."""
        return sum(step.session.is_held for step in self.steps)


def list_of(network: Network, year: int | None = None) -> ListPage:
    """The sessions of the network in the programme year that begins in May `year`; without it the running one."""
    years = list(network.programme_years.all())
    chosen = next((known for known in years if known.year == year), None) or running_year(network)
    sessions = sessions_of(network, chosen) if chosen else []
    standing = [session for session in sessions if session.state != State.CANCELLED]
    return ListPage(
        network=network,
        year=chosen,
        years=years,
        steps=year_thread(standing),
        cancelled=[session for session in sessions if session.state == State.CANCELLED],
    )


def is_past(session: NetworkSession) -> bool:
    """The session should have begun by now."""
    return session.starts_at < timezone.now()
