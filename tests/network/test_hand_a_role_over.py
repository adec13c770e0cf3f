"""Taking over: the old access ends the same day, open things pass on, everything is noted."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from foundation.access.verdict import Refused
from foundation.audit.models import Entry
from foundation.post.models import Delivery
from network import takeover
from network.actions import (
    Office,
    accept_invitations,
    assign,
    hand_over,
    invite,
    prepare_invitation,
    send_invitation,
)
from network.jobs import withdraw_when_the_day_comes
from network.models import Invitation, Role, RoleAssignment, School
from network.roles import actor_for
from plans.actions.along import write_log
from plans.models import Plan
from tests.cast import Cast


def held(cast: Cast, part: str, role: str) -> RoleAssignment:
    return RoleAssignment.objects.get(person=cast[part], role=role)


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    seen: list[tuple[int, int]] = []

    def handler(old: RoleAssignment, new: RoleAssignment, by: object) -> int:
        seen.append((old.person_id, new.person_id))
        return 3

    monkeypatch.setattr(takeover, "_followers", [(handler, lambda actor, old: [])])
    return seen


def test_the_principal_hands_over_to_a_leader_of_the_school(
    cast: Cast, passed: list[tuple[int, int]]
) -> None:
    role = held(cast, "principal", Role.PRINCIPAL)
    client, today = cast.client("principal"), timezone.localdate()
    answer = client.post(
        f"/roles/{role.pk}/hand-over/", {"who": f"person:{cast['leader'].pk}", "on": str(today)}
    )
    assert answer.headers["Location"] == "/"
    assert not actor_for(cast["principal"]).has("principal", "leader")
    assert actor_for(cast["leader"]).has("principal", school=cast.hill.pk)
    assert not actor_for(cast["leader"]).has("leader")
    assert passed == [(cast["principal"].pk, cast["leader"].pk)]
    assert Entry.objects.get(action="role.taken_over").detail["passed_on"] == 3
    assert client.get(f"/schools/{cast.hill.pk}/").status_code == 404


def test_what_a_former_member_wrote_stays_with_the_name(cast: Cast) -> None:
    plan = Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    today, by = timezone.localdate(), cast["principal"]
    write_log(plan=plan, on=today, kind="story", text="Han bygger radioer.", shared=False, by=by)
    hand_over(role=held(cast, "principal", Role.PRINCIPAL), to=cast["leader"], by=by)
    assert cast.client("principal").get(f"/plans/{plan.pk}/log/").status_code == 404
    kept = cast.client("leader").get(f"/plans/{plan.pk}/log/").content.decode()
    assert "Han bygger radioer." in kept
    assert by.name in kept


def test_a_new_principal_by_mail_ends_the_old_access_at_once_and_inherits_on_yes(
    cast: Cast, passed: list[tuple[int, int]]
) -> None:
    role = held(cast, "principal", Role.PRINCIPAL)
    data = {"who": "other", "name": "Nina Ytre", "email": "nina@example.no", "on": str(timezone.localdate())}
    cast.client("convenor").post(f"/roles/{role.pk}/hand-over/", data)
    assert not actor_for(cast["principal"]).grants
    assert passed == []
    invitation = Invitation.objects.get()
    assert invitation.replaces == role
    new = accept_invitations(email="nina@example.no", name="Nina Ytre", language="nb", by=None).person
    assert passed == [(cast["principal"].pk, new.pk)]


def test_a_takeover_later_leaves_the_old_access_until_then(cast: Cast) -> None:
    role, soon = held(cast, "principal", Role.PRINCIPAL), timezone.localdate() + timedelta(days=10)
    hand_over(role=role, to=cast["leader"], on=soon, by=cast["principal"])
    assert actor_for(cast["principal"]).has("principal")
    assert not actor_for(cast["leader"]).has("principal")
    role.refresh_from_db()
    assert role.ends_on == soon


def test_a_chosen_convenor_ends_the_acting_ones_time(cast: Cast, passed: list[tuple[int, int]]) -> None:
    assign(person=cast["third"], office=Office(Role.CONVENOR, network=cast.network), by=cast["convenor"])
    assert actor_for(cast["third"]).has("convenor", network=cast.network.pk)
    assert not actor_for(cast["convenor"]).has("convenor")
    assert passed == [(cast["convenor"].pk, cast["third"].pk)]


@pytest.mark.parametrize("acting", [False, True])
def test_a_principal_invited_from_the_networks_page_takes_over_and_is_told_so(
    cast: Cast, passed: list[tuple[int, int]], acting: bool
) -> None:
    page, client = f"/networks/{cast.network.pk}/invite/", cast.client("convenor")
    assert "En skole har én rektor" in client.get(page).content.decode()
    data = {"name": "Nina Ytre", "email": "third@example.no", "role": "principal", "school": cast.hill.pk}
    client.post(page, data | ({"acting": "on"} if acting else {}))
    assert actor_for(cast["principal"]).has("principal", school=cast.hill.pk), "until somebody says yes"
    invited = send_invitation(invitation=Invitation.objects.get(), by=cast["convenor"])
    address = f"/invitation/{invited.token}/"
    shown = cast.client("third").get(address).content.decode()
    assert f"{cast['principal'].name} er rektor ved Ås skole nå" in shown
    cast.client("third").post(address)
    now = RoleAssignment.objects.on(timezone.localdate()).filter(school=cast.hill, role=Role.PRINCIPAL)
    assert [(role.person, role.acting) for role in now] == [(cast["third"], acting)]
    assert not actor_for(cast["principal"]).has("principal", "leader", school=cast.hill.pk)
    assert passed == [(cast["principal"].pk, cast["third"].pk)]


def test_one_who_is_to_begin_later_still_does_and_ends_the_time_of_who_comes_between(cast: Cast) -> None:
    role, soon = held(cast, "principal", Role.PRINCIPAL), timezone.localdate() + timedelta(days=10)
    later = hand_over(role=role, to=cast["leader"], on=soon, by=cast["principal"])
    office = Office(Role.PRINCIPAL, school=cast.hill, acting=True)
    between = assign(person=cast["third"], office=office, by=cast["convenor"])
    for one in (role, later, between):
        one.refresh_from_db()
    assert role.ends_on == timezone.localdate()
    assert (between.ends_on, later.ends_on) == (soon, None)
    assert (later.replaced, later.passed_on) == (between, False)


def test_given_twice_it_is_one_role(cast: Cast) -> None:
    for _time in range(2):
        assign(person=cast["third"], office=Office(Role.OWNER, network=cast.network), by=cast["convenor"])
    assert RoleAssignment.objects.filter(person=cast["third"], role=Role.OWNER).count() == 1


def test_nobody_hands_over_what_is_not_theirs(cast: Cast) -> None:
    role = held(cast, "principal", Role.PRINCIPAL)
    for part, status in (
        ("leader", 403),
        ("third", 403),
        ("owner", 403),
        ("reviewer", 403),
        ("outsider", 404),
    ):
        client: Client = cast.client(part)
        assert client.get(f"/roles/{role.pk}/hand-over/").status_code == status, part
        assert client.get(f"/roles/{role.pk}/end/").status_code == status, part


def test_nobody_lets_themselves_into_a_school(cast: Cast) -> None:
    with pytest.raises(Refused):
        prepare_invitation(
            email=cast["convenor"].email,
            name="K",
            office=Office(Role.LEADER, school=cast.hill),
            by=cast["convenor"],
        )
    data = {"name": "K", "email": cast["convenor"].email, "role": "leader", "school": cast.hill.pk}
    answer = cast.client("convenor").post(f"/networks/{cast.network.pk}/invite/", data)
    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_a_schools_leadership_hears_who_was_let_in_by_another(cast: Cast) -> None:
    by = cast["convenor"]
    invite(email="ny@example.no", name="Ny", office=Office(Role.LEADER, school=cast.hill), by=by)
    accept_invitations(email="ny@example.no", name="Ny", language="nb", by=None)
    told = Delivery.objects.filter(message__kind="network.leader").values_list("email", flat=True)
    assert set(told) == {cast["principal"].email, cast["leader"].email}


def test_ending_a_role_twice_is_ending_it_once(cast: Cast) -> None:
    role = held(cast, "leader", Role.LEADER)
    client, data = cast.client("principal"), {"on": str(timezone.localdate())}
    assert client.post(f"/roles/{role.pk}/end/", data).status_code == 302
    assert client.post(f"/roles/{role.pk}/end/", data).status_code == 404
    assert not actor_for(cast["leader"]).grants
    assert Entry.objects.filter(action="role.ended", object_id=role.pk).count() == 1


def test_a_role_does_not_end_yesterday(cast: Cast) -> None:
    role = held(cast, "leader", Role.LEADER)
    yesterday = timezone.localdate() - timedelta(days=1)
    answer = cast.client("principal").post(f"/roles/{role.pk}/end/", {"on": str(yesterday)})
    assert 'id="id_on_error"' in answer.content.decode()
    assert actor_for(cast["leader"]).grants


def test_one_may_leave_by_oneself_but_the_last_of_rkbu_stays(cast: Cast) -> None:
    today = {"on": str(timezone.localdate())}
    leader = held(cast, "leader", Role.LEADER)
    assert cast.client("leader").post(f"/roles/{leader.pk}/end/", today).headers["Location"] == "/"
    rkbu = held(cast, "rkbu", Role.RKBU)
    answer = cast.client("rkbu").post(f"/roles/{rkbu.pk}/end/", today)
    assert answer.status_code == 200
    assert actor_for(cast["rkbu"]).has("rkbu")


def asked_to(cast: Cast, school: School, by: str, role: str = Role.LEADER) -> Invitation:
    office = Office(role, school=school)
    return invite(email=f"venn-{school.pk}@example.no", name="Venn", office=office, by=cast[by]).invitation


def test_what_one_has_asked_others_to_ends_with_the_role_and_the_page_says_so(cast: Cast) -> None:
    asked, role = asked_to(cast, cast.hill, "principal"), held(cast, "principal", Role.PRINCIPAL)
    for page in ("hand-over", "end"):
        told = cast.client("convenor").get(f"/roles/{role.pk}/{page}/").content.decode()
        assert "venn-" in told
        assert "Invitasjoner som blir trukket tilbake" in told
    hand_over(role=role, to=cast["leader"], by=cast["convenor"])
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
    with pytest.raises(Refused):
        accept_invitations(email=asked.email, name="Venn", language="nb", by=None)
    assert not RoleAssignment.objects.filter(person__email=asked.email).exists()


def test_what_is_asked_to_through_another_role_stands(cast: Cast) -> None:
    at_own, at_another = asked_to(cast, cast.harbour, "convenor"), asked_to(cast, cast.hill, "convenor")
    owner = invite(
        email="eier@example.no",
        name="E",
        office=Office(Role.OWNER, network=cast.network),
        by=cast["convenor"],
    ).invitation
    assign(person=cast["third"], office=Office(Role.CONVENOR, network=cast.network), by=cast["convenor"])
    states = []
    for asked in (at_own, at_another, owner):
        asked.refresh_from_db()
        states.append(asked.state)
    assert states == ["open", "withdrawn", "withdrawn"]


def test_an_acting_convenors_setting_up_stands(cast: Cast) -> None:
    RoleAssignment.objects.filter(person=cast["convenor"], role=Role.CONVENOR).update(acting=True)
    RoleAssignment.objects.filter(person=cast["third"]).update(role=Role.LEADER)
    first = asked_to(cast, cast.island, "convenor", Role.PRINCIPAL)
    friend = asked_to(cast, cast.hill, "convenor")
    assign(person=cast["third"], office=Office(Role.CONVENOR, network=cast.network), by=cast["convenor"])
    first.refresh_from_db()
    friend.refresh_from_db()
    assert (first.state, friend.state) == ("open", "withdrawn")


def test_a_role_that_ends_later_keeps_its_invitations_until_the_clock_strikes(cast: Cast) -> None:
    asked, role = asked_to(cast, cast.hill, "principal"), held(cast, "principal", Role.PRINCIPAL)
    soon = timezone.localdate() + timedelta(days=3)
    data = {"who": "other", "name": "Nina", "email": "nina@example.no", "on": str(soon)}
    cast.client("principal").post(f"/roles/{role.pk}/hand-over/", data)
    assert withdraw_when_the_day_comes(timezone.now()) == 0
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        assert withdraw_when_the_day_comes(timezone.now()) == 1
        assert withdraw_when_the_day_comes(timezone.now()) == 0
        asked.refresh_from_db()
        assert asked.state == "withdrawn"
        assert Invitation.objects.get(email="nina@example.no").state == "open"
