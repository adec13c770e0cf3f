"""At the last session the network goes on into its next year, or ends: recorded once, minuted, laid, carried over."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from foundation.audit.models import Entry
from network.models import Network, ProgrammeYear, Role, RoleAssignment
from network.roles import actor_for
from plans.actions import begin_plan
from sessions.actions import minutes
from sessions.actions.holding import mark_held
from sessions.actions.next_year import go_on
from sessions.actions.sessions import plan_session
from sessions.actions.tasks import drop_task, give_task
from sessions.models import Decision, Kind, NetworkSession, State, Task
from sessions.queries.next_year import running_year
from sessions.queries.pages import list_of
from tests.cast import Cast
from tests.sessions.year.conftest import OSLO, fields_of

APRIL = datetime(2027, 4, 20, 13, 0, tzinfo=OSLO)
AFTER = datetime(2027, 4, 20, 15, 30, tzinfo=OSLO)


@pytest.fixture
def last(cast: Cast) -> NetworkSession:
    """The last session of 2026/27, on Tuesday 20 April, at the harbour."""
    return plan_session(year=cast.year, kind="last", starts_at=APRIL, host=cast.harbour, by=cast["convenor"])


@pytest.fixture
def held(cast: Cast, last: NetworkSession) -> NetworkSession:
    """... and held; its minutes are being written."""
    with time_machine.travel(AFTER, tick=False):
        mark_held(session=last, by=cast["convenor"])
    last.refresh_from_db()
    return last


def page(cast: Cast, part: str = "convenor", path: str = "next-year") -> HttpResponse:
    return cast.client(part).get(f"/networks/{cast.network.pk}/{path}/")


def leading(cast: Cast) -> Client:
    """The convenor, who leads a school too, wearing the convenor's hat."""
    client = cast.client("convenor")
    client.post("/hat/", {"hat": f"convenor:{cast.network.pk}:"})
    return client


def sent(cast: Cast, **changes: object) -> dict[str, object]:
    """What the page's form sends as it stands filled in."""
    form = page(cast).context["form"]
    return {bound.html_name: bound.value() for bound in form} | changes


def record_it(cast: Cast, **changes: object) -> HttpResponse:
    return cast.client("convenor").post(f"/networks/{cast.network.pk}/next-year/", sent(cast, **changes))


def decided(cast: Cast) -> list[str]:
    """What stands in the minutes of the last session."""
    return [one.text for one in Decision.objects.filter(record__session__kind="last", removed_at=None)]


def test_before_the_last_session_the_page_says_when_it_is_decided(cast: Cast, last: NetworkSession) -> None:
    found = page(cast)
    assert found.status_code == 200
    assert "tirsdag 20.\xa0april" in found.content.decode()
    data = {"convenor": cast["convenor"].pk, "how": "elected", "taker": 0, "middle": 4, "weekday": 1,
            "clock": "13:00", "place1": cast.harbour.pk, "place2": cast.hill.pk, "place3": cast.island.pk}  # fmt: skip
    answer = cast.client("convenor").post(f"/networks/{cast.network.pk}/next-year/", data)
    assert answer.status_code == 409
    assert not ProgrammeYear.objects.filter(network=cast.network, year=2027).exists()


def test_what_stands_is_filled_in_and_one_press_opens_the_year(cast: Cast, held: NetworkSession) -> None:
    with time_machine.travel(AFTER, tick=False):
        form = page(cast).context["form"]
        assert form["convenor"].value() == cast["convenor"].pk
        assert [field.value() for field in form.place_fields] == [
            cast.harbour.pk, cast.hill.pk, cast.island.pk
        ]  # fmt: skip
        answer = record_it(cast, middle=5)
    assert answer.headers["Location"] == f"/networks/{cast.network.pk}/schedule/?year=2027"
    year = ProgrammeYear.objects.get(network=cast.network, year=2027)
    assert (year.middle_sessions, year.constituted_on) == (5, date(2027, 4, 20))
    assert decided(cast) == [
        "Nettverket fortsetter skoleåret 2027/28. Kari Nygård fortsetter som nettverksleder. "
        "Nettverkslederen skriver referat. Skolene er vertskap i denne rekkefølgen: Havna skole, Ås skole, "
        "Čáhceravda skuvla. Det er seks samlinger, på tirsdager kl. 13.00."
    ]


def test_twice_is_once_and_a_change_corrects(cast: Cast, held: NetworkSession) -> None:
    with time_machine.travel(AFTER, tick=False):
        for _press in range(2):
            assert record_it(cast).status_code == 302
        assert Entry.objects.filter(action="network.year_opened").count() == 1
        record_it(cast, convenor=cast["principal"].pk)
        assert not actor_for(cast["convenor"]).has("convenor")
        assert actor_for(cast["principal"]).has("convenor", network=cast.network.pk)
    (text,) = decided(cast)
    assert "Anders Lien er valgt til nettverksleder." in text
    assert RoleAssignment.objects.filter(network=cast.network, role=Role.CONVENOR).count() == 2
    assert ProgrammeYear.objects.filter(network=cast.network).count() == 2


def test_published_minutes_are_left_as_they_are(cast: Cast, held: NetworkSession) -> None:
    with time_machine.travel(AFTER, tick=False):
        minutes.publish_minutes(session=held, expected=1, by=cast["convenor"])
        assert record_it(cast).status_code == 302
    assert decided(cast) == []


def test_a_network_meant_for_fewer_years_is_told_that_it_grows(cast: Cast, held: NetworkSession) -> None:
    Network.objects.filter(pk=cast.network.pk).update(first_year=2025, year_count=2)
    with time_machine.travel(AFTER, tick=False):
        assert "Når det fortsetter, blir det tre" in page(cast).content.decode()
        record_it(cast)
    cast.network.refresh_from_db()
    assert cast.network.year_count == 3


def test_the_fourth_year_is_the_last(cast: Cast, held: NetworkSession) -> None:
    Network.objects.filter(pk=cast.network.pk).update(first_year=2023, year_count=4)
    cast.network.refresh_from_db()
    with time_machine.travel(AFTER, tick=False):
        found = page(cast).content.decode()
        assert "Det fjerde året er det siste" in found
        network_page = cast.client("convenor").get(f"/networks/{cast.network.pk}/").content.decode()
        assert f"/networks/{cast.network.pk}/end/" in network_page
        data = {"convenor": cast["convenor"].pk, "how": "elected", "taker": 0, "middle": 4, "weekday": 1,
                "clock": "13:00", "place1": cast.harbour.pk, "place2": cast.hill.pk, "place3": cast.island.pk}  # fmt: skip
        answer = cast.client("convenor").post(f"/networks/{cast.network.pk}/next-year/", data)
    assert answer.status_code == 409
    assert not ProgrammeYear.objects.filter(network=cast.network, year=2027).exists()


def test_ending_says_which_tasks_are_left_and_keeps_everything(cast: Cast, held: NetworkSession) -> None:
    give_task(network=cast.network, what="Lage en mal", school=cast.hill, by=cast["convenor"])
    with time_machine.travel(AFTER, tick=False):
        assert "Lage en mal" in page(cast, path="end").content.decode()
        for _press in range(2):
            answer = cast.client("convenor").post(f"/networks/{cast.network.pk}/end/")
            assert answer.status_code == 302
        cast.network.refresh_from_db()
        assert cast.network.ended_on == date(2027, 4, 20)
        for part in ("convenor", "principal", "reviewer", "owner"):
            shown = cast.client(part).get(f"/networks/{cast.network.pk}/").content.decode()
            assert "Nettverket er avsluttet" in shown
            assert ("Lage en mal" in shown) is (part != "owner")
        minutes.publish_minutes(session=held, expected=1, by=cast["convenor"])
        for client in (leading(cast), cast.client("principal")):
            assert "Nettverket er avsluttet" in client.get("/").content.decode()
    assert Entry.objects.filter(action="network.ended").count() == 1
    assert decided(cast) == ["Nettverket fortsetter ikke etter skoleåret 2026/27."]


def test_a_network_that_ended_can_go_on_after_all(cast: Cast, held: NetworkSession) -> None:
    with time_machine.travel(AFTER, tick=False):
        cast.client("convenor").post(f"/networks/{cast.network.pk}/end/")
        record_it(cast)
    cast.network.refresh_from_db()
    assert cast.network.ended_on is None
    (text,) = decided(cast)
    assert text.startswith("Nettverket fortsetter skoleåret 2027/28.")


@pytest.mark.parametrize("path", ["next-year", "end"])
def test_only_the_convenor_decides(cast: Cast, held: NetworkSession, path: str) -> None:
    for part, status in (("principal", 403), ("reviewer", 403), ("owner", 403), ("outsider", 404)):
        client, address = cast.client(part), f"/networks/{cast.network.pk}/{path}/"
        assert (client.get(address).status_code, client.post(address).status_code) == (status, status)
    cast.network.refresh_from_db()
    assert cast.network.ended_on is None


def test_the_next_step_leads_all_the_way(cast: Cast, held: NetworkSession) -> None:
    address = f"/networks/{cast.network.pk}/"
    with time_machine.travel(AFTER, tick=False):
        client = leading(cast)
        for path in (address, f"/sessions/{held.pk}/", f"/sessions/{held.pk}/minutes/write/"):
            assert f"{address}next-year/" in client.get(path).content.decode(), path
        minutes.publish_minutes(session=held, expected=1, by=cast["convenor"])
        for path in ("/", address, f"/sessions/{held.pk}/minutes/"):
            assert f"{address}next-year/" in client.get(path).content.decode(), path
            assert f"{address}next-year/" not in cast.client("principal").get(path).content.decode(), path
        record_it(cast)
        for path in ("/", address, f"{address}sessions/"):
            assert f"{address}schedule/?year=2027" in client.get(path).content.decode(), path
        client.post("/hat/", {"hat": f"principal:{cast.network.pk}:{cast.harbour.pk}"})
        begin_plan(school=cast.harbour, network=cast.network, first_year=2026, years=5, by=cast["convenor"])
        assert f"{address}schedule/?year=2027" in client.get("/").content.decode()


# ---- the new year is laid ------------------------------------------------------------------


def opened(cast: Cast) -> ProgrammeYear:
    """The year is decided on, as it stands."""
    return go_on(
        network=cast.network, convenor=cast["convenor"], elected=True, minute_taker=None,
        order=[cast.harbour.pk, cast.hill.pk, cast.island.pk], middle_sessions=4, weekday=1,
        starts_at=time(13), by=cast["convenor"],
    )  # fmt: skip


def lay(cast: Cast) -> HttpResponse:
    """The proposal for the new year, saved as it stands."""
    client = cast.client("convenor")
    address = f"/networks/{cast.network.pk}/schedule/proposal/?year=2027&middle=4&weekday=1&clock=13:00"
    return client.post(address, fields_of(client.get(address)))


def test_the_new_year_has_the_programmes_shape_and_goes_on_where_the_turns_stood(
    cast: Cast, held: NetworkSession
) -> None:
    with time_machine.travel(AFTER, tick=False):
        opened(cast)
        assert lay(cast).status_code == 302
    sessions = list(NetworkSession.objects.filter(programme_year__year=2027).in_time_order())
    assert [session.kind for session in sessions] == [*["middle"] * 4, "last"]
    assert [session.number for session in sessions] == [1, 2, 3, 4, 5]
    assert sessions[0].local_start.date() >= date(2027, 8, 10)
    assert (sessions[-1].local_start.year, sessions[-1].local_start.month) == (2028, 4)
    assert [session.rkbu_takes_part for session in sessions] == [False, True, False, False, True]
    # the harbour hosted the last session of the year before
    assert [s.host for s in sessions] == [cast.hill, cast.island, cast.harbour, cast.hill, cast.island]
    assert all(len(session.films) == 1 for session in sessions[:4])
    assert sessions[-1].films == []


def test_open_tasks_come_along_until_they_are_done_or_dropped_with_a_reason(
    cast: Cast, held: NetworkSession
) -> None:
    with time_machine.travel(AFTER, tick=False):
        by = cast["convenor"]
        unset = give_task(network=cast.network, session=held, what="Lage mal", school=cast.hill, by=by)[0]
        chosen = give_task(
            network=cast.network, session=held, what="Lese", due_on=date(2027, 6, 1), by=by
        )[0]  # fmt: skip
        dropped = give_task(network=cast.network, session=held, what="Reise", school=cast.island, by=by)[0]
        drop_task(task=dropped, reason="For dyrt", by=by)
        opened(cast)
        lay(cast)
    first = NetworkSession.objects.filter(programme_year__year=2027).in_time_order()[0]
    unset.refresh_from_db()
    assert (unset.due_session, unset.due_on) == (first, first.local_start.date())
    assert Task.objects.get(pk=chosen.pk).due_on == date(2027, 6, 1)
    assert Task.objects.get(pk=dropped.pk).due_session is None
    with time_machine.travel(datetime(2027, 8, 1, 9, 0, tzinfo=OSLO), tick=False):
        shown = cast.client("principal").get(f"/sessions/{first.pk}/").content.decode()
    assert "Lage mal" in shown
    assert "Lese" in shown
    assert "For dyrt" in shown  # what the last session gave is told of once more, with what became of it


def test_the_pages_show_the_year_people_are_in(cast: Cast, held: NetworkSession) -> None:
    with time_machine.travel(AFTER, tick=False):
        assert running_year(cast.network) == cast.year
        year = opened(cast)
        lay(cast)
        assert running_year(cast.network) == year
        assert len(list_of(cast.network).steps) == 5
        assert len(list_of(cast.network, 2026).steps) == 1
        for part in ("convenor", "principal", "owner", "reviewer"):
            client = cast.client(part)
            for path in ("/", f"/networks/{cast.network.pk}/", f"/networks/{cast.network.pk}/sessions/"):
                assert client.get(path).status_code == 200, (part, path)
            assert "2027/28" in client.get(f"/networks/{cast.network.pk}/sessions/").content.decode()
            for asked in ("2026", "2027"):
                wheel = client.get(f"/networks/{cast.network.pk}/wheel/?year={asked}")
                assert wheel.context["shown"].year.year == int(asked)


def test_a_session_planned_by_hand_falls_into_the_year_of_its_day(cast: Cast, held: NetworkSession) -> None:
    with time_machine.travel(AFTER, tick=False):
        opened(cast)
        client, address = cast.client("convenor"), f"/networks/{cast.network.pk}/sessions/new/"
        kinds = [value for value, _label in client.get(address).context["form"].fields["kind"].choices]
        assert kinds == [Kind.MIDDLE, Kind.LAST]
        client.post(address, {"kind": "middle", "day": "2027-09-14", "clock": "13:00", "minutes": "90",
                              "mode": "physical", "host": cast.hill.pk})  # fmt: skip
    made = NetworkSession.objects.get(state=State.PLANNED)
    assert (made.programme_year.year, made.number) == (2027, 1)
