"""The pages of a network and of a school are put together here: each app adds its own section, from this one upward."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from foundation.access.actor import Actor
from network.models import Network, School

Load = Callable[[Actor, Network], Mapping[str, Any] | None]
SchoolLoad = Callable[[Actor, School], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """A part of the page; `load` gives the template's own context, None leaves the section out."""

    order: int
    template: str
    load: Load
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SchoolSection:
    """A part of a school's page, and of the pages of its things; `data` is the template's own context."""

    template: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class NextStep:
    """What waits for this actor in the network: one sentence, one button."""

    heading: str | Promise
    text: str | Promise
    label: str | Promise
    url: str


@dataclass(frozen=True)
class Note:
    """What another app says about a school in the list: a mark, a word, perhaps a link."""

    mark: str
    text: str | Promise
    url: str = ""


_sections: list[Section] = []
_school_sections: list[tuple[str, SchoolLoad]] = []
_next_steps: list[tuple[int, Callable[[Actor, Network], NextStep | None]]] = []
_school_notes: list[Callable[[Actor, Network], Mapping[int, Note]]] = []
_dates: list[Callable[[list[int]], Mapping[int, list[Any]]]] = []


def register(order: int, template: str, load: Load) -> None:
    """Add a section; called from `AppConfig.ready`. Schools have order 20, hosts 30, anchoring 40."""
    _sections.append(Section(order, template, load))


def register_next_step(order: int, load: Callable[[Actor, Network], NextStep | None]) -> None:
    """Add something that can be the page's next step; the lowest order that has one wins."""
    _next_steps.append((order, load))


def register_school_note(load: Callable[[Actor, Network], Mapping[int, Note]]) -> None:
    """Say something beside each school in the list, by the school's key."""
    _school_notes.append(load)


def register_session_dates(load: Callable[[list[int]], Mapping[int, list[Any]]]) -> None:
    """Give the session dates of many networks at once, for RKBU's list."""
    _dates.append(load)


def sections_for(actor: Actor, network: Network) -> list[Section]:
    """The sections of the page in order, each with its data loaded."""
    found = []
    for section in sorted(_sections, key=lambda s: s.order):
        data = section.load(actor, network)
        if data is not None:
            found.append(Section(section.order, section.template, section.load, data))
    return found


def register_school_section(template: str, load: SchoolLoad) -> None:
    """Add a section to a school's page; None from `load` leaves it out. Called from `AppConfig.ready`."""
    _school_sections.append((template, load))


def school_sections_for(actor: Actor, school: School) -> list[SchoolSection]:
    """What the apps add about the school for this actor."""
    found = [(template, load(actor, school)) for template, load in _school_sections]
    return [SchoolSection(template, data) for template, data in found if data is not None]


def next_step_for(actor: Actor, network: Network) -> NextStep | None:
    """The one next step for this actor, if something waits."""
    steps = (load(actor, network) for _order, load in sorted(_next_steps, key=lambda pair: pair[0]))
    return next((step for step in steps if step), None)


def school_notes(actor: Actor, network: Network) -> dict[int, list[Note]]:
    """What the other apps say beside each school."""
    notes: dict[int, list[Note]] = {}
    for load in _school_notes:
        for school, note in load(actor, network).items():
            notes.setdefault(school, []).append(note)
    return notes


def session_dates(networks: list[int]) -> dict[int, list[Any]]:
    """The dates of each network's sessions, by the network's key."""
    dates: dict[int, list[Any]] = {}
    for load in _dates:
        for network, found in load(networks).items():
            dates.setdefault(network, []).extend(found)
    return dates
