"""What somebody is asked to or given: a role at a place, from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from network.models import Invitation, Network, RoleAssignment, School


@dataclass(frozen=True)
class Office:
    """A role at a place (*verv*); without `starts_on` from today.

    `replaces` is the earlier holder's, taken over; `keeps` names the open things that one keeps (`Goes.key`).
    """

    role: str
    network: Network | None = None
    school: School | None = None
    acting: bool = False
    function: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    replaces: RoleAssignment | None = None
    keeps: Sequence[str] = ()

    @classmethod
    def after(
        cls,
        role: RoleAssignment,
        *,
        on: date | None = None,
        acting: bool = False,
        keeps: Sequence[str] = (),
    ) -> "Office":
        """The same office for whoever takes it over from its holder."""
        return cls(
            role.role, role.network, role.school, acting=acting, starts_on=on, replaces=role, keeps=keeps
        )

    @classmethod
    def offered(cls, invitation: Invitation) -> "Office":
        """What the invitation asks somebody to."""
        return cls(**{name: getattr(invitation, name) for name in cls.__dataclass_fields__})

    @property
    def place(self) -> dict[str, Network | School | None]:
        """Where it is, as rows name it."""
        return {"network": self.network, "school": self.school}

    @property
    def term(self) -> dict[str, Any]:
        """In what capacity and for how long, as rows name it."""
        return {
            "acting": self.acting,
            "function": self.function,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
        }
