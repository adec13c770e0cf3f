"""*Mine data* and being erased."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Person
from desk.actions import erase_person
from desk.documents import my_data_document
from desk.queries.my_data import my_data
from desk.queries.my_data_words import deeds
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.audit.models import Entry
from foundation.documents.render import pdf_of
from foundation.post.actions import Recipient, post
from foundation.post.models import Delivery
from foundation.writing.actions import freeze
from network.models import Invitation, Role, RoleAssignment
from network.roles import actor_for
from plans.models import Goal, LogEntry, Plan
from sessions.actions.call import send_call
from sessions.models import AgendaItem, CalendarFeed, Kind, NetworkSession, Proposal, Task
from sessions.queries import seats_of
from tests.cast import Cast


@pytest.fixture
def leader(cast: Cast) -> Person:
    """Tone Berg with something of everything."""
    tone = cast["leader"]
    plan = Plan.objects.create(school=cast.hill, network=cast.network, first_year=2026, laid_year=2026)
    Goal.objects.create(plan=plan, title="Nærhet", responsible="Tone Berg")
    elsewhere = Plan.objects.create(
        school=cast.elsewhere, network=cast.other_network, first_year=2026, laid_year=2026
    )
    Goal.objects.create(plan=elsewhere, title="Ro", responsible="Tone Berg")
    LogEntry.objects.create(plan=plan, on=timezone.localdate(), kind="story", text="Han smilte.", by=tone)
    session = NetworkSession.objects.create(
        programme_year=cast.year, network=cast.network, number=1, kind=Kind.MIDDLE, minutes=90,
        starts_at=timezone.now() + timedelta(days=9),
    )  # fmt: skip
    Proposal.objects.create(session=session, by=tone, by_name="Tone Berg", title="Vikarer")
    Task.objects.create(network=cast.network, what="Ringe Lia", person=tone, due_on=timezone.localdate())
    CalendarFeed.objects.create(person=tone)
    post(kind="x", recipients=[Recipient(tone.email, tone.name, tone.pk)], subject="Hei Tone", body="Hei")
    return tone


def test_everything_tied_to_the_account_is_there_and_nothing_else(cast: Cast, leader: Person) -> None:
    client = cast.client("leader")
    page = client.get("/my-data/").content.decode()
    file = json.loads(client.get("/my-data.json").content)
    text = json.dumps(file, ensure_ascii=False)
    for mine in ("Han smilte.", "Ringe Lia", "Vikarer", "leader@example.no"):
        assert mine in text
        assert mine in page or mine == "leader@example.no"
    for not_mine in ("principal@example.no", "pbkdf2", "md5$", CalendarFeed.objects.get().nonce):
        assert not_mine not in text
    assert file["tables"]["network.RoleAssignment"]["rows"][0]["school"] == "Ås skole"
    assert "Han smilte." not in cast.client("third").get("/my-data.json").content.decode()


def test_it_asks_the_same_for_one_and_for_many_rows(cast: Cast, leader: Person) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            my_data(leader, "nb")
        return len(queries)

    one, plan = asked(), Plan.objects.get(school=cast.hill)
    session = NetworkSession.objects.get()
    for day in range(3):
        LogEntry.objects.create(
            plan=plan, on=timezone.localdate(), kind="story", text=f"Dag {day}", by=leader
        )
        Proposal.objects.create(session=session, by=leader, by_name="Tone Berg", title=f"Forslag {day}")
    assert asked() == one


def test_the_pdf_speaks_the_readers_language(cast: Cast, leader: Person) -> None:
    assert pdf_of(my_data_document(leader, "nb")).startswith(b"%PDF")
    assert cast.client("leader").get("/my-data.pdf")["Content-Type"] == "application/pdf"
    assert "Han smilte." in cast.client("leader").get("/my-data/paper/").content.decode()


def test_erased_by_ones_own_hand(cast: Cast, leader: Person) -> None:
    client = cast.client("leader")
    wrong = client.post("/my-data/erase/", {"email": "annen@example.no"})
    assert 'id="id_email_error"' in wrong.content.decode()
    assert Person.objects.get(pk=leader.pk).is_active
    answer = client.post("/my-data/erase/", {"email": "Leader@example.no"})
    assert answer.headers["Location"] == "/accounts/login/"
    assert client.get("/").status_code == 302
    gone = Person.objects.get(pk=leader.pk)
    assert (gone.name, gone.is_active, gone.has_usable_password()) == ("Tidligere medlem", False, False)
    assert not actor_for(gone).grants
    assert not CalendarFeed.objects.filter(person=gone).exists()
    assert Task.objects.get().person.name == "Tidligere medlem"
    assert Proposal.objects.get().by_name == "Tidligere medlem"
    assert not Delivery.objects.filter(email="leader@example.no").exists()
    assert LogEntry.objects.get().by == gone


def test_a_name_typed_by_hand_goes_in_ones_own_networks_only(cast: Cast, leader: Person) -> None:
    erase_person(person=leader, by=leader)
    assert list(Goal.objects.order_by("pk").values_list("responsible", flat=True)) == [
        "Tidligere medlem",
        "Tone Berg",
    ]


def test_a_name_that_somebody_else_there_bears_stays(cast: Cast, leader: Person) -> None:
    """Else whoever takes a colleague's name first could take it out of the colleague's plan."""
    Person.objects.filter(pk=cast["third"].pk).update(name="Tone Berg")
    client = cast.client("leader")
    assert "samme navn" in client.get("/my-data/erase/").content.decode()
    assert client.post("/my-data/erase/", {"email": leader.email}).status_code == 302
    assert Goal.objects.get(plan__school=cast.hill).responsible == "Tone Berg"
    assert Proposal.objects.get().by_name == "Tidligere medlem"
    told = Entry.objects.get(action="person.erased").detail
    assert told["namesakes_in"] == [cast.network.pk]


def test_a_namesake_elsewhere_or_erased_keeps_nothing(cast: Cast, leader: Person) -> None:
    Person.objects.filter(pk=cast["outsider"].pk).update(name="Tone Berg")
    Person.objects.filter(pk=cast["third"].pk).update(name="Tone Berg", is_active=False)
    erase_person(person=leader, by=leader)
    assert Goal.objects.get(plan__school=cast.hill).responsible == "Tidligere medlem"


def test_what_is_published_keeps_the_name(cast: Cast, leader: Person) -> None:
    from foundation.writing.models import FrozenVersion

    version = FrozenVersion.objects.create(
        kind="x", object_id=1, number=1, language="nb", parts={}, by=leader, by_name="Tone Berg"
    )
    erase_person(person=leader, by=leader)
    version.refresh_from_db()
    assert version.by_name == "Tone Berg"
    assert freeze


def test_the_erased_ones_invitations_and_roles_are_over(cast: Cast, leader: Person) -> None:
    Invitation.objects.create(email=leader.email, name="Tone", role=Role.LEADER, school=cast.hill)
    erase_person(person=leader, by=leader)
    erase_person(person=leader, by=leader)
    assert not Invitation.objects.exists()
    assert RoleAssignment.objects.get(person=leader).ends_on == timezone.localdate()
    assert Entry.objects.filter(action="person.erased").count() == 1


def test_a_role_that_was_to_end_later_ends_too_and_nobody_calls_the_erased(
    cast: Cast, leader: Person
) -> None:
    session = NetworkSession.objects.get()
    RoleAssignment.objects.filter(person=leader).update(ends_on=timezone.localdate() + timedelta(days=90))
    assert leader in {seat.person for seat in seats_of(session)}
    erase_person(person=leader, by=leader)
    assert RoleAssignment.objects.get(person=leader).ends_on == timezone.localdate()
    AgendaItem.objects.create(session=session, title="Runden", minutes=60)
    send_call(session=session, note="", expected=0, by=cast["convenor"])
    assert Delivery.objects.filter(email="convenor@example.no").exists()
    assert not Delivery.objects.filter(message__kind__startswith="session", person=leader).exists()


def test_the_last_of_rkbu_and_an_operator_stay(cast: Cast) -> None:
    for part in ("rkbu", "operator"):
        with pytest.raises(Refused):
            erase_person(person=cast[part], by=cast[part])
        assert Person.objects.get(pk=cast[part].pk).is_active
    answer = cast.client("rkbu").post("/my-data/erase/", {"email": "rkbu@example.no"})
    assert answer.status_code == 200
    assert RoleAssignment.objects.get(person=cast["rkbu"]).ends_on is None


def test_reading_ones_data_changes_nothing(cast: Cast, leader: Person) -> None:
    client = cast.client("leader")
    for path in ("/my-data/", "/my-data.json", "/my-data.pdf"):
        assert client.post(path).status_code == 405
    assert client.get("/my-data/erase/").status_code == 200
    assert Person.objects.get(pk=leader.pk).is_active


def test_what_one_has_done_is_told_in_words_and_not_in_the_trails_names(cast: Cast, leader: Person) -> None:
    record(by=leader, action="session.answered", obj=leader)
    record(by=leader, action="plans.something_new", obj=leader)
    page = cast.client("leader").get("/my-data/").content.decode()
    assert "Svarte på en innkalling" in page
    assert "Arbeidet med planen" in page
    assert "session.answered" not in page


def test_every_act_that_the_trail_can_hold_has_words() -> None:
    found = {
        name
        for folder in ("accounts", "desk", "foundation", "network", "plans", "plc_survey", "programme", "review", "sessions")
        for file in (Path(settings.BASE_DIR) / folder).rglob("*.py")
        for name in re.findall(r'action="([a-z_]+)\.[a-z_]+"', file.read_text())
    }  # fmt: skip
    assert len(found) > 10
    assert not found - set(deeds())
    assert all({"nb", "nn", "en"} == set(words) for words in deeds().values())
