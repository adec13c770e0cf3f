"""Who can be named to a role: people we know, and people who are invited."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.texts import sort_key
from network.models import Network, Role, RoleAssignment
from network.queries.people import leaders_of, rkbu_people
from network.queries.roster import Roster, roster_of


@dataclass(frozen=True)
class Candidate:
    """A person to choose; without `person` they are invited and have not answered yet."""

    name: str
    email: str
    about: str
    person: Person | None = None

    @property
    def key(self) -> str:
        """What the form posts."""
        return f"person:{self.person.pk}" if self.person else f"invited:{self.email}"

    @property
    def label(self) -> str:
        """Name and what they are already."""
        return f"{self.name} – {self.about}" if self.about else self.name


def candidates_for_reviewer() -> list[Candidate]:
    """RKBU's people: those with a role for the installation, and everyone who reviews a network now."""
    reviewers = RoleAssignment.objects.filter(role=Role.REVIEWER, ends_on__isnull=True)
    return _by_name(
        _known(role.person, "RKBU") for role in [*rkbu_people(), *reviewers.select_related("person")]
    )


def candidates_for_convenor(network: Network) -> list[Candidate]:
    """Who may convene for a start: the network's people, those invited to it, and RKBU's."""
    roster = roster_of(network)
    members = _by_name([*_members(roster), *_invited(roster)])
    emails = {candidate.email for candidate in members}
    return members + [each for each in candidates_for_reviewer() if each.email not in emails]


def candidates_for_role(role: RoleAssignment) -> list[Candidate]:
    """Who may take a role over: the school's other leaders, RKBU's people, or the network's."""
    if role.school:
        found = [_known(held.person, held.function) for held in leaders_of(role.school)]
    elif role.network and role.role != Role.REVIEWER:
        found = _members(roster_of(role.network))
    else:
        found = candidates_for_reviewer()
    return [each for each in _by_name(found) if each.email != role.person.email]


def _known(person: Person, about: str) -> Candidate:
    return Candidate(person.name, person.email, about, person)


def _members(roster: Roster) -> list[Candidate]:
    return [
        _known(person, ", ".join(_told(role) for role in roles if role.school_id) or _told(roles[0]))
        for person, roles in roster.people
    ]


def _told(role: RoleAssignment) -> str:
    school = f", {role.school}" if role.school else ""
    return f"{role.get_role_display()}{school}"


def _invited(roster: Roster) -> list[Candidate]:
    known = {person.email for person, _roles in roster.people}
    return [
        Candidate(
            each.name,
            each.email,
            _("invited, %(place)s") % {"place": each.place} if each.place else _("invited"),
        )
        for each in roster.invitations
        if each.email not in known
    ]


def _by_name(candidates: Iterable[Candidate]) -> list[Candidate]:
    once: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.person is None or candidate.person.is_active:
            once.setdefault(candidate.email, candidate)
    return sorted(once.values(), key=lambda candidate: (sort_key(candidate.name), candidate.email))
