"""The operator lets the first person at RKBU in from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import Person
from foundation.audit.models import Entry
from foundation.post.models import Delivery, Message
from network.models import Invitation, RoleAssignment
from tests.cast import PASSWORD, Cast

SAID = {"email": "Randi@example.no", "name": "Randi Moxnes", "role": "rkbu"}


@pytest.fixture
def operator(db: None) -> Person:
    return Person.objects.create_superuser("drift@example.no", "Drifts Ansvarlig", PASSWORD)


def test_the_first_person_is_invited_in_the_operators_name(operator: Person) -> None:
    call_command("invite", **SAID, stdout=(said := StringIO()))
    assert "randi@example.no" in said.getvalue()
    assert Invitation.objects.get().invited_by == operator
    assert Delivery.objects.get().email == "randi@example.no"
    assert Entry.objects.filter(action="invitation.sent", person=operator).count() == 1


def test_the_mailed_link_makes_the_account_and_the_role(operator: Person) -> None:
    call_command("invite", **SAID, stdout=StringIO())
    address = next(word for word in Message.objects.get().body.split() if "/invitation/" in word)
    page = address.removeprefix("http://").partition("/")[2]
    Client().post(f"/{page}", {"name": "Randi Moxnes", "language": "nb"})
    assert RoleAssignment.objects.get().role == "rkbu"
    assert RoleAssignment.objects.get().person.email == "randi@example.no"


def test_said_twice_it_is_one_invitation_with_a_new_link(operator: Person) -> None:
    call_command("invite", **SAID, stdout=StringIO())
    first = Invitation.objects.get().token_hash
    call_command("invite", **SAID, stdout=StringIO())
    assert Invitation.objects.get().token_hash != first


def test_without_an_operator_nothing_is_sent(db: None) -> None:
    with pytest.raises(CommandError, match="createsuperuser"):
        call_command("invite", **SAID)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("wrong", [{"email": "randi"}, {"role": "principal"}, {"role": "reviewer"}])
def test_only_an_address_and_a_role_at_rkbu_will_do(operator: Person, wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("invite", *(f"--{key}={value}" for key, value in {**SAID, **wrong}.items()))
    assert not Invitation.objects.exists()


def test_whoever_has_the_role_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(CommandError, match=r"rkbu@example\.no"):
        call_command("invite", email=cast["rkbu"].email, name="Randi Kvam", role="rkbu")
