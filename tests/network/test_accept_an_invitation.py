"""The mailed link: a page with a button; every state of the link has a page of its own."""

import re
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from foundation.post.models import Message
from network import actions
from network.actions import Invited, Office, invite, send_invitation, withdraw_invitation
from network.models import Invitation, Role, RoleAssignment
from tests.cast import Cast, make_cast

PASSWORD = "en-lang-setning-om-fjorden"


@pytest.fixture
def invited(cast: Cast) -> Invited:
    return invite(
        email="Ny@Example.no",
        name="Nina Ytre",
        office=Office(Role.LEADER, school=cast.hill),
        by=cast["principal"],
    )


def address(invited: Invited) -> str:
    return f"/invitation/{invited.token}/"


def role_of(email: str) -> RoleAssignment:
    return RoleAssignment.objects.get(person__email=email)


def test_the_mail_carries_the_link_and_only_a_digest_is_kept(invited: Invited) -> None:
    body = Message.objects.get(kind="network.invitation").body
    assert address(invited) in body
    assert invited.token not in str(Invitation.objects.values().get())


def test_a_scanner_that_opens_the_link_changes_nothing(invited: Invited) -> None:
    before = Invitation.objects.values().get()
    for _time in range(3):
        answer = Client().get(address(invited))
        assert answer.status_code == 200
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]
    assert Invitation.objects.values().get() == before
    assert not Person.objects.filter(email="ny@example.no").exists()


def test_the_button_and_a_code_open_the_door(
    invited: Invited, cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    client = Client()
    answer = client.post(address(invited), {"way": "code"})
    assert answer.headers["Location"].startswith("/accounts/login/code/confirm/")
    role = role_of("ny@example.no")
    assert (role.role, role.school, role.person.name) == ("leader", cast.hill, "Nina Ytre")
    assert "_auth_user_id" not in client.session
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", mailoutbox[0].body)
    assert code
    answer = client.post(answer.headers["Location"], {"code": code[0]})
    assert client.session["_auth_user_id"] == str(role.person_id)


def test_the_button_and_a_password_open_the_door(invited: Invited) -> None:
    client = Client()
    answer = client.post(address(invited), {"way": "password", "password": PASSWORD})
    assert answer.headers["Location"] == "/"
    person = role_of("ny@example.no").person
    assert person.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_weak_password_is_sent_back_and_nothing_has_happened(invited: Invited) -> None:
    answer = Client().post(address(invited), {"way": "password", "password": "kort"})
    assert answer.status_code == 422
    assert 'id="id_password_error"' in answer.content.decode()
    assert not Person.objects.filter(email="ny@example.no").exists()


def test_a_person_with_an_account_gets_the_role_added_but_no_new_password(cast: Cast) -> None:
    third = cast["third"]
    invited = invite(
        email=third.email,
        name="X",
        office=Office(Role.MINUTE_TAKER, network=cast.network),
        by=cast["convenor"],
    )
    page = Client().get(address(invited)).content.decode()
    assert 'name="password"' not in page
    client = Client()
    client.post(address(invited), {"way": "password", "password": "en helt annen lang setning"})
    third.refresh_from_db()
    assert not third.check_password("en helt annen lang setning")
    assert "_auth_user_id" not in client.session
    assert RoleAssignment.objects.filter(person=third, role=Role.MINUTE_TAKER).count() == 1


def test_signed_in_already_the_button_is_enough(cast: Cast) -> None:
    invited = invite(
        email=cast["third"].email,
        name="X",
        office=Office(Role.MINUTE_TAKER, network=cast.network),
        by=cast["convenor"],
    )
    assert cast.client("third").post(address(invited)).headers["Location"] == "/"
    assert RoleAssignment.objects.filter(person=cast["third"], role=Role.MINUTE_TAKER).exists()


def test_signed_in_as_somebody_else_nothing_happens(invited: Invited, cast: Cast) -> None:
    client = cast.client("outsider")
    assert client.get(address(invited)).status_code == 200
    client.post(address(invited))
    assert not RoleAssignment.objects.filter(person=cast["outsider"], school=cast.hill).exists()
    assert Invitation.objects.get().state == "open"


def test_one_press_answers_everything_sent_to_the_mailbox(invited: Invited, cast: Cast) -> None:
    invite(
        email="ny@example.no",
        name="Nina",
        office=Office(Role.OWNER, network=cast.network),
        by=cast["convenor"],
    )
    Client().post(address(invited), {"way": "code"})
    roles = RoleAssignment.objects.filter(person__email="ny@example.no").values_list("role", flat=True)
    assert set(roles) == {"leader", "owner"}


def test_used_withdrawn_expired_unknown_and_replaced_links_say_so(invited: Invited, cast: Cast) -> None:
    used = address(invited)
    Client().post(used, {"way": "code"})
    assert Client().get(used).status_code == 410
    assert Client().post(used, {"way": "code"}).status_code == 410

    by = cast["principal"]
    other = invite(email="en@example.no", name="En", office=Office(Role.LEADER, school=cast.hill), by=by)
    withdraw_invitation(invitation=other.invitation, by=by)
    withdraw_invitation(invitation=other.invitation, by=by)
    assert Client().get(address(other)).status_code == 410
    assert Client().post(address(other), {"way": "code"}).status_code == 410

    third = invite(email="to@example.no", name="To", office=Office(Role.LEADER, school=cast.hill), by=by)
    anew = send_invitation(invitation=third.invitation, by=by)
    assert Client().get(address(third)).status_code == 404
    assert Client().get(address(anew)).status_code == 200
    Invitation.objects.filter(pk=third.invitation.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    assert Client().get(address(anew)).status_code == 410
    assert Client().post(address(anew), {"way": "code"}).status_code == 410

    assert Client().get("/invitation/ukjent/").status_code == 404
    assert set(Person.objects.filter(email__in=["en@example.no", "to@example.no"])) == set()


def test_the_page_speaks_the_language_of_the_place(cast: Cast) -> None:
    cast.hill.language = "nn"
    cast.hill.save()
    invited = invite(
        email="a@example.no", name="A", office=Office(Role.LEADER, school=cast.hill), by=cast["principal"]
    )
    assert Client().get(address(invited))["Content-Language"] == "nn"
    client = Client()
    client.post("/accounts/language/", {"language": "en"})
    assert client.get(address(invited))["Content-Language"] == "en"


def at_once(act: Callable[[], int]) -> list[int]:
    """Two press at the same moment, each on a connection of its own."""
    together, answers = threading.Barrier(2), []

    def press() -> None:
        together.wait()
        try:
            answers.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _press in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_is_said_once_and_both_lead_on() -> None:
    call_command("createcachetable")
    cast = make_cast()
    invited = invite(
        email="ny@example.no", name="Ny", office=Office(Role.LEADER, school=cast.hill), by=cast["principal"]
    )
    form = {"way": "password", "password": PASSWORD}
    answers = at_once(lambda: Client().post(address(invited), form).status_code)
    assert answers == [302, 302]
    assert role_of("ny@example.no").person.check_password(PASSWORD)


def test_the_slower_press_of_two_goes_on_to_the_code_and_to_the_closed_page_when_withdrawn(
    invited: Invited, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the page's own look and the lock somebody else was quicker."""
    real = actions.accept_invitations

    def slow(**facts: Any) -> Any:
        real(**{**facts, "password": PASSWORD})
        return real(**facts)

    monkeypatch.setattr(actions, "accept_invitations", slow)
    answer = Client().post(address(invited), {"way": "code"})
    assert answer.headers["Location"].startswith("/accounts/login/code/confirm/")

    other = invite(
        email="en@example.no", name="En", office=Office(Role.LEADER, school=cast.hill), by=cast["principal"]
    )

    def withdrawn(**facts: Any) -> Any:
        withdraw_invitation(invitation=other.invitation, by=cast["principal"])
        return real(**facts)

    monkeypatch.setattr(actions, "accept_invitations", withdrawn)
    assert Client().post(address(other), {"way": "code"}).status_code == 410
    assert not Person.objects.filter(email="en@example.no").exists()
