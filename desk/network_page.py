"""What the top floor adds to the pages of a network and a school, and what follows along when a role is taken over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models import Person
from desk.queries.plans import plans_in
from desk.rules import MEMBERS, read_archive
from foundation.access.actor import Actor
from network.models import Network, Role, RoleAssignment, School
from network.queries import joined_networks, programme_year, roles_in
from network.sections import Note
from network.takeover import Goes
from plans.models import Share
from plans.rules import audiences_of
from sessions.actions.tasks import pass_on_tasks
from sessions.models import Task
from sessions.queries.sessions import all_sessions
from sessions.queries.tasks import open_tasks
from sessions.rules import see_tasks

LEADERSHIP = (Role.PRINCIPAL, Role.LEADER)


def plan_notes(actor: Actor, network: Network) -> Mapping[int, Note]:
    """Beside each school: its plan where the actor may read it. The owner is told nothing of those not shared."""
    notes: dict[int, Note] = {}
    for plan in plans_in(network):
        own = actor.has(*LEADERSHIP, school=plan.school_id)
        seen = audiences_of(actor, plan)
        loaded: list[Share] = plan.open_shares  # type: ignore[attr-defined]  # prefetched by plans_in
        numbers = [share.version.number for share in loaded if own or share.audience in seen]
        if numbers:
            shared = _("Shared, version %(number)s") % {"number": max(numbers)}
            notes[plan.school_id] = Note("done", shared, reverse("plans:plan", args=[plan.pk]))
        elif own or not actor.has(Role.OWNER, network=network.pk):
            url = reverse("plans:plan", args=[plan.pk]) if own else ""
            notes[plan.school_id] = Note("open", _("Not shared yet"), url)
    return notes


def binder(actor: Actor, network: Network) -> Mapping[str, Any] | None:
    """The way to the running year's binder, for those who may read it."""
    year = programme_year(network)
    if year is None or not actor.has(*MEMBERS, network=network.pk):
        return None
    return {"year": year}


def archive(actor: Actor, school: School) -> Mapping[str, Any] | None:
    """The way to the school's archive, for its leadership."""
    return {"school": school} if read_archive(actor, school) else None


def session_dates(networks: list[int]) -> dict[int, list[Any]]:
    """The dates of the standing sessions of many networks: one query."""
    dates: dict[int, list[date]] = {}
    for session in all_sessions().standing().filter(network__in=networks):
        dates.setdefault(session.network_id, []).append(session.local_start.date())
    return dates


def pass_tasks_on(old: RoleAssignment, new: RoleAssignment, by: Person) -> int:
    """The earlier holder's own open tasks, in the network of the role or the networks of the school.

    Those that `new.keeps` names stay where the earlier holder has another role on that day.
    """
    return sum(_pass_on(network, old, new, by) for network in _networks(old))


def _pass_on(network: Network, old: RoleAssignment, new: RoleAssignment, by: Person) -> int:
    wanted = [task for task in open_tasks(network=network, person=old.person) if _key(task) in new.keeps]
    stay = wanted if wanted and _is_there(network, old, new.starts_on) else []
    return pass_on_tasks(network=network, leaves=old.person, to=new.person, but=stay, by=by)


def _key(task: Task) -> str:
    return f"task:{task.pk}"


def _is_there(network: Network, old: RoleAssignment, day: date) -> bool:
    return any(role.person_id == old.person_id and role.pk != old.pk for role in roles_in(network, day))


def tasks_that_pass_on(actor: Actor, old: RoleAssignment) -> list[Goes] | None:
    """What `pass_tasks_on` would pass on today; None for who reads no tasks there."""
    networks = _networks(old)
    if not all(see_tasks(actor, network) for network in networks):
        return None
    return [
        Goes(_key(task), task.what, task.due_on, network.name, may_stay=_is_there(network, old, localdate()))
        for network in networks
        for task in open_tasks(network=network, person=old.person)
    ]


def _networks(role: RoleAssignment) -> list[Network]:
    return [role.network] if role.network else list(joined_networks(role.school_id or 0))
