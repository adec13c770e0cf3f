"""RKBU creates a network, adds schools, names people; what it may do ends when the network runs itself."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from foundation.audit.models import Entry
from foundation.post.models import Delivery, Message
from network.models import Invitation, Membership, Network, Role, RoleAssignment, School
from tests.cast import Cast

NEW = {
    "municipality": "Havnes kommune",
    "name": "Nettverk Havnes",
    "first_year": "2026",
    "year_count": "3",
    "language": "nn",
    "case_number": "26/114",
}
TABLE = (
    "Skule\tMålform\tTilsette\tRektor\tE-post\n"
    "Havnes skule\tnynorsk\t24\tBerit Vik\tberit@example.no\n"
    "Ås skule\tnynorsk\t9\tOla Nes\tola@example.no\n"
    "Øya oppvekstsenter\tbokmål\tmange\tIda Rø\tida@example.no\n"
)


@pytest.fixture
def rkbu(cast: Cast) -> Client:
    return cast.client("rkbu")


@pytest.fixture
def network(cast: Cast, rkbu: Client) -> Network:
    rkbu.post("/networks/new/", NEW)
    return Network.objects.get(name="Nettverk Havnes")


def test_rkbu_creates_a_network_with_its_years(network: Network) -> None:
    assert network.municipality.name == "Havnes kommune"
    assert [year.year for year in network.programme_years.all()] == [2026, 2027, 2028]
    assert Entry.objects.filter(action="network.created", object_id=network.pk).count() == 1


@pytest.mark.parametrize("count", [1, 5])
def test_a_network_lasts_two_to_four_years(network: Network, rkbu: Client, count: int) -> None:
    assert rkbu.post("/networks/new/", {**NEW, "name": "Nytt", "year_count": count}).status_code == 200
    assert not Network.objects.filter(name="Nytt").exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Network.objects.filter(pk=network.pk).update(year_count=count)


def test_pressed_twice_it_is_one_network(network: Network, rkbu: Client) -> None:
    rkbu.post("/networks/new/", {**NEW, "municipality": "havnes Kommune"})
    assert Network.objects.filter(name="Nettverk Havnes").count() == 1


@pytest.mark.parametrize("part", ["convenor", "owner", "reviewer", "editor", "operator", "principal"])
def test_nobody_else_creates_networks(cast: Cast, part: str) -> None:
    assert cast.client(part).post("/networks/new/", NEW).status_code == 403
    assert not Network.objects.filter(name="Nettverk Havnes").exists()


def preview(client: Client, network: Network, table: str = TABLE) -> str:
    answer = client.post(f"/networks/{network.pk}/schools/paste/", {"table": table})
    assert answer.status_code == 200
    return answer.content.decode()


def rows(*lines: dict[str, str]) -> dict[str, str]:
    data = {"row-TOTAL_FORMS": str(len(lines)), "row-INITIAL_FORMS": "0"}
    for number, line in enumerate(lines):
        data |= {f"row-{number}-{name}": value for name, value in line.items()}
    return data


HAVNES = {"include": "on", "name": "Havnes skule", "language": "nn", "staff_count": "24"}


def test_a_pasted_table_is_shown_with_its_errors_and_nothing_is_saved(network: Network, rkbu: Client) -> None:
    page = preview(rkbu, network)
    assert "Øya oppvekstsenter" in page
    assert 'id="id_row-2-staff_count_error"' in page
    assert not network.memberships.exists()
    assert not Invitation.objects.exists()


def test_confirmed_rows_become_schools_and_prepared_invitations(network: Network, rkbu: Client) -> None:
    principal = {"principal_name": "Berit Vik", "principal_email": "Berit@example.no"}
    left_out = {"name": "Ås skule", "staff_count": "mange"}
    answer = rkbu.post(f"/networks/{network.pk}/schools/confirm/", rows({**HAVNES, **principal}, left_out))
    assert answer.status_code == 302
    member = network.memberships.get()
    assert (member.school.name, member.school.language, member.school.staff_count) == (
        "Havnes skule",
        "nn",
        24,
    )
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.state, invitation.school) == (
        "berit@example.no",
        "prepared",
        member.school,
    )
    assert not Message.objects.exists()


def test_a_row_with_an_error_stops_all_and_keeps_what_was_typed(network: Network, rkbu: Client) -> None:
    wrong = {"include": "on", "name": "Øya skule", "staff_count": "mange", "principal_email": "ida"}
    answer = rkbu.post(f"/networks/{network.pk}/schools/confirm/", rows(HAVNES, wrong))
    assert answer.status_code == 422
    assert 'value="mange"' in answer.content.decode()
    assert not network.memberships.exists()


def test_the_same_table_confirmed_twice_adds_nothing(network: Network, rkbu: Client) -> None:
    for _time in range(2):
        rkbu.post(f"/networks/{network.pk}/schools/confirm/", rows(HAVNES))
    assert Membership.objects.filter(network=network).count() == 1
    assert "Har vore med" not in preview(rkbu, network)


def test_a_school_of_another_network_is_not_taken(cast: Cast, network: Network, rkbu: Client) -> None:
    network.municipality = cast.municipality
    network.save()
    answer = rkbu.post(
        f"/networks/{network.pk}/schools/confirm/", rows({"include": "on", "name": "havna skole"})
    )
    assert answer.status_code == 409
    assert not network.memberships.exists()
    answer = rkbu.post(f"/networks/{network.pk}/schools/new/", {"name": "Havna skole", "language": "nb"})
    assert answer.status_code == 200
    assert 'value="Havna skole"' in answer.content.decode()
    assert School.objects.filter(name="Havna skole").count() == 1


def test_nothing_but_text_in_the_table(network: Network, rkbu: Client) -> None:
    assert 'id="id_table_error"' in preview(rkbu, network, ";;;\n\t\t")


def test_all_prepared_invitations_go_in_one_press_one_mail_a_person(network: Network, rkbu: Client) -> None:
    principal = {"principal_name": "Berit Vik", "principal_email": "berit@example.no"}
    rkbu.post(f"/networks/{network.pk}/schools/confirm/", rows({**HAVNES, **principal}))
    rkbu.post(f"/networks/{network.pk}/convenor/", {"who": "invited:berit@example.no"})
    assert Invitation.objects.filter(sent_at=None).count() == 2
    for _time in range(2):
        rkbu.post(f"/networks/{network.pk}/invitations/send/")
    delivery = Delivery.objects.get()
    assert delivery.email == "berit@example.no"
    assert delivery.language == "nn"
    assert delivery.message.body.count("/invitation/") == 1
    assert Invitation.objects.filter(sent_at=None).count() == 0


def test_rkbu_names_itself_acting_convenor_and_reviewer(cast: Cast, network: Network, rkbu: Client) -> None:
    me = f"person:{cast['rkbu'].pk}"
    for _time in range(2):
        rkbu.post(f"/networks/{network.pk}/convenor/", {"who": me})
        rkbu.post(f"/networks/{network.pk}/reviewer/", {"who": me})
    roles = RoleAssignment.objects.filter(network=network).order_by("role")
    assert [(role.role, role.acting, role.person) for role in roles] == [
        ("convenor", True, cast["rkbu"]),
        ("reviewer", False, cast["rkbu"]),
    ]
    assert Entry.objects.filter(action="role.given", network_id=network.pk).count() == 2
    assert rkbu.get(f"/networks/{network.pk}/set-up/").status_code == 200


def test_a_network_with_convenor_and_reviewer_runs_itself(cast: Cast, rkbu: Client) -> None:
    for path in ("set-up/", "schools/new/", "schools/paste/", "edit/", "invite/", "convenor/", "anchoring/"):
        assert rkbu.get(f"/networks/{cast.network.pk}/{path}").status_code == 403, path
    assert rkbu.get(f"/networks/{cast.network.pk}/people/").status_code == 404
    assert rkbu.get(f"/schools/{cast.hill.pk}/").status_code == 404
    assert rkbu.get(f"/networks/{cast.network.pk}/reviewer/").status_code == 200


def test_when_the_convenor_is_gone_rkbu_can_help_again(cast: Cast, rkbu: Client) -> None:
    RoleAssignment.objects.filter(person=cast["convenor"], role=Role.CONVENOR).delete()
    assert rkbu.get(f"/networks/{cast.network.pk}/set-up/").status_code == 200


def test_rkbus_list_shows_name_place_years_and_reviewer_only(cast: Cast, rkbu: Client) -> None:
    page = rkbu.get("/networks/").content.decode()
    for shown in ("Nettverk Fjordvik", "Fjordvik kommune", "2026/27", "Silje Moen"):
        assert shown in page
    for hidden in ("Havna skole", "Kari Nygård", "Geir Strand"):
        assert hidden not in page


@pytest.mark.parametrize("networks", [1, 3])
def test_rkbus_list_costs_the_same_for_one_and_three(
    cast: Cast, rkbu: Client, networks: int, django_assert_num_queries: object
) -> None:
    Network.objects.exclude(pk=cast.network.pk).delete() if networks == 1 else rkbu.post(
        "/networks/new/", NEW
    )
    rkbu.get("/networks/")
    with django_assert_num_queries(6):
        rkbu.get("/networks/")


@pytest.mark.parametrize("part", ["principal", "leader", "owner", "reviewer"])
def test_members_do_not_run_the_network(cast: Cast, part: str) -> None:
    client = cast.client(part)
    for path in ("set-up/", "schools/new/", "edit/", "invite/", "convenor/", "reviewer/", "hosts/"):
        assert client.get(f"/networks/{cast.network.pk}/{path}").status_code == 403, path


def test_the_outsider_finds_nothing(cast: Cast) -> None:
    client = cast.client("outsider")
    for path in (
        "",
        "set-up/",
        "people/",
        "schools/new/",
        "edit/",
        "invite/",
        "reviewer/",
        "hosts/",
        "hosts/swap/",
    ):
        assert client.get(f"/networks/{cast.network.pk}/{path}").status_code == 404, path
    for path in ("", "edit/", "invite/"):
        assert client.get(f"/schools/{cast.hill.pk}/{path}").status_code == 404, path


def test_writing_needs_a_post(cast: Cast, rkbu: Client) -> None:
    for path in ("schools/confirm/", "hosts/move/", "invitations/send/"):
        assert cast.client("convenor").get(f"/networks/{cast.network.pk}/{path}").status_code == 405, path
