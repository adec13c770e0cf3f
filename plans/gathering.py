"""Which session a value check of a day belongs to: the room that knows sessions enters itself here."""

from collections.abc import Callable
from datetime import date

Find = Callable[
    [int, date], str
]  # the network's middle session of that day as a key, empty where there is none
_finders: list[Find] = []


def find_sessions_by(find: Find) -> None:
    """Enter who knows the sessions; called when the program starts."""
    if find not in _finders:
        _finders.append(find)


def session_key_on(network: int, day: date) -> str:
    """The key of the network's middle session on that day, empty where there is none."""
    return next((key for find in _finders if (key := find(network, day))), "")
