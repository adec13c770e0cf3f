"""Whom to ask."""

from dataclasses import dataclass

from accounts.models import Person
from foundation.access.actor import Actor
from network.hats import Hat
from network.models import Role
from network.queries import holders_of, network_for


@dataclass(frozen=True)
class Contact:
    """A person of the network who can help, and what they are."""

    person: Person
    role: str


def contacts_for(actor: Actor, hat: Hat | None) -> list[Contact]:
    """Convenor and reviewer of the hat's network, oneself left out."""
    network = network_for(actor, hat.network) if hat and hat.network else None
    if network is None:
        return []
    held = holders_of(network, Role.CONVENOR, Role.REVIEWER)
    return [Contact(each.person, each.get_role_display()) for each in held if each.person_id != actor.person]
