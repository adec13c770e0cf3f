"""What the floors above enter in the year wheel: days that a network's year has beside its sessions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from network.models import Network


@dataclass(frozen=True)
class YearEvent:
    """A day and what happened on it, in the language in use."""

    day: date
    what: str


Load = Callable[[Network, date, date], list[YearEvent]]
_loads: list[Load] = []


def register(load: Load) -> None:
    """Enter a kind of day; called from `AppConfig.ready`. `load` gets the network, and the year's first and last day."""
    _loads.append(load)


def events_in(network: Network, first: date, last: date) -> list[YearEvent]:
    """Every day that has been entered, in order."""
    found = [event for load in _loads for event in load(network, first, last)]
    return sorted(found, key=lambda event: (event.day, event.what))
