"""What the upper floors say on a network's page, and what follows a role that is taken over."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from network.actions import Office, assign, hand_over
from network.models import Membership, Role, RoleAssignment
from plans.actions.sharing import share_plan
from plans.models import Plan
from sessions.models import Kind, NetworkSession, Task
from tests.cast import Cast


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)


def test_a_plan_not_shared_reads_so_and_the_owner_is_told_nothing(cast: Cast, plan: Plan) -> None:
    address = f"/networks/{cast.network.pk}/"
    assert "Ikke delt ennå" in cast.client("third").get(address).content.decode()
    assert "Ikke delt ennå" not in cast.client("owner").get(address).content.decode()
    assert f"/plans/{plan.pk}/" in cast.client("leader").get(address).content.decode()


def test_a_shared_plan_is_linked_for_its_audience(cast: Cast, plan: Plan) -> None:
    share_plan(plan=plan, audiences=["network"], figures={}, by=cast["principal"])
    address = f"/networks/{cast.network.pk}/"
    assert f"/plans/{plan.pk}/" in cast.client("third").get(address).content.decode()
    assert f"/plans/{plan.pk}/" not in cast.client("owner").get(address).content.decode()


def test_rkbus_list_shows_session_dates(cast: Cast) -> None:
    NetworkSession.objects.create(
        programme_year=cast.year, network=cast.network, number=1, kind=Kind.FIRST, minutes=180,
        starts_at=timezone.now().replace(month=6, day=2, hour=11),
    )  # fmt: skip
    assert "2. juni" in cast.client("rkbu").get("/networks/").content.decode().replace("\xa0", " ")


def test_a_new_convenor_takes_the_open_tasks_over(cast: Cast) -> None:
    soon = timezone.localdate() + timedelta(days=9)
    mine = Task.objects.create(
        network=cast.network, what="Bestille lokale", person=cast["convenor"], due_on=soon
    )
    schools = Task.objects.create(
        network=cast.network, what="Prøve skjemaet", school=cast.harbour, due_on=soon
    )
    assign(person=cast["third"], office=Office(Role.CONVENOR, network=cast.network), by=cast["convenor"])
    mine.refresh_from_db()
    schools.refresh_from_db()
    assert mine.person == cast["third"]
    assert (schools.person, schools.school) == (None, cast.harbour)


def test_a_new_principal_takes_the_open_tasks_over(cast: Cast) -> None:
    task = Task.objects.create(
        network=cast.network, what="Ringe", person=cast["principal"], due_on=timezone.localdate()
    )
    role = RoleAssignment.objects.get(person=cast["principal"])
    hand_over(role=role, to=cast["leader"], by=cast["principal"])
    task.refresh_from_db()
    assert task.person == cast["leader"]


def test_the_whole_page_costs_the_same_for_one_and_three_schools(cast: Cast) -> None:
    def cost() -> int:
        client = cast.client("third")
        client.get("/accounts/profile/")
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/networks/{cast.network.pk}/").status_code == 200
        return len(found)

    three = cost()
    Membership.objects.filter(school__in=[cast.hill, cast.harbour]).delete()
    assert cost() == three
