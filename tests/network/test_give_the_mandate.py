"""The principal lets one leader share, hand out, open and close rounds, from and to."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from foundation.access.verdict import Refused
from foundation.audit.models import Entry
from network.actions import Office, assign, end_mandate, end_role, give_mandate, hand_over
from network.hats import hats_of
from network.models import Role, RoleAssignment
from network.queries import mandate_at
from network.roles import actor_for
from plans.actions import begin_plan
from plans.queries import plan_for
from plans.rules import share_plan
from tests.cast import Cast


def role_of(cast: Cast, part: str, role: str = Role.LEADER) -> RoleAssignment:
    return RoleAssignment.objects.get(person=cast[part], role=role)


def given(cast: Cast, starts_in: int = 0, days: int = 30) -> RoleAssignment:
    first = timezone.localdate() + timedelta(days=starts_in)
    role = role_of(cast, "leader")
    return give_mandate(role=role, first=first, last=first + timedelta(days=days), by=cast["principal"])


def holds(cast: Cast) -> bool:
    return actor_for(cast["leader"]).has("mandate", school=cast.hill.pk)


def address(cast: Cast, tail: str = "") -> str:
    return f"/schools/{cast.hill.pk}/mandate/{tail}"


def form(cast: Cast, first: date, last: date, **other: object) -> dict[str, object]:
    return {"leader": role_of(cast, "leader").pk, "first": first, "last": last, **other}


def test_the_principal_names_a_leader_and_takes_it_back(cast: Cast) -> None:
    client, today = cast.client("principal"), timezone.localdate()
    assert "Tone Berg" in client.get(address(cast)).content.decode()
    answer = client.post(address(cast), form(cast, today, today), follow=True)
    assert "Tone Berg har fullmakt fra rektor" in answer.content.decode()
    assert "Tone Berg fikk fullmakt fra rektor" in answer.content.decode()
    assert holds(cast)
    assert client.get(address(cast, "end/")).status_code == 405
    for _press in range(2):
        answer = client.post(address(cast, "end/"), follow=True)
    assert "Tone Berg har fullmakt" not in answer.content.decode()
    assert not holds(cast)
    assert Entry.objects.filter(action="role.mandate_given", person=cast["principal"]).count() == 1
    assert Entry.objects.filter(action="role.mandate_ended", person=cast["principal"]).count() == 1


@pytest.mark.parametrize("part", ["leader", "convenor", "owner", "reviewer", "third"])
def test_nobody_else_gives_it(cast: Cast, part: str) -> None:
    today = timezone.localdate()
    client = cast.client(part)
    assert client.get(address(cast)).status_code == 403
    assert client.post(address(cast), form(cast, today, today)).status_code == 403
    assert not holds(cast)


def test_an_outsider_finds_nothing(cast: Cast) -> None:
    assert cast.client("outsider").get(address(cast)).status_code == 404


@pytest.mark.parametrize(
    ("first", "last", "said"), [(0, -1, "en senere dag"), (5, 3, "før første dag"), (-9, -2, "en senere dag")]
)
def test_wrong_days_are_said_and_kept_on_the_form(cast: Cast, first: int, last: int, said: str) -> None:
    today = timezone.localdate()
    days = [today + timedelta(days=number) for number in (first, last)]
    answer = cast.client("principal").post(address(cast), form(cast, *days))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert days[1].isoformat() in answer.content.decode()
    assert mandate_at(cast.hill) is None


def test_only_a_leader_of_the_school_can_be_named(cast: Cast) -> None:
    today = timezone.localdate()
    wrong = form(cast, today, today, leader=role_of(cast, "third", Role.PRINCIPAL).pk)
    assert cast.client("principal").post(address(cast), wrong).status_code == 422
    with pytest.raises(Refused):
        give_mandate(
            role=role_of(cast, "principal", Role.PRINCIPAL), first=today, last=today, by=cast["principal"]
        )


@pytest.mark.parametrize(("starts_in", "holds_today"), [(1, False), (0, True), (-30, True), (-31, False)])
def test_it_holds_from_the_first_day_to_the_last_and_ends_by_itself(
    cast: Cast, starts_in: int, holds_today: bool
) -> None:
    given(cast, starts_in)
    plan = begin_plan(school=cast.hill, network=cast.network, first_year=2026, years=5, by=cast["principal"])
    actor = actor_for(cast["leader"])
    found = plan_for(actor, plan.pk)
    assert found is not None
    assert bool(share_plan(actor, found)) is holds_today
    assert cast.client("leader").get(f"/plans/{plan.pk}/hand-out/").status_code == (
        200 if holds_today else 403
    )


def test_it_is_no_hat_and_opens_no_other_school(cast: Cast) -> None:
    given(cast)
    actor = actor_for(cast["leader"])
    assert [hat.role for hat in hats_of(actor, "")] == ["leader"]
    assert not actor.has("mandate", school=cast.harbour.pk)
    assert not actor.has("principal")


def test_one_leader_at_a_time(cast: Cast) -> None:
    given(cast)
    other = assign(person=cast["editor"], office=Office(Role.LEADER, school=cast.hill), by=cast["principal"])
    today = timezone.localdate()
    give_mandate(role=other, first=today, last=today, by=cast["principal"])
    assert not holds(cast)
    assert mandate_at(cast.hill) == other


def test_an_old_one_is_no_hindrance_for_a_new_one(cast: Cast) -> None:
    given(cast, starts_in=-90)
    other = assign(person=cast["editor"], office=Office(Role.LEADER, school=cast.hill), by=cast["principal"])
    today = timezone.localdate()
    give_mandate(role=other, first=today, last=today, by=cast["principal"])
    assert mandate_at(cast.hill) == other
    assert not Entry.objects.filter(action="role.mandate_ended").exists()


def test_it_ends_with_the_principal_who_gave_it(cast: Cast) -> None:
    given(cast)
    day = timezone.localdate() + timedelta(days=10)
    hand_over(role=role_of(cast, "principal", Role.PRINCIPAL), to=cast["third"], on=day, by=cast["principal"])
    held = mandate_at(cast.hill)
    assert held is not None
    assert held.mandate_to == day - timedelta(days=1)
    end_role(role=role_of(cast, "principal", Role.PRINCIPAL), on=timezone.localdate(), by=cast["principal"])
    assert mandate_at(cast.hill) is None


def test_it_ends_with_the_leaders_own_role(cast: Cast) -> None:
    role = given(cast)
    end_role(role=role, on=timezone.localdate(), by=cast["principal"])
    assert not actor_for(cast["leader"]).grants
    role.refresh_from_db()
    assert role.mandate_to is None


def test_ending_twice_is_noted_once(cast: Cast) -> None:
    role = given(cast)
    for _press in range(2):
        end_mandate(role=role, by=cast["principal"])
    assert Entry.objects.filter(action="role.mandate_ended").count() == 1
