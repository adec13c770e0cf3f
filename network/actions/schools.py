"""Schools: joining, leaving, their facts, the order in which they host."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.texts import sort_key
from network.actions.invitations import prepare_invitation
from network.actions.office import Office
from network.domain import turn
from network.domain.table import Column
from network.models import Invitation, Membership, Municipality, Network, Role, RoleAssignment, School
from network.queries import members_on


@dataclass(frozen=True)
class SchoolFacts:
    """What is known of a school; `staff_count` is without the leadership."""

    name: str
    language: str = "nb"
    staff_count: int | None = None
    meeting_room: str = ""
    address: str = ""


@transaction.atomic
def add_school(
    *,
    network: Network,
    facts: SchoolFacts,
    by: Person,
    joined_on: date | None = None,
    municipality: Municipality | None = None,
) -> Membership:
    """Make the school a member, last in the order of the hosts; a school known already keeps its own facts.

    Raises Refused when it is a member of another network now, and for a school that is led by somebody who has not
    said yes to this network.
    """
    Network.objects.select_for_update().get(pk=network.pk)
    owner = municipality or network.municipality
    school = _known_school(owner, facts.name)
    if school is None:
        school = School.objects.create(municipality=owner, **asdict(facts))
    _refuse_if_elsewhere(school, network)
    _refuse_without_yes(school, network, by)
    return _join(network, school, joined_on or timezone.localdate(), by)


def _known_school(municipality: Municipality, name: str) -> School | None:
    return School.objects.filter(municipality=municipality, name_key=sort_key(name)).first()


def _refuse_if_elsewhere(school: School, network: Network) -> None:
    today = timezone.localdate()
    others = school.memberships.exclude(network=network)
    if any(membership.left_on is None or membership.left_on >= today for membership in others):
        raise Refused(
            _("%(school)s is a member of another network. It has to leave that one first.")
            % {"school": school.name}
        )


def _refuse_without_yes(school: School, network: Network, by: Person) -> None:
    """A school that is led is not taken into a network by its name: whose convenor may let people in among its leaders.

    Yes is the principal's own act: adding it, or having said yes to an invitation to the network.
    """
    today = timezone.localdate()
    if school.memberships.filter(network=network).filter(Q(left_on__isnull=True) | Q(left_on__gte=today)):
        return
    led = RoleAssignment.objects.on(today).filter(school=school, role=Role.PRINCIPAL).select_related("person")
    principals = [role.person for role in led]
    yes = Invitation.objects.filter(network=network, accepted_by__in=principals)
    if principals and by not in principals and not yes.exists():
        raise Refused(
            _(
                "%(school)s is led by %(name)s, who has to say yes first. Ask %(name)s, and invite them to a role in this "
                "network; once they have said yes, the school can be added."
            )
            % {"school": school.name, "name": principals[0].name}
        )


def _join(network: Network, school: School, day: date, by: Person) -> Membership:
    membership = Membership.objects.filter(network=network, school=school).first()
    if membership and membership.left_on is None:
        return membership
    if membership is None:
        membership = Membership(network=network, school=school)
    membership.joined_on, membership.left_on = day, None
    membership.position = 1 + max(network.memberships.values_list("position", flat=True), default=0)
    membership.save()
    record(by=by, action="school.joined", obj=school, network=network.pk, detail={"on": str(day)})
    return membership


@transaction.atomic
def add_school_with_principal(
    *,
    network: Network,
    name: str,
    language: str,
    staff_count: int | None,
    meeting_room: str,
    address: str,
    principal_name: str,
    principal_email: str,
    by: Person,
) -> Membership:
    """Add one school; where its principal's address is known, the invitation is prepared."""
    facts = SchoolFacts(name, language, staff_count, meeting_room, address)
    membership = add_school(network=network, facts=facts, by=by)
    _prepare_principal(membership.school, principal_name, principal_email, by)
    return membership


def _prepare_principal(school: School, name: str, email: str, by: Person) -> None:
    if email and not _leads(school, email):
        prepare_invitation(email=email, name=name, office=Office(Role.PRINCIPAL, school=school), by=by)


def _leads(school: School, email: str) -> bool:
    held = RoleAssignment.objects.on(timezone.localdate()).filter(school=school, role=Role.PRINCIPAL)
    return held.filter(person__email=email.lower()).exists()


@transaction.atomic
def add_table(*, network: Network, rows: Sequence[Mapping[Column, str]], by: Person) -> list[Membership]:
    """Add confirmed rows of a pasted table; a row with a principal's address also prepares the invitation."""
    return [_add_row(network, row, by) for row in rows]


def _add_row(network: Network, row: Mapping[Column, str], by: Person) -> Membership:
    staff = row[Column.STAFF]
    facts = SchoolFacts(
        name=row[Column.NAME],
        language=row[Column.LANGUAGE] or network.language,
        staff_count=int(staff) if staff else None,
        meeting_room=row[Column.ROOM],
        address=row[Column.ADDRESS],
    )
    membership = add_school(network=network, facts=facts, by=by)
    _prepare_principal(membership.school, row[Column.PRINCIPAL_NAME], row[Column.PRINCIPAL_EMAIL], by)
    return membership


@transaction.atomic
def edit_school(*, school: School, facts: SchoolFacts, by: Person) -> School:
    """Correct the facts of a school; raises Refused when another school of the municipality has the name."""
    same = School.objects.filter(municipality=school.municipality_id, name_key=sort_key(facts.name))
    if same.exclude(pk=school.pk).exists():
        raise Refused(_("There is a school called %(school)s already.") % {"school": facts.name})
    for name, value in asdict(facts).items():
        setattr(school, name, value)
    school.save()
    record(by=by, action="school.edited", obj=school)
    return school


@transaction.atomic
def remove_school(*, membership: Membership, last_day: date, by: Person) -> Membership:
    """Let a school leave; what it wrote stays, and it is a member through its last day."""
    if membership.left_on == last_day:
        return membership
    if last_day < membership.joined_on:
        raise Refused(_("A school cannot leave before it joined."))
    membership.left_on = last_day
    membership.save(update_fields=["left_on"])
    record(
        by=by,
        action="school.left",
        obj=membership.school,
        network=membership.network_id,
        detail={"last_day": str(last_day)},
    )
    return membership


@transaction.atomic
def move_host(*, network: Network, school: int, steps: int, by: Person) -> list[int]:
    """Move a school so many places in the order of the hosts; the new order."""
    order = [member.school_id for member in members_on(network)]
    if school not in order:
        raise Refused(_("That school is not in the network any more."))
    return _set_order(network, order, turn.move(order, school, steps), by)


@transaction.atomic
def swap_hosts(*, network: Network, one: int, other: int, by: Person) -> list[int]:
    """Let two schools change places in the order of the hosts; the new order."""
    order = [member.school_id for member in members_on(network)]
    if one not in order or other not in order:
        raise Refused(_("That school is not in the network any more."))
    return _set_order(network, order, turn.swap(order, one, other), by)


def _set_order(network: Network, old: list[int], new: list[int], by: Person) -> list[int]:
    if new == old:
        return new
    for position, school in enumerate(new, start=1):
        Membership.objects.filter(network=network, school=school).update(position=position)
    record(by=by, action="network.hosts_ordered", obj=network, network=network.pk, detail={"schools": new})
    return new
