"""The school's page, its facts and its leaders; joining and leaving; the order of the hosts; anchoring."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.access.verdict import Refused
from network import queries, sections
from network.actions import (
    Office,
    SchoolFacts,
    accept_invitations,
    add_school,
    assign,
    create_network,
    invite,
    remove_school,
)
from network.models import Anchoring, Membership, Role, RoleAssignment, School
from tests.cast import Cast

FACTS = {
    "name": "Ås skule",
    "language": "nn",
    "staff_count": "14",
    "meeting_room": "Biblioteket",
    "address": "",
}


@pytest.mark.parametrize("part", ["principal", "leader", "third", "convenor", "owner", "reviewer"])
def test_the_network_sees_a_school(cast: Cast, part: str) -> None:
    page = cast.client(part).get(f"/schools/{cast.hill.pk}/").content.decode()
    assert "Anders Lien" in page
    assert ("Siste endringer" in page or "Latest changes" in page) is False


@pytest.mark.parametrize("part", ["principal", "leader"])
def test_its_leadership_keeps_its_facts(cast: Cast, part: str) -> None:
    assert cast.client(part).post(f"/schools/{cast.hill.pk}/edit/", FACTS).status_code == 302
    cast.hill.refresh_from_db()
    assert (cast.hill.name, cast.hill.language, cast.hill.staff_count) == ("Ås skule", "nn", 14)


@pytest.mark.parametrize("part", ["third", "convenor", "owner", "reviewer", "rkbu"])
def test_others_do_not(cast: Cast, part: str) -> None:
    assert cast.client(part).post(f"/schools/{cast.hill.pk}/edit/", FACTS).status_code in (403, 404)
    cast.hill.refresh_from_db()
    assert cast.hill.name == "Ås skole"


def test_whoever_set_it_up_corrects_it_until_it_has_a_principal(cast: Cast) -> None:
    school = add_school(network=cast.network, facts=SchoolFacts("Nes"), by=cast["convenor"]).school
    assert (
        cast.client("convenor")
        .post(f"/schools/{school.pk}/edit/", {**FACTS, "name": "Nes skole"})
        .status_code
        == 302
    )


def test_a_name_that_is_taken_is_said_on_the_form(cast: Cast) -> None:
    answer = cast.client("principal").post(
        f"/schools/{cast.hill.pk}/edit/", {**FACTS, "name": "Havna  skole"}
    )
    assert answer.status_code == 200
    assert School.objects.get(pk=cast.hill.pk).name == "Ås skole"


def test_an_identity_number_in_a_field_is_refused(cast: Cast) -> None:
    answer = cast.client("principal").post(
        f"/schools/{cast.hill.pk}/edit/", {**FACTS, "meeting_room": "Ring 01010750160"}
    )
    assert 'id="id_meeting_room_error"' in answer.content.decode()


def test_a_leaders_function_and_teacher_module(cast: Cast) -> None:
    role = RoleAssignment.objects.get(person=cast["leader"])
    today = timezone.localdate()
    data = {"function": "Inspektør", "teacher_module_on": str(today)}
    assert cast.client("leader").post(f"/roles/{role.pk}/note/", data).status_code == 302
    role.refresh_from_db()
    assert (role.function, role.teacher_module_on) == ("Inspektør", today)
    late = {**data, "teacher_module_on": str(today + timedelta(days=1))}
    assert (
        'id="id_teacher_module_on_error"'
        in cast.client("leader").post(f"/roles/{role.pk}/note/", late).content.decode()
    )
    assert cast.client("third").post(f"/roles/{role.pk}/note/", data).status_code == 403


def test_the_principal_invites_a_leader_and_sends_anew_and_withdraws(cast: Cast) -> None:
    client = cast.client("principal")
    data = {"name": "Ny", "email": "ny@example.no", "role": "leader"}
    for _time in range(2):
        assert client.post(f"/schools/{cast.hill.pk}/invite/", data).status_code == 302
    invitation = cast.hill.invitations.get()
    assert client.post(f"/invitations/{invitation.pk}/resend/").status_code == 302
    assert cast.client("leader").post(f"/invitations/{invitation.pk}/withdraw/").status_code == 403
    assert cast.client("outsider").post(f"/invitations/{invitation.pk}/withdraw/").status_code == 404
    for _time in range(2):
        assert client.post(f"/invitations/{invitation.pk}/withdraw/").status_code == 302
    assert client.post(f"/invitations/{invitation.pk}/resend/").status_code == 409


def test_who_holds_the_role_is_not_invited_to_it(cast: Cast) -> None:
    data = {"name": "Tone", "email": cast["leader"].email, "role": "leader"}
    answer = cast.client("principal").post(f"/schools/{cast.hill.pk}/invite/", data)
    assert answer.status_code == 200
    assert not cast.hill.invitations.exists()


def test_a_school_leaves_and_joins_again_last_in_the_order(cast: Cast) -> None:
    membership = Membership.objects.get(school=cast.harbour)
    today = timezone.localdate()
    yesterday = str(today - timedelta(days=1))
    client = cast.client("convenor")
    for _time in range(2):
        client.post(f"/memberships/{membership.pk}/leave/", {"last_day": yesterday})
    assert cast.harbour not in queries.schools_of(cast.network)
    assert "Havna skole" in client.get(f"/networks/{cast.network.pk}/set-up/").content.decode()
    add_school(network=cast.network, facts=SchoolFacts("Havna skole"), by=cast["convenor"])
    assert queries.schools_of(cast.network)[-1] == cast.harbour
    assert Membership.objects.get(school=cast.harbour).joined_on == today
    assert cast.client("principal").get(f"/memberships/{membership.pk}/leave/").status_code == 403
    assert cast.client("outsider").get(f"/memberships/{membership.pk}/leave/").status_code == 404


def test_a_school_that_is_led_joins_by_its_principals_own_yes(cast: Cast) -> None:
    """Else the convenor of any network there could take it in by its name, and let an accomplice in among its leaders."""
    membership = Membership.objects.get(school=cast.hill)
    remove_school(
        membership=membership, last_day=timezone.localdate() - timedelta(days=1), by=cast["convenor"]
    )
    other = create_network(
        municipality=cast.municipality.name, name="Nabo", first_year=2026, year_count=2, language="nb", by=cast["rkbu"]
    )  # fmt: skip
    assign(person=cast["third"], office=Office(Role.CONVENOR, network=other), by=cast["rkbu"])
    for part in ("third", "rkbu"):
        answer = cast.client(part).post(
            f"/networks/{other.pk}/schools/new/", {"name": "ås  SKOLE", "language": "nb"}
        )
        assert answer.status_code == 200
        assert "Anders Lien" in answer.content.decode()
        assert not other.memberships.exists()
        assert cast.client(part).get(f"/schools/{cast.hill.pk}/invite/").status_code == 404
    facts = SchoolFacts("Ås skole")
    with pytest.raises(Refused):
        add_school(network=cast.network, facts=facts, by=cast["convenor"])
    principal = cast["principal"]
    invite(email=principal.email, name="A", office=Office(Role.MINUTE_TAKER, network=other), by=cast["third"])
    with pytest.raises(Refused):
        add_school(network=other, facts=facts, by=cast["third"])
    accept_invitations(email=principal.email, name="A", language="nb", by=principal)
    assert add_school(network=other, facts=facts, by=cast["third"]).school == cast.hill


def test_a_school_does_not_leave_before_it_joined(cast: Cast) -> None:
    membership = Membership.objects.get(school=cast.harbour)
    answer = cast.client("convenor").post(f"/memberships/{membership.pk}/leave/", {"last_day": "2019-01-01"})
    assert 'id="id_last_day_error"' in answer.content.decode()


def test_the_convenor_orders_the_hosts(cast: Cast) -> None:
    client = cast.client("convenor")
    client.post(f"/networks/{cast.network.pk}/hosts/move/", {"move": f"{cast.island.pk}:-1"})
    assert queries.schools_of(cast.network) == [cast.harbour, cast.island, cast.hill]
    client.post(f"/networks/{cast.network.pk}/hosts/move/", {"move": "tull:9"})
    before_and_after = client.get(
        f"/networks/{cast.network.pk}/hosts/swap/", {"one": cast.harbour.pk, "other": cast.hill.pk}
    )
    assert 'class="is-moved"' in before_and_after.content.decode()
    assert queries.schools_of(cast.network) == [cast.harbour, cast.island, cast.hill]
    client.post(f"/networks/{cast.network.pk}/hosts/swap/", {"one": cast.harbour.pk, "other": cast.hill.pk})
    assert queries.schools_of(cast.network) == [cast.hill, cast.island, cast.harbour]
    assert cast.client("owner").post(f"/networks/{cast.network.pk}/hosts/move/").status_code == 403


@pytest.mark.parametrize("part", ["owner", "convenor"])
def test_owner_and_convenor_note_a_decision_and_correct_it(cast: Cast, part: str) -> None:
    client = cast.client(part)
    data = {
        "body": "Kommunestyret",
        "decided_on": "2026-04-23",
        "case_number": "34/26",
        "plans": "Kvalitetsplan",
    }
    for _time in range(2):
        assert client.post(f"/networks/{cast.network.pk}/anchoring/", data).status_code == 302
    anchoring = Anchoring.objects.get()
    client.post(f"/anchorings/{anchoring.pk}/", {**data, "case_number": "35/26"})
    anchoring.refresh_from_db()
    assert anchoring.case_number == "35/26"
    assert cast.client("principal").get(f"/anchorings/{anchoring.pk}/").status_code == 403
    assert cast.client("outsider").get(f"/anchorings/{anchoring.pk}/").status_code == 404
    assert client.post(f"/anchorings/{anchoring.pk}/remove/").status_code == 302
    assert not Anchoring.objects.exists()


def test_schools_stand_in_norwegian_order(cast: Cast) -> None:
    for name in ("Ørsta skole", "Aas skole", "Ærlia skole"):
        add_school(network=cast.network, facts=SchoolFacts(name), by=cast["convenor"])
    names = [row.school.name for row in queries.roster_of(cast.network).schools]
    assert names == [
        "Aas skole",
        "Čáhceravda skuvla",
        "Havna skole",
        "Ærlia skole",
        "Ørsta skole",
        "Ås skole",
    ]


@pytest.mark.parametrize("schools", [1, 3])
@pytest.mark.parametrize(("path", "number"), [("", 14), ("people/", 10), ("set-up/", 12)])
def test_the_pages_cost_the_same_for_one_and_three_schools(
    cast: Cast,
    schools: int,
    path: str,
    number: int,
    django_assert_num_queries: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = [section for section in sections._sections if section.template.startswith("network/")]
    monkeypatch.setattr(sections, "_sections", own)
    monkeypatch.setattr(sections, "_next_steps", [])
    monkeypatch.setattr(sections, "_school_notes", [])
    if schools == 1:
        RoleAssignment.objects.filter(school__in=[cast.hill, cast.island]).delete()
        Membership.objects.filter(school__in=[cast.hill, cast.island]).delete()
    client = cast.client("convenor")
    client.get("/accounts/profile/")
    with django_assert_num_queries(number):
        assert client.get(f"/networks/{cast.network.pk}/{path}").status_code == 200


def test_rkbus_own_people(cast: Cast) -> None:
    client = cast.client("rkbu")
    assert "Espen Dahl" in client.get("/rkbu/").content.decode()
    data = {"name": "Ny", "email": "ny@example.no", "role": Role.EDITOR}
    for _time in range(2):
        assert client.post("/rkbu/", data).status_code == 302
    assert "ny@example.no" in client.get("/rkbu/").content.decode()
    assert cast.client("operator").get("/rkbu/").status_code == 200
    assert cast.client("convenor").get("/rkbu/").status_code == 403
