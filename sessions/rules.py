"""Who may do what with sessions, agendas, minutes and tasks.

Role only: whether the state of things allows it is the action's question.
"""

from typing import Protocol

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from network.models import Network
from sessions.models import (
    AgendaItem,
    Attachment,
    CallAnswer,
    ClosedRange,
    Decision,
    Holding,
    NetworkSession,
    Proposal,
    Remark,
    Task,
)


class HasSession(Protocol):
    """Anything that belongs to a session."""

    @property
    def session(self) -> NetworkSession:
        """Which."""
        ...


MEMBERS = ("principal", "leader", "convenor", "minute_taker", "reviewer")
LEADERSHIP = ("principal", "leader")


def see_sessions(actor: Actor, network: Network) -> Verdict:
    """Everyone with a role in the network sees when its sessions are and where they stand."""
    if network.pk in actor.networks():
        return yes()
    return no(_("Only the members of a network and RKBU's reviewers see its sessions."))


def lead_network(actor: Actor, network: Network) -> Verdict:
    """The convenor."""
    if actor.has("convenor", network=network.pk):
        return yes()
    return no(_("Only the network's convenor does that."))


def see_session(actor: Actor, session: NetworkSession) -> Verdict:
    """Everyone with a role in the network."""
    if session.network_id in actor.networks():
        return yes()
    return no(_("Only the members of a network and RKBU's reviewers see its sessions."))


def see_agenda(actor: Actor, session: NetworkSession) -> Verdict:
    """Members and reviewers; the school owner for the sessions they are invited to."""
    if actor.has(*MEMBERS, network=session.network_id):
        return yes()
    if session.owner_takes_part and actor.has("owner", network=session.network_id):
        return yes()
    return no(_("The agenda is for those who are called to the session."))


def fetch_for_archive(actor: Actor, found: HasSession) -> Verdict:
    """The convenor hands minutes over to the municipality's archive."""
    return lead_session(actor, found.session)


def see_called(actor: Actor, found: HasSession) -> Verdict:
    """As `see_agenda`, asked about an agenda as it was called."""
    return see_agenda(actor, found.session)


def lead_session(actor: Actor, session: NetworkSession) -> Verdict:
    """The convenor: agenda, call, moving and cancelling."""
    if actor.has("convenor", network=session.network_id):
        return yes()
    return no(_("Only the network's convenor does that."))


def write_minutes(actor: Actor, session: NetworkSession) -> Verdict:
    """Convenor and minute-taker: draft, attendance, holding."""
    if actor.has("convenor", "minute_taker", network=session.network_id):
        return yes()
    return no(_("Only the convenor and the minute-taker write the minutes."))


def see_minutes(actor: Actor, session: NetworkSession) -> Verdict:
    """Published minutes: everyone with a role in the network, the school owner too."""
    return see_session(actor, session)


def propose_item(actor: Actor, session: NetworkSession) -> Verdict:
    """The leaders of the member schools propose matters for the agenda."""
    if actor.has(*LEADERSHIP, "reviewer", network=session.network_id):
        return yes()
    return no(_("The schools' leaders and RKBU propose matters for the agenda."))


def edit_item(actor: Actor, item: AgendaItem) -> Verdict:
    """The convenor writes the agenda."""
    return lead_session(actor, item.session)


def see_paper(actor: Actor, paper: Attachment) -> Verdict:
    """Whoever sees the agenda sees its papers."""
    return see_agenda(actor, paper.session)


def remove_paper(actor: Actor, paper: Attachment) -> Verdict:
    """The convenor adds papers and takes them away."""
    return lead_session(actor, paper.session)


def answer_proposal(actor: Actor, proposal: Proposal) -> Verdict:
    """The convenor answers what members propose."""
    return lead_session(actor, proposal.session)


def ask_the_network(actor: Actor, session: NetworkSession) -> Verdict:
    """The leadership of the school with extra time writes its question; the convenor may too."""
    if session.extra_time_school_id and actor.has(*LEADERSHIP, school=session.extra_time_school_id):
        return yes()
    verdict = lead_session(actor, session)
    return verdict if verdict else no(_("The school with extra time writes its own question."))


def answer_call(actor: Actor, answer: CallAnswer) -> Verdict:
    """One's own answer to a call."""
    if actor.person is not None and actor.person == answer.person_id:
        return yes()
    return no(_("Everyone answers for themselves."))


def see_version(actor: Actor, found: HasSession) -> Verdict:
    """As `see_minutes`, asked about a version."""
    return see_minutes(actor, found.session)


def make_remark(actor: Actor, session: NetworkSession) -> Verdict:
    """Members and reviewers have remarks to published minutes."""
    if actor.has(*MEMBERS, network=session.network_id):
        return yes()
    return no(_("The members of the network have remarks to its minutes."))


def answer_remark(actor: Actor, remark: Remark) -> Verdict:
    """Convenor and minute-taker answer remarks."""
    return write_minutes(actor, remark.record.session)


def see_tasks(actor: Actor, network: Network) -> Verdict:
    """Members and reviewers; the school owner gets no list of what is late per school."""
    if actor.has(*MEMBERS, network=network.pk):
        return yes()
    return no(_("The tasks are the members' own. The school owner sees them in the published minutes."))


def close_task(actor: Actor, task: Task) -> Verdict:
    """Whoever the task is for, the minute-taker and the convenor; a task for all schools: any member."""
    if actor.has("convenor", "minute_taker", network=task.network_id):
        return yes()
    if task.person_id is not None:
        mine = task.person_id == actor.person
    elif task.school_id is not None:
        mine = actor.has(*LEADERSHIP, school=task.school_id)
    else:
        mine = actor.has(*LEADERSHIP, network=task.network_id)
    return yes() if mine else no(_("Only those who have the task, and the convenor, close it."))


def move_task(actor: Actor, task: Task) -> Verdict:
    """The date of a task: the convenor, the minute-taker, and whoever alone has it."""
    if not change_task(actor, task) and (task.group or (task.person_id is None and task.school_id is None)):
        return no(_("Several have this task. The convenor moves its date for all of them."))
    return close_task(actor, task)


def change_task(actor: Actor, task: Task) -> Verdict:
    """What is to be done, and who has it: those who give tasks."""
    if actor.has("convenor", "minute_taker", network=task.network_id):
        return yes()
    return no(_("Only the convenor and the minute-taker change what a task is and who has it."))


def write_item(actor: Actor, item: AgendaItem) -> Verdict:
    """Convenor and minute-taker write what came of an item."""
    return write_minutes(actor, item.session)


def lead_decision(actor: Actor, decision: Decision) -> Verdict:
    """The convenor offers a decision to the schools' plans."""
    return lead_session(actor, decision.record.session)


def write_decision(actor: Actor, decision: Decision) -> Verdict:
    """Convenor and minute-taker write decisions."""
    return write_minutes(actor, decision.record.session)


def lay_year(actor: Actor, network: Network) -> Verdict:
    """The convenor lays the year, the acting one until the network is constituted."""
    return lead_network(actor, network)


def decide_next_year(actor: Actor, network: Network) -> Verdict:
    """The convenor records whether the network goes on."""
    return lead_network(actor, network)


def move_visits(actor: Actor, network: Network) -> Verdict:
    """The reviewer decides which sessions RKBU takes part in; the convenor may note it."""
    if actor.has("reviewer", "convenor", network=network.pk):
        return yes()
    return no(_("RKBU's reviewer and the convenor decide which sessions RKBU takes part in."))


def open_closed_days(actor: Actor, closed: ClosedRange) -> Verdict:
    """The convenor keeps the closed days."""
    return lead_network(actor, closed.network)


def constitute(actor: Actor, session: NetworkSession) -> Verdict:
    """The convenor of the moment records what the first session decides."""
    return lead_session(actor, session)


def keep_host_checks(actor: Actor, session: NetworkSession) -> Verdict:
    """The leadership of the host school, and the convenor, tick off what is ready."""
    if session.host_id and actor.has(*LEADERSHIP, school=session.host_id):
        return yes()
    verdict = lead_session(actor, session)
    return verdict if verdict else no(_("The host ticks off what is ready."))


def follow_session(actor: Actor, holding: Holding) -> Verdict:
    """Whoever sees the agenda follows the session while it runs."""
    return see_agenda(actor, holding.session)


def run_session(actor: Actor, holding: Holding) -> Verdict:
    """As `write_minutes`, asked about a session that runs."""
    return write_minutes(actor, holding.session)


def see_my_tasks(actor: Actor) -> Verdict:
    """Anyone signed in has a page of their own tasks, empty or not."""
    return yes() if actor.person is not None else no(_("Sign in to see your tasks."))


def have_a_calendar(actor: Actor) -> Verdict:
    """Anyone with a role in a network has a calendar of its sessions."""
    if actor.networks():
        return yes()
    return no(_("The calendar is for those who are part of a network."))


def take_task_back(actor: Actor, task: Task) -> Verdict:
    """Those who give tasks take them back."""
    if actor.has("convenor", "minute_taker", network=task.network_id):
        return yes()
    return no(_("Only the convenor and the minute-taker take a task back."))
