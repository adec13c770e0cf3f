"""Who is asking: a person and the roles they hold today."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Grant:
    """One role as a fact: where it holds. None means: not tied to a network, or to a school."""

    role: str
    network: int | None = None
    school: int | None = None


@dataclass(frozen=True)
class Actor:
    """A person with the grants of today; knows roles as words only.

    `person` is the account's primary key, None for nobody signed in.
    """

    person: int | None
    name: str = ""
    grants: frozenset[Grant] = field(default_factory=frozenset)
    is_operator: bool = False

    def has(self, *roles: str, network: int | None = None, school: int | None = None) -> bool:
        """Holds one of the roles, in this network and at this school where they are given."""
        return any(
            grant.role in roles
            and (network is None or grant.network == network)
            and (school is None or grant.school == school)
            for grant in self.grants
        )

    def networks(self, *roles: str) -> frozenset[int]:
        """Keys of the networks where the actor holds one of the roles (any role when none is named)."""
        return frozenset(
            grant.network
            for grant in self.grants
            if grant.network is not None and (not roles or grant.role in roles)
        )

    def schools(self, *roles: str) -> frozenset[int]:
        """Keys of the schools where the actor holds one of the roles (any role when none is named)."""
        return frozenset(
            grant.school
            for grant in self.grants
            if grant.school is not None and (not roles or grant.role in roles)
        )


NOBODY = Actor(person=None)
