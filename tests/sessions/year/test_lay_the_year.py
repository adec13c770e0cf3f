"""The convenor closes days, looks at the proposal, changes it, saves it, and generates again."""

from datetime import date, datetime, time, timedelta

import pytest
from django.http import HttpResponse

from foundation.audit.models import Entry
from network.models import Membership
from sessions.actions.call import send_call
from sessions.actions.schedule import Laid, close_days, save_schedule
from sessions.actions.sessions import plan_session
from sessions.models import ClosedRange, Kind, NetworkSession, State
from tests.cast import Cast
from tests.sessions.year.conftest import CHOSEN, OSLO, Lay, fields_of


def days(cast: Cast) -> list[date]:
    """The days of the year's standing sessions, in order."""
    standing = NetworkSession.objects.standing().filter(network=cast.network).in_time_order()
    return [session.local_start.date() for session in standing]


def proposal_page(cast: Cast, **chosen: str) -> HttpResponse:
    """The proposal as the convenor first sees it."""
    return cast.client("convenor").get(
        f"/networks/{cast.network.pk}/schedule/proposal/", {**CHOSEN, **chosen}
    )


def test_the_proposal_is_seen_before_anything_is_saved(cast: Cast, first: NetworkSession) -> None:
    page = proposal_page(cast)
    assert page.status_code == 200
    assert "Tirsdag 18.\xa0august" in page.content.decode()
    assert NetworkSession.objects.count() == 1


def test_saving_makes_the_sessions_with_agendas_films_hosts_and_extra_time(cast: Cast, lay: Lay) -> None:
    assert lay().status_code == 302
    sessions = list(NetworkSession.objects.filter(network=cast.network).in_time_order())
    assert [session.kind for session in sessions] == ["first", "second", *["middle"] * 4, "last"]
    assert [session.number for session in sessions] == [1, 2, 3, 4, 5, 6, 7]
    assert [session.host.name for session in sessions if session.host] == [
        "Havna skole", "Ås skole", "Čáhceravda skuvla", "Havna skole", "Ås skole", "Čáhceravda skuvla", "Havna skole",
    ]  # fmt: skip
    assert [len(session.films) for session in sessions] == [2, 1, 1, 1, 1, 0, 0]
    assert [session.rkbu_takes_part for session in sessions] == [True, False, False, True, False, False, True]
    assert all(session.items.live().exists() for session in sessions)
    assert all(session.extra_time_school for session in sessions if session.kind == Kind.MIDDLE)
    cast.year.refresh_from_db()
    assert (cast.year.middle_sessions, cast.year.weekday) == (4, 1)
    assert Entry.objects.filter(action="schedule.saved").count() == 1


def test_one_is_moved_before_saving(cast: Cast, lay: Lay) -> None:
    lay(s4_day="2026-12-01", s4_clock="14:30", s4_host=str(cast.island.pk))
    moved = NetworkSession.objects.get(network=cast.network, number=4)
    assert moved.local_start == datetime(2026, 12, 1, 14, 30, tzinfo=OSLO)
    assert moved.host == cast.island


def test_pressing_twice_is_once(cast: Cast, first: NetworkSession) -> None:
    client = cast.client("convenor")
    address = f"/networks/{cast.network.pk}/schedule/proposal/?year=2026&middle=4&weekday=1&clock=13:00"
    fields = fields_of(client.get(address))
    assert client.post(address, fields).status_code == 302
    assert client.post(address, fields).status_code == 302
    assert NetworkSession.objects.count() == 7


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-29", "i helgen"),
        ("2026-12-22", "i julen"),
        ("2027-03-24", "i påsken"),
        ("2026-09-15", "mellom 1.\xa0oktober og 31.\xa0mars"),
        ("2026-10-07", "Høstferie"),
        ("2026-05-04", "Det tidspunktet har vært"),
        ("", "Fyll ut dette feltet"),
        ("i morgen", "dato"),
    ],
)
def test_a_day_that_will_not_do_is_said_beside_it_and_kept(cast: Cast, lay: Lay, day: str, said: str) -> None:
    close_days(
        network=cast.network,
        starts_on=date(2026, 10, 5),
        ends_on=date(2026, 10, 9),
        reason="Høstferie",
        by=cast["convenor"],
    )
    answer = lay(s4_day=day)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert 'href="#id_s4-day"' in page
    if day:
        assert f'value="{day}"' in page
    assert NetworkSession.objects.count() == 1


def test_a_doubtful_day_can_be_used_all_the_same(cast: Cast, lay: Lay) -> None:
    refused = lay(s2_day="2026-09-08").content.decode()
    assert 'name="s2-anyway"' in refused
    assert lay(s2_day="2026-09-08", s2_anyway="on").status_code == 302
    assert date(2026, 9, 8) in days(cast)


def test_a_past_day_cannot_be_used_at_all(cast: Cast, lay: Lay) -> None:
    assert lay(s2_day="2026-05-04", s2_anyway="on").status_code == 422


def test_two_sessions_at_the_same_time_are_refused(cast: Cast, lay: Lay) -> None:
    answer = lay(s3_day="2026-11-03", s4_day="2026-11-03", s4_clock="14:00")
    assert answer.status_code == 422
    assert "To samlinger kan ikke være samtidig" in answer.content.decode()
    assert NetworkSession.objects.count() == 1


def test_where_no_day_fits_the_reason_and_the_nearest_days_are_told(cast: Cast, lay: Lay) -> None:
    close_days(
        network=cast.network,
        starts_on=date(2026, 8, 10),
        ends_on=date(2026, 8, 31),
        reason="Flytting",
        by=cast["convenor"],
    )
    page = proposal_page(cast).content.decode()
    assert "Ingen dag passer mellom" in page
    assert "16 dager som dere har stengt: Flytting" in page
    assert "tirsdag 1.\xa0september" in page
    assert lay().status_code == 422


def test_another_weekday_is_explained(cast: Cast, first: NetworkSession) -> None:
    for n in range(3):
        day = date(2026, 8, 11) + timedelta(days=7 * n)
        close_days(
            network=cast.network, starts_on=day, ends_on=day, reason="Formannskap", by=cast["convenor"]
        )
    page = proposal_page(cast).content.decode()
    assert "Ingen av de vanlige dagene passer" in page
    assert "Formannskap" in page


def test_generating_again_never_touches_what_is_called(cast: Cast, lay: Lay) -> None:
    lay()
    second = NetworkSession.objects.get(network=cast.network, number=2)
    send_call(session=second, note="", expected=0, by=cast["convenor"])
    third = NetworkSession.objects.get(network=cast.network, number=3)
    lay(chosen={"weekday": "3", "middle": "3"})
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.state, second.local_start.weekday()) == (State.CALLED, 1)
    assert third.local_start.weekday() == 3
    assert len(days(cast)) == 6
    gone = NetworkSession.objects.get(network=cast.network, state=State.CANCELLED)
    assert gone.cancel_reason


def test_what_was_written_in_an_agenda_stays_when_the_session_moves(cast: Cast, lay: Lay) -> None:
    lay()
    third = NetworkSession.objects.get(network=cast.network, number=3)
    item = third.items.live().last()
    assert item
    item.title = "Vår egen sak"
    item.save()
    NetworkSession.objects.filter(pk=third.pk).update(agenda_touched=True)
    lay(chosen={"weekday": "2"})
    assert third.items.live().filter(title="Vår egen sak").exists()


def test_a_film_that_a_laid_year_takes_off_leaves_its_minutes_to_the_round(cast: Cast, lay: Lay) -> None:
    lay()
    third = NetworkSession.objects.get(network=cast.network, number=3)
    minutes = {item.key: item.minutes for item in third.items.live()}
    NetworkSession.objects.filter(pk=third.pk).update(agenda_touched=True)
    without = Laid(
        third, third.kind, third.starts_at, third.minutes, third.host, None, (), third.rkbu_takes_part
    )
    save_schedule(
        year=cast.year,
        laid=[without],
        gone=(),
        weekday=1,
        starts_at=time(13),
        middle_sessions=5,
        by=cast["convenor"],
    )
    left = {item.key: item.minutes for item in third.items.live()}
    assert "films" not in left
    assert left["round"] == minutes["round"] + minutes["films"]


def test_a_proposal_that_others_have_overtaken_is_shown_anew(cast: Cast, first: NetworkSession) -> None:
    client = cast.client("convenor")
    address = f"/networks/{cast.network.pk}/schedule/proposal/?year=2026&middle=4&weekday=1&clock=13:00"
    fields = fields_of(client.get(address))
    plan_session(
        year=cast.year,
        kind="second",
        starts_at=datetime(2026, 8, 25, 13, 0, tzinfo=OSLO),
        by=cast["convenor"],
    )
    answer = client.post(address, fields)
    assert answer.status_code == 409
    assert "Året er endret i mellomtiden" in answer.content.decode()
    assert NetworkSession.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"middle": "9"}, {"weekday": "6"}, {"clock": "kl. ett"}, {"middle": ""}])
def test_a_question_that_makes_no_sense(cast: Cast, first: NetworkSession, wrong: dict[str, str]) -> None:
    assert proposal_page(cast, **wrong).status_code == 422


def test_without_a_first_session_the_year_is_not_laid(cast: Cast) -> None:
    client = cast.client("convenor")
    assert (
        "Den første samlingen kommer først"
        in client.get(f"/networks/{cast.network.pk}/schedule/").content.decode()
    )
    assert proposal_page(cast).status_code == 302


def test_year_two_uses_the_middle_agenda_and_the_films_left(cast: Cast, lay: Lay) -> None:
    from network.models import ProgrammeYear

    lay()
    ProgrammeYear.objects.create(network=cast.network, year=2027)
    assert lay(chosen={"year": "2027", "middle": "2"}).status_code == 302
    later = NetworkSession.objects.filter(programme_year__year=2027).in_time_order()
    assert [session.kind for session in later] == ["middle", "middle", "last"]
    assert [session.films for session in later] == [[], [], []]
    assert [session.host for session in later] == [cast.hill, cast.island, cast.harbour]


# ---- closed days ----------------------------------------------------------------------------


def test_days_are_closed_and_opened(cast: Cast) -> None:
    client = cast.client("convenor")
    address = f"/networks/{cast.network.pk}/schedule/"
    for _press in range(2):
        client.post(address, {"starts_on": "2026-10-05", "ends_on": "2026-10-09", "reason": "Høstferie"})
    closed = ClosedRange.objects.get()
    assert "5.–9." in client.get(address).content.decode()
    assert client.post(f"/closed-days/{closed.pk}/open/").status_code == 302
    assert client.post(f"/closed-days/{closed.pk}/open/").status_code == 404
    assert not ClosedRange.objects.exists()


@pytest.mark.parametrize(
    ("first_day", "last_day", "field"),
    [
        ("2026-10-09", "2026-10-05", "ends_on"),
        ("2024-01-01", "2024-01-02", "starts_on"),
        ("", "", "starts_on"),
        ("x", "", "starts_on"),
    ],
)
def test_wrong_days_are_said_and_kept(cast: Cast, first_day: str, last_day: str, field: str) -> None:
    answer = cast.client("convenor").post(
        f"/networks/{cast.network.pk}/schedule/",
        {"starts_on": first_day, "ends_on": last_day, "reason": "Ferie i fjor"},
    )
    assert answer.status_code == 422
    assert f"id_{field}_error" in answer.content.decode()
    assert "Ferie i fjor" in answer.content.decode()
    assert not ClosedRange.objects.exists()


@pytest.mark.parametrize("part", ["principal", "leader", "owner", "reviewer"])
def test_other_members_do_not_lay_the_year(cast: Cast, first: NetworkSession, part: str) -> None:
    client = cast.client(part)
    assert client.get(f"/networks/{cast.network.pk}/schedule/").status_code == 403
    assert client.get(f"/networks/{cast.network.pk}/schedule/proposal/", CHOSEN).status_code == 403
    assert (
        client.post(f"/networks/{cast.network.pk}/schedule/", {"starts_on": "2026-10-05"}).status_code == 403
    )
    assert client.get(f"/networks/{cast.network.pk}/schedule/swap/").status_code == 403


@pytest.mark.parametrize("part", ["outsider", "operator", "rkbu"])
def test_outsiders_do_not_learn_that_it_exists(cast: Cast, first: NetworkSession, part: str) -> None:
    closed = ClosedRange.objects.create(
        network=cast.network, starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 9)
    )
    client = cast.client(part)
    assert client.get(f"/networks/{cast.network.pk}/schedule/").status_code == 404
    assert client.post(f"/closed-days/{closed.pk}/open/").status_code == 404
    assert ClosedRange.objects.exists()


def test_opening_days_is_no_get(cast: Cast) -> None:
    closed = ClosedRange.objects.create(
        network=cast.network, starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 9)
    )
    assert cast.client("convenor").get(f"/closed-days/{closed.pk}/open/").status_code == 405


def test_the_proposal_asks_the_same_number_of_times_for_three_and_five_middle_sessions(
    cast: Cast, first: NetworkSession, django_assert_num_queries: object
) -> None:
    client = cast.client("convenor")
    address = f"/networks/{cast.network.pk}/schedule/proposal/"
    client.get(address, CHOSEN)
    with django_assert_num_queries(15):  # type: ignore[operator]
        client.get(address, {**CHOSEN, "middle": "3"})
    with django_assert_num_queries(15):  # type: ignore[operator]
        client.get(address, {**CHOSEN, "middle": "5"})


def test_a_school_that_has_left_by_then_hosts_no_more(cast: Cast, lay: Lay) -> None:
    Membership.objects.filter(school=cast.hill).update(left_on=date(2026, 10, 31))
    assert lay(s2_host=str(cast.hill.pk)).status_code == 302
    hosts = {
        session.local_start.date(): session.host
        for session in NetworkSession.objects.filter(network=cast.network).select_related("host")
    }
    assert {day for day, host in hosts.items() if host == cast.hill} == {date(2026, 8, 18)}


def test_choosing_a_host_that_has_left_by_then_is_answered_beside_the_field(cast: Cast, lay: Lay) -> None:
    Membership.objects.filter(school=cast.hill).update(left_on=date(2026, 10, 31))
    answer = lay(s5_host=str(cast.hill.pk))
    assert answer.status_code == 422
    assert 'href="#id_s5-host"' in answer.content.decode()
    assert "ikke med i nettverket den dagen" in answer.content.decode()
    assert NetworkSession.objects.count() == 1
