"""Sections that several home pages share."""

from enum import Enum

from desk.queries.home.shape import Part, Place
from network.models import Network
from sessions.queries import lines, open_tasks, tasks_of
from sessions.queries.pages import list_of


class TaskList(Enum):
    """Whose tasks."""

    MINE = "mine"
    NETWORK = "network"


def tasks_part(place: Place, whose: TaskList) -> Part:
    """Open tasks by due date, late ones first: one's own and one's school's, or all of the network."""
    if whose is TaskList.NETWORK and place.network:
        return Part("desk/home/network_tasks.html", {"lines": lines(open_tasks(network=place.network))})
    return Part("desk/home/tasks.html", {"tasks": tasks_of(place.actor)})


def own_tasks(place: Place) -> tuple[Part, ...]:
    """The tasks of somebody who seldom has any: nothing at all when there are none."""
    part = tasks_part(place, TaskList.MINE)
    return (part,) if part.data["tasks"] else ()


def year_part(network: Network) -> Part:
    """The year thread: every session of the running programme year."""
    page = list_of(network)
    return Part("desk/home/year.html", {"page": page, "network": network})
