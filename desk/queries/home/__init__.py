"""The home page of each hat: what is next, then what else there is."""

from collections.abc import Callable

from accounts.models import Person
from desk.queries.home import convenor, owner, reviewer, school, staff
from desk.queries.home.shape import Band, Home, Place
from foundation.access.actor import Actor
from network.hats import Hat

Build = Callable[[Place], Home]
HOMES: dict[str, Build] = {
    "principal": school.home,
    "leader": school.home,
    "convenor": convenor.home,
    "minute_taker": convenor.home,
    "owner": owner.home,
    "reviewer": reviewer.home,
    "rkbu": staff.rkbu,
    "editor": staff.editor,
    "operator": staff.operator,
}


def home_of(actor: Actor, person: Person, hat: Hat | None) -> Home:
    """The page for the hat that is worn; without any, how to go on."""
    place = Place(actor, person, hat)
    return HOMES[hat.role](place) if hat else staff.nobody(place)


__all__ = ["Band", "Home", "home_of"]
