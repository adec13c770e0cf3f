"""Who is asked before a survey figure leaves the school with its plan: rooms above enter themselves here."""

from collections.abc import Callable, Iterable

from accounts.models import Person
from plans.models import Reading

Ask = Callable[
    [list[str], Person], None
]  # where the figures come from (`Reading.source_key`); raises Refused
_asks: list[Ask] = []


def ask_before_passing_on(ask: Ask) -> None:
    """Enter who is asked; called when the program starts."""
    if ask not in _asks:
        _asks.append(ask)


def ask_all(readings: Iterable[Reading], by: Person) -> None:
    """Ask about these readings, inside the transaction that passes them on."""
    keys = sorted({each.source_key for each in readings if each.source_key})
    for ask in _asks if keys else ():
        ask(keys, by)
