"""The standing cast: the same few people with fixed roles in every test, one of them an outsider."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.test import Client
from django.utils import timezone

from accounts.models import Person
from foundation.audit.actions import record
from network.models import Membership, Municipality, Network, ProgrammeYear, Role, RoleAssignment, School
from programme.actions import load_file
from programme.models import ContentVersion
from programme.models.versions import Origin, State
from programme.reading import CONTENT_FILE, body_of, digests_of, read_file

LONG_AGO = date(2020, 1, 1)
PASSWORD = "en-lang-setning-om-fjorden"


@dataclass
class Cast:
    """Fjordvik's network with three schools, and Utgard's network with one; `people` by their part.

    rkbu, editor, operator: installation. reviewer, owner, convenor (also principal of `harbour`): Fjordvik.
    principal, leader: of `hill`. third: principal of `island`. outsider: principal of `elsewhere` in Utgard.
    """

    municipality: Municipality
    network: Network
    year: ProgrammeYear
    harbour: School
    hill: School
    island: School
    elsewhere: School
    other_network: Network
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, part: str) -> Person:
        return self.people[part]

    def client(self, part: str) -> Client:
        """A client signed in as that person."""
        client = Client()
        client.force_login(self.people[part])
        return client


PARTS = [
    ("rkbu", "Randi Kvam", Role.RKBU, None),
    ("editor", "Espen Dahl", Role.EDITOR, None),
    ("reviewer", "Silje Moen", Role.REVIEWER, "network"),
    ("owner", "Geir Strand", Role.OWNER, "network"),
    ("convenor", "Kari Nygård", Role.CONVENOR, "network"),
    ("convenor", "Kari Nygård", Role.PRINCIPAL, "harbour"),
    ("principal", "Anders Lien", Role.PRINCIPAL, "hill"),
    ("leader", "Tone Berg", Role.LEADER, "hill"),
    ("third", "Máret Čárajohka", Role.PRINCIPAL, "island"),
    ("outsider", "Odd Fremmed", Role.PRINCIPAL, "elsewhere"),
]


@cache
def _file() -> dict[str, str]:
    """The content file, read and checked once a run."""
    content = read_file(CONTENT_FILE)
    return {"body": body_of(content), **digests_of(content)}


def load_content() -> ContentVersion:
    """What `load_file` does in a new installation, without reading the file again for every test."""
    if ContentVersion.objects.exists():
        return load_file()[0]
    version = ContentVersion.objects.create(
        origin=Origin.FILE, state=State.PUBLISHED, published_at=timezone.now(), **_file()
    )
    record(by=None, action="programme.loaded", obj=version, detail={"digest": version.digest})
    return version


def make_cast(first_year: int = 2026) -> Cast:
    """Everyone and everything of the standing cast, saved."""
    facts = {"first_year": first_year, "content_version": load_content()}
    fjordvik = Municipality.objects.create(name="Fjordvik kommune")
    utgard = Municipality.objects.create(name="Utgard kommune")
    network = Network.objects.create(municipality=fjordvik, name="Nettverk Fjordvik", **facts)
    other = Network.objects.create(municipality=utgard, name="Nettverk Utgard", **facts)
    cast = Cast(
        municipality=fjordvik,
        network=network,
        year=ProgrammeYear.objects.create(network=network, year=first_year),
        harbour=_school(network, "Havna skole", 31, 1),
        hill=_school(network, "Ås skole", 12, 2),
        island=_school(network, "Čáhceravda skuvla", 4, 3),
        elsewhere=_school(other, "Utgard skole", 20, 1),
        other_network=other,
    )
    ProgrammeYear.objects.create(network=other, year=first_year)
    for part, name, role, place in PARTS:
        _assign(cast, part, name, role, place)
    cast.people["operator"] = Person.objects.create_superuser(
        "operator@example.no", "Drifts Ansvarlig", PASSWORD
    )
    return cast


def _school(network: Network, name: str, staff: int, position: int) -> School:
    school = School.objects.create(municipality=network.municipality, name=name, staff_count=staff)
    Membership.objects.create(network=network, school=school, joined_on=LONG_AGO, position=position)
    return school


def _assign(cast: Cast, part: str, name: str, role: str, place: str | None) -> None:
    if part not in cast.people:
        cast.people[part] = Person.objects.create_user(f"{part}@example.no", name, PASSWORD)
    target = getattr(cast, place) if place else None
    RoleAssignment.objects.create(
        person=cast.people[part],
        role=role,
        network=target if isinstance(target, Network) else None,
        school=target if isinstance(target, School) else None,
        starts_on=LONG_AGO,
    )
