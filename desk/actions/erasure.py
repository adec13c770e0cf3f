"""Erasing a person: *tidligere medlem* in live rows; what was published for the archive keeps its names."""

from django.apps import apps
from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from desk.domain.retention import Table
from desk.queries.retention import tables
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.post.models import Delivery
from network.actions import end_role
from network.models import Invitation, Membership, RoleAssignment
from sessions.models import CalendarFeed

ADDRESS = "tidligere-medlem-{}@erased.invalid"


@transaction.atomic
def erase_person(*, person: Person, by: Person | None) -> Person:
    """End every role, take name and address away, close the account. Erased already, nothing happens.

    `by` None is the clock. Raises Refused for the last of RKBU's administration, and for an operator.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        return person
    if person.is_superuser:
        raise Refused(_("An operator's account is closed on the server."))
    networks = _networks_of(person)
    today = timezone.localdate()
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gt=today)
    for role in RoleAssignment.objects.filter(not_over, person=person):
        end_role(role=role, on=today, by=by or person)
    was_name, was_email = person.name, person.email
    _close(person)
    _take_away(person, was_email)
    shared = networks & _networks_of_namesakes(was_name)
    for table in tables().values():
        _rename(table, person, was_name, networks - shared)
    detail = {"by_the_clock": by is None, "namesakes_in": sorted(shared)}
    record(by=by, action="person.erased", obj=person, detail=detail)
    return person


def _networks_of(person: Person) -> set[int]:
    """Every network the person has ever belonged to."""
    roles = RoleAssignment.objects.filter(person=person)
    schools = roles.filter(school__isnull=False).values("school")
    member = Membership.objects.filter(school__in=schools).values_list("network", flat=True)
    return {*member, *roles.filter(network__isnull=False).values_list("network", flat=True)}


def _networks_of_namesakes(name: str) -> set[int]:
    """Where somebody else bears the name: typed by hand there, it may be theirs, and stays."""
    namesakes = Person.objects.filter(name=name, is_active=True)
    return set().union(*map(_networks_of, namesakes))


def former_name(language: str) -> str:
    """What stands where the name stood."""
    with translation.override(language):
        return _("Former member")


def _close(person: Person) -> None:
    person.name = former_name(person.language)
    person.email = ADDRESS.format(person.pk)
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["name", "email", "is_active", "password"])


def _take_away(person: Person, was_email: str) -> None:
    """What is nothing but a way to the person."""
    CalendarFeed.objects.filter(person=person).delete()
    Invitation.objects.filter(Q(accepted_by=person) | Q(email=was_email)).delete()
    apps.get_model("account.EmailAddress").objects.filter(user=person).delete()
    Delivery.objects.filter(Q(person=person) | Q(email=was_email)).update(
        email=person.email, name=person.name, reply=""
    )


def _rename(table: Table, person: Person, was_name: str, networks: set[int]) -> None:
    """Copies of the name in live rows."""
    if not (table.copy or table.same_name):
        return
    model: type[Model] = apps.get_model(table.label)
    rows = model._base_manager
    if table.copy:
        rows.filter(**{table.copy.of: person}).update(**{table.copy.name: person.name})
    if table.same_name and was_name:
        here = {f"{table.same_name.at}__in": networks}
        for column in table.same_name.columns:
            rows.filter(**here, **{column: was_name}).update(**{column: person.name})
