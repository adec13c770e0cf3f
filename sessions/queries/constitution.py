"""Reads for the constitution: who can be chosen, what stands already."""

from typing import Any

from accounts.models import Person
from foundation.texts import sort_key
from network.models import Network, Role
from network.queries import holder_of, roles_in
from sessions.models import Decision, ItemKind, NetworkSession

CAN_LEAD = (Role.PRINCIPAL, Role.LEADER, Role.OWNER)


def who_can_lead(network: Network) -> list[tuple[Person, str]]:
    """The members and their superiors, each with a label that says who they are, by name."""
    found: dict[int, tuple[Person, str]] = {}
    for role in roles_in(network):
        if role.role in CAN_LEAD:
            place = role.school.name if role.school else network.municipality.name
            about = f"{role.person.name}, {str(role.get_role_display()).lower()}, {place}"
            found.setdefault(role.person_id, (role.person, about))
    return sorted(found.values(), key=lambda pair: (sort_key(pair[0].name), pair[0].pk))


def as_it_stands(session: NetworkSession) -> dict[str, Any]:
    """What the form begins with: the year as it is, and the roles where they are recorded already."""
    year = session.programme_year
    begins: dict[str, Any] = {
        "middle": year.middle_sessions or 4,
        "weekday": year.weekday,
        "clock": year.starts_at,
        "taker": 0,
    }
    if year.constituted_on:
        convenor = holder_of(session.network, Role.CONVENOR)
        taker = holder_of(session.network, Role.MINUTE_TAKER)
        begins |= {"convenor": convenor.pk if convenor else None, "taker": taker.pk if taker else 0}
    return begins


def decision_of(session: NetworkSession) -> Decision | None:
    """The constitution as it is minuted, if it is."""
    found = Decision.objects.filter(
        record__session=session, item__kind=ItemKind.CONSTITUTION, removed_at__isnull=True
    )
    return found.first()
