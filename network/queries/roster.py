"""Everyone of a network at a glance: schools with their leaders, network roles, open invitations."""

from dataclasses import dataclass
from functools import cached_property

from accounts.models import Person
from foundation.texts import sort_key
from network.domain.invitation import State
from network.domain.setup import Facts, Step, steps
from network.models import Invitation, Membership, Network, Role, RoleAssignment, School
from network.models.roles import NETWORK_ROLES
from network.queries.invitations import invitations_of
from network.queries.people import roles_in
from network.queries.schools import members_on


@dataclass(frozen=True)
class SchoolRow:
    """A member school with its leadership, principals first, and who is invited to it."""

    membership: Membership
    leaders: list[RoleAssignment]
    invited: list[Invitation]

    @property
    def school(self) -> School:
        """The school itself."""
        return self.membership.school

    @property
    def has_principal(self) -> bool:
        """Whether somebody leads it or is asked to."""
        held: list[RoleAssignment | Invitation] = [*self.leaders, *self.invited]
        return any(each.role == Role.PRINCIPAL for each in held)


@dataclass(frozen=True)
class Seat:
    """A role in the network, who holds it and who is asked to."""

    role: str
    label: str
    held: list[RoleAssignment]
    invited: list[Invitation]


class Roster:
    """The people of a network today; `schools` by name, the Norwegian way."""

    def __init__(
        self, members: list[Membership], roles: list[RoleAssignment], invitations: list[Invitation]
    ) -> None:
        self.members = members
        self.roles = sorted(roles, key=lambda r: (r.role != Role.PRINCIPAL, sort_key(r.person.name), r.pk))
        self.invitations = invitations

    @cached_property
    def schools(self) -> list[SchoolRow]:
        """Each member school, by name."""
        members = sorted(self.members, key=lambda m: (m.school.name_key, m.pk))
        return [self._row(member) for member in members]

    def _row(self, member: Membership) -> SchoolRow:
        key = member.school_id
        leaders = [role for role in self.roles if role.school_id == key]
        return SchoolRow(member, leaders, [each for each in self.invitations if each.school_id == key])

    @cached_property
    def seats(self) -> list[Seat]:
        """Each network role in a fixed order, empty ones too."""
        return [self.seat(role) for role in NETWORK_ROLES]

    def seat(self, role: str) -> Seat:
        """Who holds one of the network's roles, and who is asked to."""
        held = [each for each in self.roles if each.role == role]
        asked = [each for each in self.invitations if each.role == role]
        return Seat(role, str(Role(role).label), held, asked)

    @cached_property
    def people(self) -> list[tuple[Person, list[RoleAssignment]]]:
        """Each person once with all their roles, by name."""
        found: dict[int, tuple[Person, list[RoleAssignment]]] = {}
        for role in self.roles:
            found.setdefault(role.person_id, (role.person, []))[1].append(role)
        return sorted(found.values(), key=lambda pair: (sort_key(pair[0].name), pair[0].pk))

    @cached_property
    def prepared(self) -> list[Invitation]:
        """The invitations that wait to be sent."""
        return [each for each in self.invitations if each.state is State.PREPARED]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """How far the setting up has come; somebody invited counts as named."""
        reviewer, convenor = self.seat(Role.REVIEWER), self.seat(Role.CONVENOR)
        facts = Facts(
            schools=len(self.members),
            schools_with_principal=sum(row.has_principal for row in self.schools),
            has_reviewer=bool(reviewer.held or reviewer.invited),
            has_convenor=bool(convenor.held or convenor.invited),
            prepared_invitations=len(self.prepared),
        )
        return steps(facts)


def roster_of(network: Network) -> Roster:
    """Schools, roles and open invitations of the network today: three queries."""
    roles = roles_in(network)
    for role in roles:
        if role.network_id:
            role.network = network
    return Roster(list(members_on(network)), roles, invitations_of(network))
