"""When one person takes a role over from another: the floors above say here what follows along."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accounts.models import Person
from foundation.access.actor import Actor
from network.models import RoleAssignment


@dataclass(frozen=True)
class Goes:
    """A thing that would pass on: what it is, when it is due, in which network.

    `key` names it; `may_stay` says whether its holder is still there afterwards, and so can keep it.
    """

    key: str
    what: str
    due_on: date
    network: str
    may_stay: bool = False


Handler = Callable[[RoleAssignment, RoleAssignment, Person], int]
Preview = Callable[[Actor, RoleAssignment], list[Goes] | None]
_followers: list[tuple[Handler, Preview]] = []


def register(handler: Handler, preview: Preview) -> Handler:
    """Have `handler(old, new, by)` called inside the taking over; it returns how many things it passed on.

    What `new.keeps` names stays with the earlier holder, where that one is still there.

    `preview(actor, old)` is what the handler would pass on today, None where the actor may not read it.
    Called from `AppConfig.ready` of the app that owns the things (tasks, drafts waiting for a person).
    """
    if (handler, preview) not in _followers:
        _followers.append((handler, preview))
    return handler


def what_goes(actor: Actor, old: RoleAssignment) -> list[Goes] | None:
    """Everything that would pass on today; None where the actor may not read some of it."""
    found = [preview(actor, old) for _handler, preview in _followers]
    return None if None in found else [thing for things in found for thing in things or ()]


def pass_on(old: RoleAssignment, new: RoleAssignment, by: Person) -> int:
    """Pass on everything open that hangs on the old holder; the number of things."""
    return sum(handler(old, new, by) for handler, _preview in _followers)
