"""The demonstration's municipality, schools, network and people."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from accounts.demo import DemoAccount
from accounts.models import Person
from desk.demo.story import Story, address
from network.models import (
    Anchoring,
    Membership,
    Municipality,
    Network,
    ProgrammeYear,
    Role,
    RoleAssignment,
    School,
)

PASSWORD = "vi-bygger-gode-relasjoner"  # only in a demonstration, where it is shown to everyone
SHOWN = ("rkbu", "reviewer", "editor", "convenor", "principal", "leader", "owner")


@dataclass
class People:
    """Everyone and every place of the story, by the story's own keys."""

    network: Network
    year: ProgrammeYear
    schools: dict[str, School] = field(default_factory=dict)
    by_name: dict[str, Person] = field(default_factory=dict)
    principals: dict[str, Person] = field(default_factory=dict)
    leaders: dict[str, list[Person]] = field(default_factory=dict)
    by_role: dict[str, Person] = field(default_factory=dict)

    def called(self, who: str) -> tuple[School | None, Person | None]:
        """A school by its key or a person by name, as the story's tasks name them."""
        return self.schools.get(who), self.by_name.get(who)


def make_people(story: Story) -> People:
    """Save the municipality, its six schools, the network, and everyone's account and roles."""
    told = story.told
    municipality = Municipality.objects.create(name=told["municipality"]["name"])
    network = Network.objects.create(
        municipality=municipality,
        name=told["municipality"]["network"],
        first_year=story.year,
        year_count=3,
        case_number=told["municipality"]["case_number"],
    )
    year = ProgrammeYear.objects.create(network=network, year=story.year, weekday=1, starts_at=time(13))
    people = People(network=network, year=year)
    for position, row in enumerate(told["school"], start=1):
        people.schools[row["key"]] = _school(network, row, position, story.begins)
    for row in told["person"]:
        _person(people, row, story.begins)
    for row in told["anchoring"]:
        Anchoring.objects.create(network=network, decided_on=date(story.year, 4, 22), **row)
    return people


def _school(network: Network, row: dict[str, Any], position: int, joined: date) -> School:
    school = School.objects.create(
        municipality=network.municipality,
        name=row["name"],
        language=row["language"],
        staff_count=row["staff"],
        meeting_room=row["room"],
        address=row["address"],
    )
    Membership.objects.create(network=network, school=school, joined_on=joined, position=position)
    return school


def _person(people: People, row: dict[str, Any], begins: date) -> None:
    school = people.schools.get(row.get("school", ""))
    person = Person.objects.create_user(
        address(row["name"], row["role"]), row["name"], PASSWORD, language=school.language if school else "nb"
    )
    people.by_name[person.name] = person
    for role in filter(None, [row["role"], row.get("also", "")]):
        _assign(people, person, role, school, row, begins)


def _assign(
    people: People, person: Person, role: str, school: School | None, row: dict[str, Any], begins: date
) -> None:
    at_school = role in (Role.PRINCIPAL, Role.LEADER)
    RoleAssignment.objects.create(
        person=person,
        role=role,
        school=school if at_school else None,
        network=None if at_school or role in (Role.RKBU, Role.EDITOR) else people.network,
        starts_on=begins,
        function=row.get("function", "") if at_school or role == Role.OWNER else "",
        teacher_module_on=begins + timedelta(days=104) if at_school else None,
    )
    people.by_role.setdefault(role, person)
    if role == Role.PRINCIPAL:
        people.principals[row["school"]] = person
    if at_school:
        people.leaders.setdefault(row["school"], []).append(person)


def accounts(people: People) -> list[DemoAccount]:
    """The accounts that a demonstration offers: one a role, with the password everyone may know."""
    chosen = {
        **people.by_role,
        "principal": people.principals["vassbredden"],
        "leader": people.leaders["havnes"][1],
    }
    return [
        {"role": role, "name": chosen[role].name, "email": chosen[role].email, "password": PASSWORD}
        for role in SHOWN
    ]
