"""A session while it runs: the clock, the turns, and those who follow."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.access.verdict import Refused
from foundation.audit.models import Entry
from network.models import Membership, School
from sessions.actions import holding as actions
from sessions.actions.agenda import add_item
from sessions.actions.holding import begin_session, mark_held
from sessions.actions.sessions import cancel_session
from sessions.models import Attendance, Holding, Minutes, NetworkSession, State
from sessions.queries import agenda_of
from sessions.queries.minutes.text import minutes_text
from tests.cast import LONG_AGO, Cast
from tests.sessions.conftest import TODAY, Plan


def _holding(session: NetworkSession) -> Holding:
    return Holding.objects.get(session=session)


def _round(cast: Cast, session: NetworkSession) -> Holding:
    item = session.items.get(key="round")
    return actions.go_to_item(session=session, item=item, by=cast["convenor"])


def _next(cast: Cast, session: NetworkSession, seen: int) -> None:
    cast.client("convenor").post(f"/sessions/{session.pk}/hold/act/", {"act": "next", "seen": str(seen)})


def test_the_round_goes_from_school_to_school_and_on(cast: Cast, begun: NetworkSession) -> None:
    holding = _round(cast, begun)
    assert [turn["who"] for turn in holding.turns] == ["Havna skole", "Ås skole", "Čáhceravda skuvla"]
    for turn in (1, 2):
        _next(cast, begun, _holding(begun).revision)
        assert _holding(begun).turn == turn
    _next(cast, begun, _holding(begun).revision)
    moved = _holding(begun)
    assert moved.item
    assert moved.item.key == "values-and-behaviour"
    assert Entry.objects.filter(action="session.clock_run", object_id=begun.pk).count() == 1


def six_schools(cast: Cast) -> None:
    """So many that a short round is held in groups."""
    for number in range(3):
        school = School.objects.create(
            municipality=cast.municipality, name=f"Ny skole {number}", staff_count=9
        )
        Membership.objects.create(
            network=cast.network, school=school, joined_on=LONG_AGO, position=9 + number
        )


def test_the_question_of_the_school_with_extra_time_stands_in_the_agenda_of_groups_too(
    cast: Cast, planned: NetworkSession
) -> None:
    six_schools(cast)
    planned.items.filter(key="round").update(minutes=25)
    planned.extra_time_school, planned.extra_question = cast.hill, "Hvordan få med alle?"
    planned.save()
    for path in ("", "agenda/paper/"):
        page = cast.client("leader").get(f"/sessions/{planned.pk}/{path}").content.decode()
        assert "Hvordan få med alle?" in page, path
        assert "Ås skole spør" in page, path


def test_in_groups_nobody_in_particular_has_the_floor(cast: Cast, begun: NetworkSession) -> None:
    six_schools(cast)
    begun.items.filter(key="round").update(minutes=25)
    client = cast.client("convenor")
    client.post(f"/agenda-items/{begun.items.get(key='round').pk}/go/")
    assert [turn["who"] for turn in _holding(begun).turns] == ["I grupper", "Alle sammen"]
    for path in ("hold", "projector"):
        page = client.get(f"/sessions/{begun.pk}/{path}/").content.decode()
        assert "I grupper" in page
        assert "har ordet" not in page
    assert "Gruppe 1" in page  # the room sees who sits with whom
    _next(cast, begun, _holding(begun).revision)
    assert "Gruppe 1" not in client.get(f"/sessions/{begun.pk}/projector/").content.decode()


def test_at_the_last_item_what_comes_next_is_to_end(cast: Cast, begun: NetworkSession) -> None:
    client, path = cast.client("convenor"), f"/sessions/{begun.pk}/hold/"
    *_others, before, last = begun.items.live()
    actions.go_to_item(session=begun, item=before, by=cast["convenor"])
    assert "Neste sak" in client.get(path).content.decode()
    actions.go_to_item(session=begun, item=last, by=cast["convenor"])
    for page in (client.get(path), client.get(f"{path}clock/")):
        assert "Neste sak" not in page.content.decode()
        assert f'formaction="{path}end/"' in page.content.decode()


def test_two_who_press_next_at_once_move_one_turn(cast: Cast, begun: NetworkSession) -> None:
    seen = _round(cast, begun).revision
    _next(cast, begun, seen)
    _next(cast, begun, seen)
    assert _holding(begun).turn == 1


def test_more_minutes_and_pause(cast: Cast, begun: NetworkSession) -> None:
    _round(cast, begun)
    client, path = cast.client("convenor"), f"/sessions/{begun.pk}/hold/act/"
    client.post(path, {"act": "more"})
    client.post(path, {"act": "pause"})
    holding = _holding(begun)
    assert holding.granted == 120
    assert holding.paused_at is not None
    client.post(path, {"act": "pause"})
    assert _holding(begun).paused_at is None


def _screen(client: Client, session: NetworkSession) -> str:
    """The address that the page a follower opens polls from then on."""
    page = client.get(f"/sessions/{session.pk}/follow/").content.decode()
    return page.split('data-poll="')[1].split('"')[0]


def test_followers_ask_often_enough_to_be_three_seconds_behind_at_most() -> None:
    script = (settings.BASE_DIR / "static/js/holding.js").read_text()
    assert [int(every) for every in re.findall(r"const EVERY = (\d+);", script)] == [2000]
    assert "setInterval(look, EVERY)" in script


@pytest.mark.parametrize("part", ["leader", "convenor"])
def test_followers_get_304_until_something_changes(cast: Cast, begun: NetworkSession, part: str) -> None:
    client = cast.client(part)
    address = _screen(client, begun) if part == "leader" else f"/sessions/{begun.pk}/hold/clock/"
    first = client.get(address)
    assert first.status_code == 200
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    _round(cast, begun)
    moved = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert moved.status_code == 200
    assert "Siden sist" in moved.content.decode()


def test_a_look_is_one_indexed_query_and_writes_nothing(cast: Cast, begun: NetworkSession) -> None:
    client = cast.client("leader")
    address = _screen(client, begun)
    tag = client.get(address)["ETag"]
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers={"If-None-Match": tag})
    assert (answer.status_code, len(queries)) == (304, 1)
    [query] = queries.captured_queries
    assert query["sql"].startswith("SELECT")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            assert not [row for row in cursor.fetchall() if str(row[3]).startswith("SCAN")]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) == 1, "drawing asks for nothing more"


def test_the_words_of_an_exempt_item_stay_off_the_wall(cast: Cast, begun: NetworkSession) -> None:
    item = _round(cast, begun).item
    assert item is not None
    item.text = "Saken gjelder en navngitt elev"
    item.exempt = True
    item.save()
    client = cast.client("leader")
    shown = client.get(_screen(client, begun)).content.decode()
    assert "Sak unntatt offentlighet" in shown
    assert "navngitt elev" not in shown
    assert item.title not in shown


def test_what_a_page_follows_with_is_good_for_a_day_and_until_the_end(
    cast: Cast, begun: NetworkSession
) -> None:
    address = _screen(cast.client("leader"), begun)
    assert Client().get(f"{address[:-3]}x/").status_code == 404
    mark_held(session=begun, by=cast["convenor"], now=begun.ends_at)
    with time_machine.travel(begun.ends_at + timedelta(minutes=5)):
        fresh = _screen(cast.client("leader"), begun)
        assert "Samlingen er slutt" in Client().get(fresh).content.decode()
    with time_machine.travel(begun.ends_at + timedelta(minutes=61)):
        assert Client().get(fresh).status_code == 404
    with time_machine.travel(TODAY + timedelta(hours=13)):
        assert Client().get(address).status_code == 404


def test_the_school_with_extra_time_has_twice_as_long(cast: Cast, plan: Plan) -> None:
    session = plan(days=0, extra_time_school=cast.hill)
    begin_session(session=session, by=cast["convenor"], now=session.starts_at)
    seconds = {turn["who"]: turn["seconds"] for turn in _round(cast, session).turns}
    assert seconds["Ås skole"] >= 600
    assert seconds["Ås skole"] >= 2 * seconds["Havna skole"] - 60
    page = cast.client("convenor").get(f"/sessions/{session.pk}/hold/").content.decode()
    assert "ekstra tid" in page


@pytest.mark.parametrize(("part", "status"), [("principal", 403), ("owner", 403), ("outsider", 404)])
def test_others_do_not_lead_it(cast: Cast, begun: NetworkSession, part: str, status: int) -> None:
    for path in ("act", "end"):
        assert cast.client(part).post(f"/sessions/{begun.pk}/hold/{path}/").status_code == status


def test_strangers_do_not_follow(cast: Cast, begun: NetworkSession) -> None:
    for page in ("projector", "follow"):
        assert cast.client("outsider").get(f"/sessions/{begun.pk}/{page}/").status_code == 404
        assert Client().get(f"/sessions/{begun.pk}/{page}/").status_code == 302


def test_ending_leads_to_the_minutes_and_stops_the_clock(cast: Cast, begun: NetworkSession) -> None:
    with time_machine.travel(begun.ends_at):
        client = cast.client("convenor")
        for _press in range(2):
            answer = client.post(f"/sessions/{begun.pk}/hold/end/")
            assert answer["Location"].endswith("/minutes/write/")
    begun.refresh_from_db()
    assert begun.state == State.HELD
    with pytest.raises(Refused):
        actions.grant_minutes(session=begun, minutes=2, by=cast["convenor"])


def test_the_minutes_have_the_times_that_the_clock_saw(cast: Cast, begun: NetworkSession) -> None:
    items = list(begun.items.live())
    start = begun.local_start
    for minute, item in ((0, items[0]), (17, items[1]), (17, items[2])):
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            actions.go_to_item(session=begun, item=item, by=cast["convenor"])
    mark_held(session=begun, by=cast["convenor"], now=start + timedelta(minutes=40))
    text = minutes_text(begun, begun.record)
    assert [item.starts[11:16] for item in text.items[:1]] == ["13:00"]
    assert text.items[2].starts[11:16] == "13:17"
    planned = agenda_of(begun).lines[1].starts
    assert text.items[1].starts == planned.isoformat(), "leafed past: the agenda's own time"


def test_started_by_mistake_and_moved_the_start_is_undone(cast: Cast, begun: NetworkSession) -> None:
    client, day = cast.client("convenor"), date(2026, 10, 6)
    body = {"day": str(day), "clock": "13:00", "minutes": 90, "mode": "physical", "host": cast.hill.pk}
    assert client.post(f"/sessions/{begun.pk}/move/", body).status_code == 302
    begun.refresh_from_db()
    assert (begun.state, begun.local_start.date()) == (State.CALLED, day)
    for model in (Holding, Minutes, Attendance):
        assert not model.objects.exists()
    assert client.get(f"/sessions/{begun.pk}/hold/").status_code == 302
    begin_session(session=begun, by=cast["convenor"], now=begun.starts_at)
    assert begun.attendances.count() == 4
    assert client.get(f"/sessions/{begun.pk}/hold/").status_code == 200


def test_what_has_been_written_is_not_moved_away(cast: Cast, begun: NetworkSession) -> None:
    begun.record.notes.update(text="Alle er med.")
    body = {"day": "2026-10-06", "clock": "13:00", "minutes": 90, "mode": "physical", "host": cast.hill.pk}
    answer = cast.client("convenor").post(f"/sessions/{begun.pk}/move/", body)
    assert answer.status_code == 409
    assert "Samlingen er i gang" in answer.content.decode()
    assert Holding.objects.filter(session=begun).exists()


def test_started_by_mistake_it_can_still_be_cancelled(cast: Cast, begun: NetworkSession) -> None:
    cancel_session(session=begun, reason="Storm", by=cast["convenor"])
    begun.refresh_from_db()
    assert begun.state == State.CANCELLED
    assert not Holding.objects.exists()
    assert cast.client("convenor").get(f"/sessions/{begun.pk}/").status_code == 200


def test_what_has_been_written_is_not_cancelled_away(cast: Cast, begun: NetworkSession) -> None:
    note = begun.record.notes.first()
    assert note
    note.text = "Alle er med."
    note.save()
    answer = cast.client("convenor").post(f"/sessions/{begun.pk}/cancel/", {"reason": "Storm"})
    assert answer.status_code == 409
    assert "Samlingen er i gang" in answer.content.decode()
    begun.refresh_from_db()
    assert begun.state == State.CALLED


def test_on_its_day_a_session_can_be_started_whatever_has_changed_since_the_call(
    cast: Cast, called: NetworkSession
) -> None:
    add_item(session=called, title="Kake", minutes=5, by=cast["convenor"])
    address = f"/sessions/{called.pk}/"
    with time_machine.travel(called.starts_at, tick=False):
        client = cast.client("convenor")
        before = client.get(address).content.decode()
        begin_session(session=called, by=cast["convenor"], now=called.starts_at)
        running = client.get(address).content.decode()
    assert "Start samlingen" in before
    assert "Send oppdatert innkalling" in before
    assert "Tilbake til samlingen" in running
    assert "Send oppdatert innkalling" not in running


def test_a_time_that_is_over_is_marked_so_for_whoever_opens_the_page_later(
    cast: Cast, begun: NetworkSession
) -> None:
    for ago, marked in ((timedelta(0), False), (timedelta(hours=3), True)):
        now = timezone.now()
        Holding.objects.update(began_at=now - ago, item_since=now - ago, turn_since=now - ago)
        page = cast.client("convenor").get(f"/sessions/{begun.pk}/hold/").content.decode()
        assert ('class="time is-over"' in page) is marked
