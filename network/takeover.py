"""When one person takes a role over from another: the floors above say here what follows along."""

from collections.abc import Callable

from accounts.models import Person
from network.models import RoleAssignment

Handler = Callable[[RoleAssignment, RoleAssignment, Person], int]
_handlers: list[Handler] = []


def register(handler: Handler) -> Handler:
    """Have `handler(old, new, by)` called inside the taking over; it returns how many things it passed on.

    Called from `AppConfig.ready` of the app that owns the things (tasks, drafts waiting for a person).
    """
    if handler not in _handlers:
        _handlers.append(handler)
    return handler


def pass_on(old: RoleAssignment, new: RoleAssignment, by: Person) -> int:
    """Pass on everything open that hangs on the old holder; the number of things."""
    return sum(handler(old, new, by) for handler in _handlers)
