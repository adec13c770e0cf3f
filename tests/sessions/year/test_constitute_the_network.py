"""Item 2 of the first session: recorded by the acting convenor, minuted as a decision, roles handed over."""

from datetime import date

import pytest
import time_machine
from django.http import HttpResponse

from network.models import Role, RoleAssignment
from network.queries import schools_of
from sessions.actions.holding import mark_held
from sessions.models import Attendance, Decision, Minutes, NetworkSession
from tests.cast import LONG_AGO, Cast


@pytest.fixture
def acting(cast: Cast) -> None:
    """RKBU's Randi convenes for a start; Kari does not lead yet."""
    RoleAssignment.objects.filter(role=Role.CONVENOR, network=cast.network).delete()
    RoleAssignment.objects.create(
        person=cast["rkbu"], role=Role.CONVENOR, network=cast.network, acting=True, starts_on=LONG_AGO
    )


def answers(cast: Cast, **changes: object) -> dict[str, str]:
    """A form filled in: Kari elected, Anders minutes, the order island, harbour, hill."""
    plain = {
        "convenor": cast["convenor"].pk,
        "how": "elected",
        "taker": cast["principal"].pk,
        "middle": 4,
        "weekday": 2,
        "clock": "12:30",
        "place1": cast.island.pk,
        "place2": cast.harbour.pk,
        "place3": cast.hill.pk,
    }
    return {name: str(value) for name, value in {**plain, **changes}.items()}


def record(cast: Cast, first: NetworkSession, part: str = "rkbu", **changes: object) -> HttpResponse:
    """Send the form."""
    return cast.client(part).post(f"/sessions/{first.pk}/constitution/", answers(cast, **changes))


def test_it_is_recorded_and_minuted(cast: Cast, acting: None, first: NetworkSession) -> None:
    assert record(cast, first).status_code == 302
    cast.year.refresh_from_db()
    assert (cast.year.middle_sessions, cast.year.weekday, str(cast.year.starts_at)) == (4, 2, "12:30:00")
    assert cast.year.constituted_on == date(2026, 5, 11)
    assert schools_of(cast.network) == [cast.island, cast.harbour, cast.hill]
    decision = Decision.objects.get()
    assert decision.item.key == "constitution"
    assert decision.text == (
        "Kari Nygård er valgt til nettverksleder. Anders Lien skriver referat. Skolene er vertskap i denne "
        "rekkefølgen: Čáhceravda skuvla, Havna skole, Ås skole. Det blir fire samlinger underveis, sju i alt, "
        "på onsdager kl. 12.30."
    )


def test_the_acting_convenors_access_ends_the_same_day(
    cast: Cast, acting: None, first: NetworkSession
) -> None:
    answer = record(cast, first)
    assert answer.headers["Location"] == "/"
    assert cast.client("rkbu").get(f"/sessions/{first.pk}/").status_code == 404
    assert cast.client("convenor").get(f"/networks/{cast.network.pk}/schedule/").status_code == 200
    on = RoleAssignment.objects.on(date(2026, 5, 11)).filter(network=cast.network)
    assert on.get(role=Role.CONVENOR).person == cast["convenor"]
    assert on.get(role=Role.MINUTE_TAKER).person == cast["principal"]


def test_the_year_is_laid_around_it_in_the_agreed_order(
    cast: Cast, acting: None, first: NetworkSession
) -> None:
    record(cast, first)
    page = cast.client("convenor").get(
        f"/networks/{cast.network.pk}/schedule/proposal/", {"middle": "4", "weekday": "2", "clock": "12:30"}
    )
    hosts = [row.host.name for row in page.context["found"].rows]
    assert hosts[:4] == ["Havna skole", "Čáhceravda skuvla", "Ås skole", "Čáhceravda skuvla"]


def test_recording_again_corrects_and_repeats_nothing(cast: Cast, first: NetworkSession) -> None:
    record(cast, first, "convenor")
    record(cast, first, "convenor", middle=5, taker=0, how="appointed")
    decision = Decision.objects.get()
    assert "fem samlinger underveis" in decision.text
    assert "Kari Nygård er utpekt som nettverksleder. Nettverkslederen skriver referat." in decision.text
    on = RoleAssignment.objects.on(date(2026, 5, 11)).filter(network=cast.network)
    assert not on.filter(role=Role.MINUTE_TAKER).exists()
    assert on.filter(role=Role.CONVENOR).count() == 1


def test_the_page_shows_what_stands(cast: Cast, first: NetworkSession) -> None:
    record(cast, first, "convenor")
    page = cast.client("convenor").get(f"/sessions/{first.pk}/constitution/").content.decode()
    assert "Slik det står i referatet" in page
    assert f'<option value="{cast["principal"].pk}" selected>' in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"convenor": ""}, "convenor"),
        ({"convenor": "999"}, "convenor"),
        ({"middle": "7"}, "middle"),
        ({"clock": "halv ett"}, "clock"),
        ({"weekday": "6"}, "weekday"),
    ],
)
def test_wrong_answers_are_said_and_nothing_changes(
    cast: Cast, acting: None, first: NetworkSession, changes: dict[str, str], field: str
) -> None:
    answer = record(cast, first, **changes)
    assert answer.status_code == 422
    assert f"id_{field}" in answer.content.decode()
    assert not Decision.objects.exists()
    cast.year.refresh_from_db()
    assert cast.year.constituted_on is None


def test_a_school_twice_in_the_order(cast: Cast, first: NetworkSession) -> None:
    answer = record(cast, first, "convenor", place2=cast.island.pk)
    assert answer.status_code == 422
    assert "Denne skolen står lenger opp allerede." in answer.content.decode()


def test_someone_from_another_network_cannot_be_chosen(cast: Cast, first: NetworkSession) -> None:
    assert record(cast, first, "convenor", convenor=cast["outsider"].pk).status_code == 422


def test_published_minutes_are_not_changed_behind_their_back(cast: Cast, first: NetworkSession) -> None:
    record(cast, first, "convenor")
    Minutes.objects.update(version=1)
    answer = record(cast, first, "convenor", middle=5)
    assert answer.status_code == 409
    assert "fire samlinger" in Decision.objects.get().text


def test_only_the_first_session_constitutes(cast: Cast, first: NetworkSession) -> None:
    NetworkSession.objects.filter(pk=first.pk).update(kind="middle")
    assert record(cast, first, "convenor").status_code == 409


@pytest.mark.parametrize("part", ["principal", "leader", "owner", "reviewer"])
def test_other_members_do_not_record_it(cast: Cast, first: NetworkSession, part: str) -> None:
    assert record(cast, first, part).status_code == 403
    assert not Decision.objects.exists()


@pytest.mark.parametrize("part", ["outsider", "operator", "editor"])
def test_outsiders_do_not_find_it(cast: Cast, first: NetworkSession, part: str) -> None:
    assert record(cast, first, part).status_code == 404


def test_the_session_can_be_held_and_minuted_afterwards(
    cast: Cast, acting: None, first: NetworkSession
) -> None:
    record(cast, first)
    with time_machine.travel(first.starts_at, tick=False):
        mark_held(session=first, by=cast["convenor"])
    minutes = Minutes.objects.get(session=first)
    assert minutes.taker == cast["principal"]
    assert minutes.notes.count() >= first.items.count()
    assert Attendance.objects.filter(session=first).exists()
    page = cast.client("convenor").get(f"/sessions/{first.pk}/minutes/write/").content.decode()
    assert "Kari Nygård er valgt til nettverksleder." in page
    assert f"/sessions/{first.pk}/constitution/" in page
