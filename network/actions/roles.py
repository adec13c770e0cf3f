"""Giving, handing over and ending roles."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from network import takeover
from network.actions import letters, mandates, withdrawing
from network.actions.office import Office
from network.models import Role, RoleAssignment
from network.models.roles import ONE_HOLDER
from network.queries import joined_networks


@transaction.atomic
def assign(*, person: Person, office: Office, by: Person, let_in_by: Person | None = None) -> RoleAssignment:
    """Give a person a role from a day (today) on; given already, nothing happens.

    Where it replaces another's, that one's access has ended or ends now, and open things pass on.
    `let_in_by` is who invited, where `by` is the invited person.
    """
    starts_on = max(office.starts_on or timezone.localdate(), timezone.localdate())
    held = _held_already(person, office, starts_on)
    if held and held.acting == office.acting:
        return held
    if held:
        _end(held, starts_on, by)
    facts = {**office.place, **office.term, "starts_on": starts_on, "keeps": list(office.keeps)}
    new = RoleAssignment.objects.create(person=person, role=office.role, **facts)
    _record(new, "role.given", by, starts_on=str(starts_on), acting=office.acting)
    if office.replaces:
        _take_over(office.replaces, new, by)
    _make_room(new, by)
    _leave_the_lesser(new, by)
    _tell_school(new, let_in_by or by)
    return new


def _held_already(person: Person, office: Office, day: date) -> RoleAssignment | None:
    return (
        RoleAssignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
        .filter(person=person, role=office.role, **office.place)
        .first()
    )


def _make_room(new: RoleAssignment, by: Person) -> None:
    """One principal a school, one convenor a network: whoever holds it gives way to who begins.

    Where another has been given it from a later day, that stands, and the new one gives way then.
    """
    if new.role not in ONE_HOLDER:
        return
    place = {"network": new.network, "school": new.school}
    others = RoleAssignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=new.starts_on))
    others = others.filter(role=new.role, **place).exclude(pk=new.pk).exclude(ends_on__lte=F("starts_on"))
    for old in others.filter(starts_on__lte=new.starts_on):
        _take_over(old, new, by)
    later = others.filter(starts_on__gt=new.starts_on).first()
    if later and (new.ends_on is None or new.ends_on > later.starts_on):
        _take_over(new, later, by)


def _leave_the_lesser(new: RoleAssignment, by: Person) -> None:
    """Whoever becomes principal is no longer listed among the other leaders."""
    if new.role != Role.PRINCIPAL:
        return
    lesser = _held_already(new.person, Office(Role.LEADER, school=new.school), new.starts_on)
    if lesser:
        _end(lesser, new.starts_on, by)


def _take_over(old: RoleAssignment, new: RoleAssignment, by: Person) -> None:
    if old.ends_on is None or old.ends_on > new.starts_on:
        _end(old, new.starts_on, by)
    new.replaced, new.passed_on = old, new.starts_on <= timezone.localdate()
    new.save(update_fields=["replaced", "passed_on"])
    passed_on = takeover.pass_on(old, new, by) if new.passed_on else 0
    _record(new, "role.taken_over", by, replaced=old.pk, passed_on=passed_on)


def _tell_school(new: RoleAssignment, by: Person) -> None:
    """A school's leadership hears of it when somebody else lets a person in among them."""
    if new.school is None:
        return
    held = RoleAssignment.objects.on(timezone.localdate()).filter(school=new.school)
    insiders = [role.person for role in held.select_related("person")]
    if by not in insiders or by == new.person:
        letters.tell_of_leader(new, [person for person in insiders if person not in (by, new.person)], by)


@transaction.atomic
def end_role(*, role: RoleAssignment, on: date, by: Person) -> RoleAssignment:
    """End a role: from that day on it opens nothing. Ended already, nothing happens."""
    if role.ends_on and role.ends_on <= on:
        return role
    if role.role == Role.RKBU and not _others_with(role):
        raise Refused(_("Somebody at RKBU has to be left. Let another in first."))
    return _end(role, on, by)


def _others_with(role: RoleAssignment) -> bool:
    return RoleAssignment.objects.on(timezone.localdate()).filter(role=role.role).exclude(pk=role.pk).exists()


def _end(role: RoleAssignment, on: date, by: Person) -> RoleAssignment:
    role.ends_on = max(on, role.starts_on)
    role.save(update_fields=["ends_on"])
    mandates.end_with(role=role, on=role.ends_on, by=by)
    withdrawing.end_with(role=role, by=by)
    _record(role, "role.ended", by, on=str(on))
    return role


@transaction.atomic
def hand_over(
    *,
    role: RoleAssignment,
    to: Person,
    by: Person,
    on: date | None = None,
    acting: bool = False,
    keeps: Sequence[str] = (),
) -> RoleAssignment:
    """Let a person we know take the role over from a day (today) on; the old access ends that day.

    What is open goes along, except what is named in `keeps`.
    """
    if to.pk == role.person_id:
        raise Refused(_("The role is held by that person already."))
    return assign(person=to, office=Office.after(role, on=on, acting=acting, keeps=keeps), by=by)


@transaction.atomic
def note_leader(
    *, role: RoleAssignment, function: str, teacher_module_on: date | None, by: Person
) -> RoleAssignment:
    """Keep a leader's function and the day they had read the teacher module."""
    role.function, role.teacher_module_on = function, teacher_module_on
    role.save(update_fields=["function", "teacher_module_on"])
    _record(role, "role.noted", by, teacher_module_on=str(teacher_module_on or ""))
    return role


def _record(role: RoleAssignment, action: str, by: Person, **detail: object) -> None:
    network = role.network_id
    if network is None and role.school_id:
        network = joined_networks(role.school_id).values_list("pk", flat=True).first()
    facts = {"role": role.role, "person": role.person_id, "school": role.school_id, **detail}
    record(by=by, action=action, obj=role, network=network, detail=facts)
