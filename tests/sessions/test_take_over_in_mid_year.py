"""Convenor and minute-taker change in mid-year: calendar entries, drafts and tasks go on with the new ones."""

from datetime import date

import pytest
import time_machine
import vobject
from django.utils import timezone

from foundation.post.models import Message
from network.jobs import pass_on_when_the_day_comes
from network.models import Role, RoleAssignment
from network.roles import actor_for
from sessions.actions.agenda import edit_item
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.tasks import finish_task, give_task
from sessions.models import NetworkSession, Task
from tests.cast import LONG_AGO, Cast
from tests.sessions.conftest import Plan


def hand_over(
    cast: Cast, role: str, of: str, to: str, on: date | None = None, by: str = "", **more: str | list[str]
) -> None:
    """Through the page, by the one who holds it, or by another."""
    held = RoleAssignment.objects.get(role=role, person=cast[of], ends_on=None)
    data = {"who": f"person:{cast[to].pk}", "on": str(on or timezone.localdate()), **more}
    assert cast.client(by or of).post(f"/roles/{held.pk}/hand-over/", data).status_code == 302


def entry(message: Message) -> vobject.base.Component:
    """The calendar entry of a mail, read by another library."""
    (file,) = message.attachments.filter(alternative=True)
    return vobject.readOne(bytes(file.content).decode())


def to(cast: Cast, part: str) -> Message:
    """The newest mail to that person."""
    return Message.objects.filter(deliveries__email=cast[part].email).order_by("-pk")[0]


def test_the_calendar_entry_goes_on_under_the_new_convenor(cast: Cast, called: NetworkSession) -> None:
    before = entry(to(cast, "principal"))
    hand_over(cast, Role.CONVENOR, "convenor", "third")
    old, new = cast.client("convenor"), cast.client("third")
    assert old.get(f"/sessions/{called.pk}/call/").status_code == 403
    assert new.post(f"/sessions/{called.pk}/call/", {"note": "", "expected": "1"}).status_code == 302
    message, after = to(cast, "principal"), entry(to(cast, "principal"))
    assert after.vevent.uid.value == before.vevent.uid.value
    assert (before.vevent.sequence.value, after.vevent.sequence.value) == ("0", "1")
    assert message.reply_to == cast["third"].email
    assert after.method.value == "REQUEST"
    assert entry(to(cast, "third")).method.value == "PUBLISH"  # the one who calls now
    assert entry(to(cast, "convenor")).method.value == "REQUEST"  # a member like the others
    assert after.vevent.organizer.value == before.vevent.organizer.value


def test_drafts_private_notes_and_tasks_go_to_the_new_convenor(
    cast: Cast, held: NetworkSession, plan: Plan
) -> None:
    coming = plan(days=35)
    item = coming.items.live()[0]
    edit_item(item=item, by=cast["convenor"], private_note="Spør skoleeieren først")
    record = held.record
    record.summary = "Vi ble enige om mye"
    record.save()
    task = give_task(network=cast.network, what="Ringe", person=cast["convenor"], by=cast["convenor"])[0]
    agenda, minutes = f"/agenda-items/{item.pk}/", f"/sessions/{held.pk}/minutes/write/"
    assert "Spør skoleeieren først" in cast.client("convenor").get(agenda).content.decode()
    hand_over(cast, Role.CONVENOR, "convenor", "third")
    for path in (agenda, minutes):
        assert cast.client("convenor").get(path).status_code == 403, path
    assert "Spør skoleeieren først" in cast.client("third").get(agenda).content.decode()
    assert "Vi ble enige om mye" in cast.client("third").get(minutes).content.decode()
    task.refresh_from_db()
    assert task.person == cast["third"]
    assert "Ringe" in cast.client("third").get("/tasks/").content.decode()


def test_the_page_shows_beforehand_which_tasks_go_along(cast: Cast) -> None:
    by, role = cast["convenor"], RoleAssignment.objects.get(role=Role.CONVENOR, person=cast["convenor"])
    path = f"/roles/{role.pk}/hand-over/"
    assert "Det er ingen nå." in cast.client("convenor").get(path).content.decode()
    give_task(network=cast.network, what="Ringe kommunen", person=by, by=by)
    give_task(network=cast.network, what="Måle trivsel", school=cast.harbour, by=by)
    finish_task(task=give_task(network=cast.network, what="Bestille lokale", person=by, by=by)[0], by=by)
    page = cast.client("convenor").get(path).content.decode()
    assert "Ringe kommunen" in page
    assert "Måle trivsel" not in page
    assert "Bestille lokale" not in page
    assert "Ringe kommunen" not in cast.client("rkbu").get(path).content.decode()
    hand_over(cast, Role.CONVENOR, "convenor", "third")
    moved = Task.objects.filter(person=cast["third"]).values_list("what", flat=True)
    assert list(moved) == ["Ringe kommunen"]


@pytest.mark.parametrize("later", [False, True])
def test_who_stays_in_the_network_keeps_the_tasks_that_are_not_ticked(cast: Cast, later: bool) -> None:
    by, day = cast["convenor"], date(2026, 9, 11)
    goes, stays = (
        give_task(network=cast.network, what=what, person=by, by=by)[0] for what in ("Ringe", "Skrive")
    )
    role = RoleAssignment.objects.get(role=Role.CONVENOR, person=by)
    page = cast.client("convenor").get(f"/roles/{role.pk}/hand-over/").content.decode()
    assert page.count('name="goes"') == page.count('name="shown"') == 2
    ticks = {"shown": [f"task:{goes.pk}", f"task:{stays.pk}"], "goes": [f"task:{goes.pk}"]}
    hand_over(cast, Role.CONVENOR, "convenor", "third", on=day if later else None, **ticks)
    if later:
        with time_machine.travel("2026-09-11T06:00:00+02:00", tick=False):
            assert pass_on_when_the_day_comes(timezone.now()) == 1
    assert Task.objects.get(pk=goes.pk).person == cast["third"]
    assert Task.objects.get(pk=stays.pk).person == by


def test_who_leaves_the_network_keeps_nothing_in_it(cast: Cast) -> None:
    task = give_task(network=cast.network, what="Ringe", person=cast["principal"], by=cast["convenor"])[0]
    role = RoleAssignment.objects.get(role=Role.PRINCIPAL, person=cast["principal"])
    page = cast.client("principal").get(f"/roles/{role.pk}/hand-over/").content.decode()
    assert "Ringe" in page
    assert 'name="goes"' not in page
    hand_over(cast, Role.PRINCIPAL, "principal", "leader", shown=f"task:{task.pk}")
    task.refresh_from_db()
    assert task.person == cast["leader"]


def test_the_minute_taker_changes_while_the_minutes_are_a_draft(cast: Cast, called: NetworkSession) -> None:
    RoleAssignment.objects.create(
        person=cast["leader"], role=Role.MINUTE_TAKER, network=cast.network, starts_on=LONG_AGO
    )
    begin_session(session=called, by=cast["leader"], now=called.starts_at)
    mark_held(session=called, by=cast["leader"], now=called.ends_at)
    task = give_task(network=cast.network, what="Sende arket", person=cast["leader"], by=cast["convenor"])[0]
    write = f"/sessions/{called.pk}/minutes/write/"
    assert cast.client("leader").get(write).status_code == 200
    hand_over(cast, Role.MINUTE_TAKER, "leader", "third", by="convenor")
    assert cast.client("leader").get(write).status_code == 403
    assert cast.client("third").get(write).status_code == 200
    task.refresh_from_db()
    assert task.person == cast["third"]


@pytest.mark.parametrize(
    ("role", "by", "to_"), [("convenor", "convenor", "third"), ("principal", "principal", "leader")]
)
def test_one_acts_for_a_time_and_the_old_access_ends_the_same_day(
    cast: Cast, role: str, by: str, to_: str
) -> None:
    task = give_task(network=cast.network, what="Ringe", person=cast[by], by=cast["convenor"])[0]
    hand_over(cast, role, by, to_, acting="on")
    assert not actor_for(cast[by]).has(role, network=cast.network.pk)
    acting = RoleAssignment.objects.get(person=cast[to_], role=role, acting=True)
    assert (acting.starts_on, acting.ends_on) == (timezone.localdate(), None)
    assert actor_for(cast[to_]).has(role, network=cast.network.pk)
    task.refresh_from_db()
    assert task.person == cast[to_]


def test_what_is_handed_over_later_passes_on_when_the_day_comes(cast: Cast) -> None:
    day = date(2026, 9, 11)
    early = give_task(network=cast.network, what="Ringe", person=cast["convenor"], by=cast["convenor"])[0]
    hand_over(cast, Role.CONVENOR, "convenor", "third", on=day)
    assert pass_on_when_the_day_comes(timezone.now()) == 0
    assert Task.objects.get(pk=early.pk).person == cast["convenor"]
    late = give_task(network=cast.network, what="Skrive", person=cast["convenor"], by=cast["convenor"])[0]
    with time_machine.travel("2026-09-11T06:00:00+02:00", tick=False):
        assert not actor_for(cast["convenor"]).has("convenor")
        assert pass_on_when_the_day_comes(timezone.now()) == 2
        assert pass_on_when_the_day_comes(timezone.now()) == 0
    assert {task.person for task in Task.objects.filter(pk__in=(early.pk, late.pk))} == {cast["third"]}
